package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A planted fault raises its flag and rejects nothing that it does not concern (rule I-06). Not listed: isr-flyer, whose flag
 * belongs to the study; qc-coverage, time-unit-missing, cross-talk and others that need more subjects or a method of their own (FlagEvidenceTest has them). What the
 * integrator has to see is planted for both ways to an area; what acceptance sees is judged by drop in the quick share.
 */
class EachFaultRaisesItsFlagTest {
    /** What a fit has no need to say (docs/decisions/0003). */
    private static final Set<String> ONLY_BY_DROP = Set.of("VALLEY", "INTEGRATION_FAILED");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "not-acquired, NOT_ACQUIRED, 0, perpendicular_drop",
        "few-points, TOO_FEW_POINTS, 0, perpendicular_drop",
        "is-dropout, IS_MISSING, 0, perpendicular_drop",
        "failing-qc, OUT_OF_LIMIT, 1, perpendicular_drop",
        "carry-over, CARRYOVER, 0, perpendicular_drop",
        "overlapping-monitored, INTERFERENT_OVERLAP, 0, joint_fit",
        "truncated-lloq, TRUNCATED_LLOQ, 0, perpendicular_drop",
        "order-swapped, ORDER_CONTRADICTED, 2, joint_fit"
    })
    void of_the_important_ones(String fault, String flag, int rejected, String way) {
        assertRaised(fault, flag, rejected, way);
    }

    @Tag("evidence")
    @ParameterizedTest
    @CsvSource({
        "not-acquired, NOT_ACQUIRED, 0",
        "is-dropout, IS_MISSING, 0",
        "failing-qc, OUT_OF_LIMIT, 1",
        "carry-over, CARRYOVER, 0",
        "truncated-lloq, TRUNCATED_LLOQ, 0"
    })
    void of_the_important_ones_by_fit(String fault, String flag, int rejected) {
        assertRaised(fault, flag, rejected, SharedRuns.FIT);
    }

    @Tag("evidence")
    @ParameterizedTest
    @CsvSource({
        "no-single-enantiomers, ORDER_UNCONFIRMED, 4",
        "no-zero, RUN_INCOMPLETE, 0",
        "not-bracketed, NOT_BRACKETED, 0",
        "sequence-order, SEQUENCE_ORDER, 0",
        "file-reused, FILE_REUSED, 0",
        "truncated-file, RAW_UNREADABLE, 0",
        "wrong-checksum, RAW_CHECKSUM, 0",
        "serial-mismatch, INSTRUMENT_MISMATCH, 0",
        "equal-times, RAW_IRREGULAR, 0",
        "channel-missing, NO_DATA, 0",
        "points-low, POINTS_LOW, 0",
        "spike, MASKED_POINTS, 0",
        "window-truncated, WINDOW_TRUNCATED, 0",
        "rt-drift, RT_DRIFT, 0",
        "rs-low, RS_LOW, 0",
        "rs-below-floor, RS_BELOW_FLOOR, 0",
        "valley, VALLEY, 0",
        "no-valley, INTEGRATION_FAILED, 0",
        "ion-ratio, ION_RATIO, 0",
        "is-low, IS_LOW, 0",
        "is-high, IS_HIGH, 0",
        "is-inflation, IS_INFLATION, 0",
        "is-drift, IS_DRIFT, 0",
        "is-group-shift, IS_GROUP_SHIFT, 0",
        "below-precision-limit, BELOW_PRECISION_LIMIT, 0",
        "sn-low, SN_LOW, 0",
        "failing-lloq-standard, STANDARD_EXCLUDED, 0",
        "truncated-uloq, TRUNCATED_ULOQ, 0",
        "no-curve, NO_CURVE, 1",
        "saturated-uloq, SATURATED, 0",
        "racemate-ratio, RACEMATE_RATIO, 0",
        "blank-interference, BLANK_INTERFERENCE, 0",
        "carryover-risk, CARRYOVER_RISK, 0",
        "suitability, SUITABILITY_FAILED, 0",
        "predose-contamination, PREDOSE_QUANTIFIABLE, 0",
        "sample-unknown, SAMPLE_UNKNOWN, 0",
        "time-window, TIME_WINDOW, 0",
        "stability, STABILITY_EXCEEDED, 0",
        "dilution-unvalidated, DILUTION_UNVALIDATED, 0",
        "dilution-qc-failing, DILUTION_QC_FAILED, 0",
        "diluted-below-lloq, DILUTED_BELOW_LLOQ, 0"
    })
    void of_all_others(String fault, String flag, int rejected) {
        assertRaised(fault, flag, rejected, ONLY_BY_DROP.contains(flag) ? SharedRuns.DROP : SharedRuns.FIT);
    }

    @ParameterizedTest
    @CsvSource({"ambiguous-rt, AMBIGUOUS_RT, 7", "rt-shift, RT_SHIFT, 7"})
    void of_places_by_drop_and_by_fit(String fault, String flag, long seed) throws IOException {
        assertRaisedOnStruckRows(fault, flag, seed);
    }

    @Tag("evidence")
    @ParameterizedTest
    @CsvSource({
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
    void of_all_others_by_drop_and_by_fit(String fault, String flag, long seed) throws IOException {
        assertRaisedOnStruckRows(fault, flag, seed);
    }

    /** The simulated method with its way of integrating. */
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

    private void assertRaised(String fault, String flag, int rejected, String way) {
        Path run = folder.resolve(fault);
        Path results = run.resolve("results");
        succeed("simulate", run.toString(), "--seed", "7", "--subjects", "2", "--fault", fault);
        succeed("process", run.toString(), "--method", method(run, way).toString());
        assertThat(ResultTable.flags(results)).contains(flag);
        assertThat(ResultTable.rejected(results)).hasSize(rejected);
    }

    /** The flag stands on a row that the fault strikes, and no number that stands is far from the truth, either way. */
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
