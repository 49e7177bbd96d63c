package io.enantio.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Real processes: a load that is killed leaves whole runs only, and loads at the same time do not disturb each other. */
@ResourceLock(TestPostgres.SERVER)
class KilledAndConcurrentLoadsTest {
    private static final int RUNS = 4;
    private static final int INJECTIONS = 40;
    private static final List<String> ANALYTES = List.of("S-a", "R-a", "S-b", "R-b");

    @TempDir
    Path home;

    private final List<Path> results = new ArrayList<>();

    @BeforeEach
    void manyRuns() {
        for (int run = 1; run <= RUNS; run++) {
            WrittenResults written = new WrittenResults("R" + run);
            for (int i = 1; i <= INJECTIONS; i++) {
                String sample = "R" + run + "-" + i;
                written.specimen(sample, "P" + i).injection(i, sample, "study");
                for (String analyte : ANALYTES) {
                    written.result(i, analyte, "quantified", run + "." + i);
                }
            }
            results.add(written.writeTo(home.resolve("r" + run)));
        }
    }

    @Test
    void aKilledLoadLeavesCompleteRunsInAFile() throws Exception {
        killed(TestPlace.sqlite(home.resolve("s.sqlite")), 2, 1);
    }

    @Test
    void aKilledLoadLeavesCompleteRunsOnAServer() throws Exception {
        killed(TestPostgres.newDatabase(), 1, 2);
    }

    @Test
    @Tag("evidence")
    void aHundredKilledLoadsLeaveCompleteRunsInAFile() throws Exception {
        for (int round = 0; round < 10; round++) {
            killed(TestPlace.sqlite(home.resolve("s" + round + ".sqlite")), 10, 100 + round);
        }
    }

    @Test
    @Tag("evidence")
    void fiftyKilledLoadsLeaveCompleteRunsOnAServer() throws Exception {
        for (int round = 0; round < 5; round++) {
            killed(TestPostgres.newDatabase(), 10, 200 + round);
        }
    }

    /** Kills before, inside and between the transactions; the last load finishes. */
    private void killed(TestPlace place, int times, long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        for (int i = 0; i < times; i++) {
            LoadProcess load = LoadProcess.start(place, shuffled(random));
            int lines = random.nextInt(4);
            boolean alive = true;
            for (int line = 0; alive && line < lines; line++) {
                alive = load.saysALine();
            }
            Thread.sleep(lines == 0 ? 400 + random.nextInt(600) : random.nextInt(40));
            load.kill();
            assertWhole(place);
        }
        assertThat(LoadProcess.start(place, results).exitStatus()).isZero();
        assertWhole(place);
        assertComplete(place);
    }

    @Test
    void twoSimultaneousLoadsRunOneAfterTheOtherInAFile() throws Exception {
        twoAtOnce(TestPlace.sqlite(home.resolve("t.sqlite")), 2, 3);
    }

    @Test
    void twoSimultaneousLoadsRunOneAfterTheOtherOnAServer() throws Exception {
        twoAtOnce(TestPostgres.newDatabase(), 2, 4);
    }

    @Test
    @Tag("evidence")
    void tenTimesFourSimultaneousLoadsRunOneAfterTheOther() throws Exception {
        for (int round = 0; round < 10; round++) {
            twoAtOnce(TestPlace.sqlite(home.resolve("t" + round + ".sqlite")), 4, 300 + round);
            twoAtOnce(TestPostgres.newDatabase(), 4, 400 + round);
        }
    }

    private void twoAtOnce(TestPlace place, int processes, long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        List<LoadProcess> loads = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            loads.add(LoadProcess.start(place, shuffled(random)));
        }
        for (LoadProcess load : loads) {
            assertThat(load.exitStatus()).isZero();
        }
        assertWhole(place);
        assertComplete(place);
    }

    private List<Path> shuffled(Random random) {
        List<Path> order = new ArrayList<>(results);
        Collections.shuffle(order, random);
        return order;
    }

    /** Every version of a run has all its rows, its reported results and its entry in the audit trail. */
    private static void assertWhole(TestPlace place) {
        boolean exists = place.url().startsWith("jdbc:postgresql:")
                ? place.count("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'enantio' AND tablename = 'audit'") > 0
                : place.count("SELECT COUNT(*) FROM sqlite_master WHERE name = 'audit'") > 0;
        if (!exists) {
            return;
        }
        long runs = place.count("SELECT COUNT(*) FROM run_version");
        for (String table : List.of("result", "peak")) {
            assertThat(place.count("SELECT COUNT(*) FROM " + table))
                    .as(table)
                    .isEqualTo(runs * INJECTIONS * ANALYTES.size());
        }
        assertThat(place.count("SELECT COUNT(*) FROM reported_result")).isEqualTo(runs * INJECTIONS * ANALYTES.size());
        assertThat(place.count("SELECT COUNT(*) FROM specimen")).isEqualTo(runs * INJECTIONS);
        assertThat(place.count("SELECT COUNT(*) FROM audit WHERE action = 'load'"))
                .isEqualTo(runs);
        assertThat(place.count("SELECT COUNT(*) FROM verdict")).isEqualTo(runs * ANALYTES.size());
    }

    private static void assertComplete(TestPlace place) {
        assertThat(place.count("SELECT COUNT(*) FROM run_version")).isEqualTo(RUNS);
        assertThat(place.count("SELECT MAX(version) FROM run_version")).isEqualTo(1);
    }
}
