package io.enantio.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The same results give the same rows and the same exported bytes on SQLite and on PostgreSQL. */
@ResourceLock(TestPostgres.SERVER)
class SameOnBothEnginesTest {
    @TempDir
    Path home;

    private static final List<String> RUNS =
            List.of("sample-runs/crps-day-1/expected", "sample-runs/every-flag/expected");

    @Test
    void everyTableAndViewHasTheSameContent() throws java.io.IOException {
        TestPlace server = TestPostgres.newDatabase();
        TestPlace file = TestPlace.sqlite(home.resolve("s.sqlite"));
        for (TestPlace place : List.of(server, file)) {
            for (String run : RUNS) {
                assertThat(InProcess.enantio("load", run, "--db", place.place()).status())
                        .isZero();
            }
        }
        for (String table : StudyDatabaseContract.TABLES) {
            if (!List.of("audit", "digest", "withdrawal", "correction", "setting")
                    .contains(table)) {
                assertSame(server, file, table);
            }
        }
        String digests = "SELECT table_name, run_version, row_count, sha256, row_marks FROM digest"
                + " WHERE table_name <> '(definitions)'";
        assertThat(server.rows(digests).stream().sorted().toList())
                .as("digests do not depend on the engine")
                .isNotEmpty()
                .isEqualTo(file.rows(digests).stream().sorted().toList());
        for (String view : List.of(
                "reported_concentrations",
                "mean_profile",
                "pc",
                "run_overview",
                "flags_open",
                "results_not_reported",
                "infusion_segment")) {
            assertSame(server, file, view);
        }
        for (TestPlace place : List.of(server, file)) {
            Path out = home.resolve(place == server ? "server" : "file");
            assertThat(InProcess.enantio(
                                    "export",
                                    "pc",
                                    "--study",
                                    "SIMULATED-STUDY",
                                    "--db",
                                    place.place(),
                                    "--out",
                                    out.toString())
                            .status())
                    .isZero();
        }
        for (String name : List.of("pc.csv", "pc.xpt", "pc.json", "define.xml")) {
            assertThat(Files.mismatch(
                            home.resolve("server").resolve(name),
                            home.resolve("file").resolve(name)))
                    .as(name)
                    .isEqualTo(-1);
        }
    }

    private static void assertSame(TestPlace one, TestPlace other, String table) {
        List<String> rows = sorted(one, table);
        assertThat(rows).as(table).isNotEmpty().isEqualTo(sorted(other, table));
    }

    private static List<String> sorted(TestPlace place, String table) {
        return place.rows("SELECT * FROM " + table).stream().sorted().toList();
    }
}
