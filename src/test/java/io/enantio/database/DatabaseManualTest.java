package io.enantio.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.GeneratedDocument;
import io.enantio.cli.InProcess;
import io.enantio.database.engine.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference page of the database is generated from the tables that the migrations create. */
class DatabaseManualTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/io/enantio/database");

    @TempDir
    Path home;

    @Test
    void theReferencePageIsUpToDate() {
        TestPlace place = TestPlace.sqlite(home.resolve("s.sqlite"));
        assertThat(InProcess.enantio("load", "--prepare", "--db", place.place()).err())
                .isEmpty();
        StringBuilder page = new StringBuilder(String.format(Locale.ROOT, """
                # The database of a study

                <!-- Made from the migrations by DatabaseManualTest. To renew: run the tests once with -Dgolden.update=yes -->

                Schema version %d, the same on SQLite and on PostgreSQL (there in the schema `enantio`). Tables are append-only;
                a run that is processed again becomes a new `version`. Views show the latest version of each run and the reported
                result in force. Types are those of SQLite: INTEGER is BIGINT, REAL is DOUBLE PRECISION on PostgreSQL.
                How to load and query it: [load and export](../how-to/load-and-export.md).
                """, Schema.VERSION));
        page.append("\n## Views\n");
        place.rows("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")
                .forEach(name -> describe(page, place, name));
        page.append("\n## Tables\n");
        StudyDatabaseContract.TABLES.forEach(name -> describe(page, place, name));
        GeneratedDocument.assertFresh("docs/reference/database.md", page.toString());
    }

    private static void describe(StringBuilder page, TestPlace place, String name) {
        page.append("\n### `").append(name).append("`\n\n| column | type | key | needed |\n|---|---|---|---|\n");
        for (String column : place.rows("SELECT name, type, pk, \"notnull\" FROM pragma_table_info('" + name + "')")) {
            List<String> cells = List.of(column.split("\\|", -1));
            page.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %s | %s |\n",
                    cells.get(0),
                    cells.get(1),
                    cells.get(2).equals("0") ? "" : cells.get(2),
                    cells.get(3).equals("1") ? "yes" : ""));
        }
    }

    @Test
    void everyTableOfTheDatabaseIsAppendOnlyAndOnThePage() {
        TestPlace place = TestPlace.sqlite(home.resolve("t.sqlite"));
        InProcess.enantio("load", "--prepare", "--db", place.place());
        assertThat(place.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'flyway%'"
                        + " AND name NOT LIKE 'sqlite%'"))
                .containsExactlyInAnyOrderElementsOf(StudyDatabaseContract.TABLES);
        for (String table : StudyDatabaseContract.TABLES) {
            assertThat(place.count(
                            "SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '" + table + "'"))
                    .as(table)
                    .isEqualTo(3);
        }
    }

    @Test
    void theVersionOfTheSchemaIsThatOfItsLastMigration() throws IOException {
        for (String engine : List.of("sqlite", "postgresql")) {
            try (Stream<Path> files = Stream.of("tables", "views", engine)
                    .map(MIGRATIONS::resolve)
                    .flatMap(DatabaseManualTest::list)) {
                assertThat(files.map(file -> file.getFileName().toString().replaceAll("V([0-9.]+)__.*", "$1"))
                                .sorted())
                        .as("%s, before the digests", engine)
                        .containsExactly("1", "2", "3", "4", "5", "6", "6.1", "6.2", "" + Schema.VERSION, "7.1", "7.2");
            }
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
