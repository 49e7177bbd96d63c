package io.enantio.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.cli.InProcess;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.method.rules.Flag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that enantio never wrote: what a column promises is what is read, or the column and the value are named. */
class StoredRowTest {
    @TempDir
    Path home;

    private static <T> T read(String columns, StoredRow.Reading<T> reading) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT " + columns)) {
            row.next();
            return new StoredRow(row).as(reading);
        }
    }

    private static void damaged(String columns, StoredRow.Reading<?> reading, String problem) {
        assertThatThrownBy(() -> read(columns, reading))
                .isInstanceOf(StoredRow.Damaged.class)
                .hasMessage(problem);
    }

    @Test
    void goodValuesAreRead() throws SQLException {
        LocalDate date = read("'2026-03-02' AS d", row -> row.date("d"));
        assertThat(date).isEqualTo("2026-03-02");
        Optional<OffsetDateTime> time = read("'2026-03-02T08:00:00' AS t", row -> row.maybeTime("t"));
        assertThat(time).contains(OffsetDateTime.parse("2026-03-02T08:00:00Z"));
        List<Flag> flags = read("'RT_SHIFT;NO_DATA' AS flags", StoredRow::flags);
        assertThat(flags).containsExactly(Flag.RT_SHIFT, Flag.NO_DATA);
        int none = read("NULL AS n", row -> row.count("n"));
        assertThat(none).isZero();
        OptionalDouble absent = read("NULL AS n", row -> row.maybeNumber("n"));
        assertThat(absent).isEmpty();
        int seven = read("7 AS n", row -> row.integer("n"));
        assertThat(seven).isEqualTo(7);
    }

    @Test
    void aValueThatIsNoneIsNamedWithItsColumn() {
        damaged("NULL AS run", row -> row.text("run"), "has a row with nothing for run, which is no text");
        damaged("'much' AS n", row -> row.maybeNumber("n"), "has a row with \"much\" for n, which is no number");
        damaged("9e999 AS n", row -> row.number("n"), "has a row with \"Infinity\" for n, which is no number");
        damaged("1.5 AS n", row -> row.integer("n"), "has a row with 1.5 for n, which is no whole number");
        damaged("'soon' AS t", row -> row.maybeTime("t"), "has a row with \"soon\" for t, which is no time");
        damaged("'2026-13-40' AS d", row -> row.date("d"), "has a row with \"2026-13-40\" for d, which is no date");
        damaged("'RAIN' AS flags", StoredRow::flags, "has a row with \"RAIN\" for flags, which is no flag");
        damaged(
                "'a' AS analyte, 'c' AS compound, 'X' AS configuration",
                StoredRow::analyte,
                "has a row with \"X\" for configuration, which is no configuration");
        damaged(
                "1",
                row -> {
                    throw new IllegalArgumentException("a peak must be narrow, is not");
                },
                "has a row that cannot be: a peak must be narrow, is not");
    }

    @Test
    void aSchemaVersionThatIsNoneIsRefused() throws SQLException {
        String database = home.resolve("study.sqlite").toString();
        assertThat(InProcess.enantio("load", "--prepare", "--db", database).status())
                .isZero();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement sql = connection.createStatement()) {
            sql.executeUpdate("UPDATE flyway_schema_history SET version = '*a' WHERE version IS NOT NULL");
        }
        Outcome outcome = InProcess.enantio(
                "export",
                "pc",
                "--study",
                "STUDY-1",
                "--db",
                database,
                "--out",
                home.resolve("pc").toString());
        assertThat(outcome.err())
                .isEqualTo(database
                        + ": states the schema version \"*a\", which is none. enantio did not write that: restore a"
                        + " copy of the database.\n");
        assertThat(outcome.status()).isEqualTo(2);
    }

    /** The transport file is left out, as for a text that its format does not have; the other files are written. */
    @Test
    void aNumberThatTheTransportFormatDoesNotHaveLeavesTheTransportFileOut() throws IOException {
        String database = home.resolve("study.sqlite").toString();
        Path results = new WrittenResults("R1")
                .sample("P1-1,STUDY-1,P1,DAY 1,1,1.25,2026-04-01T10:00:00Z,2026-04-01T08:45:00Z,F-12")
                .injection(1, "P1-1", "study")
                .result(1, "S-a", "quantified", "1.5e-128")
                .writeTo(home.resolve("r1"));
        assertThat(InProcess.enantio("load", "--db", database, results.toString())
                        .status())
                .isZero();
        Path out = home.resolve("pc");
        Outcome outcome =
                InProcess.enantio("export", "pc", "--study", "STUDY-1", "--db", database, "--out", out.toString());
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err()).contains("is too small or too large a number for the SAS transport format");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("pc.csv", "pc.json")
                    .doesNotContain("pc.xpt");
        }
    }
}
