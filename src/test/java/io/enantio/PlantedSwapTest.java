package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The column elutes a pair in the order opposite to the method's: every such run is found by its single enantiomers, and
 * rejected for both analytes of the pair and for no other (CHI-1). A run in the method's order is never flagged. Runs
 * differ in seed, resolution, tailing, noise and the ratio of the samples.
 */
class PlantedSwapTest {
    private static final int RUNS = Integer.getInteger("swap.runs", 100);
    private static final List<String> RESOLUTIONS = List.of("1.8", "1.4", "2.2", "1.6");
    private static final List<String> TAILINGS = List.of("1.2", "1.6", "1.05");
    private static final List<String> NOISES = List.of("1", "3");
    private static final List<String> RATIOS = List.of("1", "0.2", "5");

    @TempDir
    private Path folder;

    /** The outcome of the two runs of a seed. */
    private record Detection(boolean found, boolean falseAlarm) {}

    /** That a fitted run in order is not flagged, the shipped runs show. */
    @Test
    void aSwapIsFoundByFit() throws IOException {
        assertThat(isFound(results(1, SharedRuns.FIT, "--fault", "order-swapped")))
                .isTrue();
    }

    @Test
    void aSwapIsFoundByDropAndARunInOrderIsNotFlagged() throws IOException {
        assertThat(detection(1, SharedRuns.DROP)).isEqualTo(new Detection(true, false));
    }

    @Tag("evidence")
    @ParameterizedTest
    @ValueSource(strings = {SharedRuns.FIT, SharedRuns.DROP})
    void aHundredOfAHundredSwapsAreFoundWithoutAFalseAlarm(String way) throws IOException {
        int found = 0;
        int falseAlarms = 0;
        for (long seed = 1001; seed < 1001 + RUNS; seed++) {
            Detection detection = detection(seed, way);
            found += detection.found() ? 1 : 0;
            falseAlarms += detection.falseAlarm() ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT, "%s: swaps found %d of %d, false alarms %d of %d%n", way, found, RUNS, falseAlarms, RUNS);
        assertThat(found).isEqualTo(RUNS);
        assertThat(falseAlarms).isZero();
    }

    private Detection detection(long seed, String way) throws IOException {
        Path swapped = results(seed, way, "--fault", "order-swapped");
        Path inOrder = results(seed, way);
        Detection detection = new Detection(isFound(swapped), isFlagged(inOrder));
        ResultTable.delete(folder.resolve("run"));
        return detection;
    }

    private Path results(long seed, String way, String... fault) throws IOException {
        ResultTable.delete(folder.resolve("run"));
        int turn = (int) seed;
        List<String> options = new ArrayList<>(List.of(fault));
        options.addAll(List.of("--subjects", "1", "--seed", Long.toString(seed)));
        options.addAll(List.of("--resolution", RESOLUTIONS.get(turn % RESOLUTIONS.size())));
        options.addAll(List.of("--tailing", TAILINGS.get(turn % TAILINGS.size())));
        options.addAll(List.of("--noise", NOISES.get(turn / 2 % NOISES.size())));
        options.addAll(List.of("--ratio", RATIOS.get(turn / 3 % RATIOS.size())));
        Path results = SimulatedFolder.in(folder.resolve("run"), options.toArray(String[]::new))
                .processed(way);
        return Files.move(results, folder.resolve(fault.length + "-" + seed));
    }

    private static boolean isFound(Path results) {
        Set<String> contradicted = analytes(results, "ORDER_CONTRADICTED");
        List<String> rejected = ResultTable.of(results.resolve("verdicts.csv")).stream()
                .filter(row -> row.get("reasons").contains("CHI-1"))
                .map(row -> row.get("analyte") + " " + row.get("verdict"))
                .sorted()
                .toList();
        return contradicted.equals(Set.of("R-ketamine", "S-ketamine"))
                && analytes(results, "ORDER_UNCONFIRMED").isEmpty()
                && rejected.equals(List.of("R-ketamine rejected", "S-ketamine rejected"));
    }

    private static boolean isFlagged(Path results) {
        return !analytes(results, "ORDER_CONTRADICTED").isEmpty()
                || !analytes(results, "ORDER_UNCONFIRMED").isEmpty();
    }

    /** Analytes that a finding of CHI-1 marks with the flag. */
    private static Set<String> analytes(Path results, String flag) {
        Set<String> analytes = new TreeSet<>();
        for (CSVRecord row : ResultTable.of(results.resolve("rules.csv"))) {
            if (row.get("detail").startsWith(flag)) {
                analytes.add(row.get("analyte"));
            }
        }
        return analytes;
    }
}
