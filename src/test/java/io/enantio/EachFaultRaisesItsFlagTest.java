package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A planted fault that integration must detect raises its flag on an affected row, by both methods of integration (rule
 * I-06). {@link FlagEvidenceTest} plants the cause of every flag.
 */
class EachFaultRaisesItsFlagTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource("ambiguous-rt, AMBIGUOUS_RT, 7")
    void faultsOfRetentionTimesAreFlaggedByDropAndByFit(String fault, String flag, long seed) throws IOException {
        assertRaisedOnStruckRows(fault, flag, seed);
    }

    @Tag("evidence")
    @ParameterizedTest
    @CsvSource({
        "rt-shift, RT_SHIFT, 7",
        "ambiguous-rt, AMBIGUOUS_RT, 31",
        "ambiguous-rt, AMBIGUOUS_RT, 32",
        "ambiguous-rt, AMBIGUOUS_RT, 33",
        "rt-shift, RT_SHIFT, 31",
        "rt-shift, RT_SHIFT, 32",
        "ambiguous-assignment, AMBIGUOUS_ASSIGNMENT, 7",
        "ambiguous-assignment, AMBIGUOUS_ASSIGNMENT, 31",
        "tail, TAIL, 7",
        "tail, TAIL, 31",
        "spike, MASKED_POINTS, 7",
        "window-truncated, WINDOW_TRUNCATED, 7",
        "rt-drift, RT_DRIFT, 7",
        "rs-low, RS_LOW, 7",
        "rs-below-floor, RS_BELOW_FLOOR, 7",
        "is-dropout, IS_MISSING, 7",
        "saturated-uloq, SATURATED, 7",
        "ion-ratio, ION_RATIO, 7"
    })
    void allOtherFaultsAreFlaggedByDropAndByFit(String fault, String flag, long seed) throws IOException {
        assertRaisedOnStruckRows(fault, flag, seed);
    }

    /** The simulated method with its method of integration. */
    private static Path method(Path run, String way) {
        try {
            String method = Files.readString(run.resolve("method.yaml"));
            assertThat(method).contains("integration: " + SharedRuns.FIT);
            return Files.writeString(
                    run.resolve("method-" + way + ".yaml"),
                    method.replace("integration: " + SharedRuns.FIT, "integration: " + way));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An affected row has the flag, and no reported number is far from the truth, by either method of integration. */
    private void assertRaisedOnStruckRows(String fault, String flag, long seed) throws IOException {
        Path run = folder.resolve(fault + seed);
        succeed("simulate", run.toString(), "--seed", Long.toString(seed), "--subjects", "2", "--fault", fault);
        for (String way : List.of(SharedRuns.DROP, SharedRuns.FIT)) {
            Path each = method(run, way);
            Path results = run.resolve("results-" + each.getFileName());
            succeed("process", run.toString(), "--method", each.toString(), "--out", results.toString());
            List<SimulatedRow> rows = SimulatedRow.of(run, results);
            assertThat(rows)
                    .filteredOn(SimulatedRow::isStruck)
                    .anyMatch(row -> row.flags().contains(flag));
            assertThat(rows).as(each.toString()).noneMatch(SimulatedRow::isFarOff);
        }
    }

    private static void succeed(String... arguments) {

        InProcess.Outcome outcome = InProcess.enantio(arguments);
        assertThat(outcome.status()).as(outcome.err()).isLessThanOrEqualTo(1);
    }
}
