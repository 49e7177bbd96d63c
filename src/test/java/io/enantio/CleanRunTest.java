package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs without faults, with noise, scatter of preparation and an ageing column: in a run of 200 injections at most 3
 * rows in 100 have a warning, and every analyte is accepted.
 */
class CleanRunTest {
    private static final int RUNS = Integer.getInteger("clean.runs", 10);
    private static final double MOST_WARNINGS = 0.03;

    @TempDir
    private Path folder;

    /** Rows of concentrations.csv, rows with a warning, rows that lost their concentration, and every flag. */
    private record Counted(int rows, int warned, int lost, Map<String, Integer> flags) {
        Counted plus(Counted other) {
            Map<String, Integer> both = new TreeMap<>(flags);
            other.flags.forEach((flag, count) -> both.merge(flag, count, Integer::sum));
            return new Counted(rows + other.rows, warned + other.warned, lost + other.lost, both);
        }
    }

    @Test
    void aCleanRunHasHardlyAnyWarnings() {
        assertThat(counted(SharedRuns.smallFitted().resolve("results")))
                .satisfies(CleanRunTest::assertHardlyAnyWarnings);
    }

    @Tag("evidence")
    @ParameterizedTest
    @ValueSource(strings = {SharedRuns.FIT, SharedRuns.DROP})
    void cleanRunsOf200InjectionsHaveHardlyAnyWarnings(String way) {
        Counted sum = new Counted(0, 0, 0, Map.of());
        for (long seed = 1; seed <= RUNS; seed++) {
            Counted one = counted(seed, "25", way);
            System.out.printf(
                    Locale.ROOT,
                    "%s, seed %d: %d rows, %d with a warning (%.2f %%), %d without number%n",
                    way,
                    seed,
                    one.rows(),
                    one.warned(),
                    100.0 * one.warned() / one.rows(),
                    one.lost());
            assertHardlyAnyWarnings(one);
            sum = sum.plus(one);
        }
        System.out.printf(
                Locale.ROOT,
                "%s, all: %d of %d rows with a warning (%.2f %%) %s%n",
                way,
                sum.warned(),
                sum.rows(),
                100.0 * sum.warned() / sum.rows(),
                sum.flags());
    }

    private static void assertHardlyAnyWarnings(Counted one) {
        assertThat(one.warned()).as(one.toString()).isLessThanOrEqualTo((int) (MOST_WARNINGS * one.rows()));
    }

    private Counted counted(long seed, String subjects, String way) {
        Path run = folder.resolve("run");
        ResultTable.delete(run);
        SimulatedFolder simulated = SimulatedFolder.in(run, "--seed", Long.toString(seed), "--subjects", subjects);
        return counted(simulated.processed(way));
    }

    private static Counted counted(Path results) {
        assertThat(ResultTable.rejected(results)).isEmpty();
        List<CSVRecord> rows = ResultTable.of(results.resolve("concentrations.csv"));
        Map<String, Integer> flags = new TreeMap<>();
        rows.stream().flatMap(CleanRunTest::flags).forEach(flag -> flags.merge(flag.name(), 1, Integer::sum));
        return new Counted(rows.size(), with(rows, Severity.WARNING), with(rows, Severity.NOT_QUANTIFIABLE), flags);
    }

    private static int with(List<CSVRecord> rows, Severity severity) {
        return (int) rows.stream()
                .filter(row -> flags(row).anyMatch(flag -> flag.severity() == severity))
                .count();
    }

    private static Stream<Flag> flags(CSVRecord row) {
        return Arrays.stream(row.get("flags").split(";"))
                .filter(word -> !word.isEmpty())
                .map(Flag::valueOf);
    }
}
