package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.method.rules.Flag;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Results of the shipped runs against the true values that they were simulated from. */
class ShippedRunsTruthTest {
    private static final double MEDIAN_PERCENT = 5;
    private static final double NINETY_FIFTH_PERCENT = 15;

    /** A quantified study sample: reported and true concentration. */
    private record Reported(double truth, double found, double low, double high) {
        double absoluteErrorPercent() {
            return 100 * Math.abs(found - truth) / truth;
        }

        boolean isCovered() {
            return low <= truth && truth <= high;
        }
    }

    @Test
    void concentrationsOfCrpsDay1AreNearTheTruthAndIntervalsCoverIt() {
        Path run = Path.of("sample-runs/crps-day-1");
        assertThat(ResultTable.rejected(SharedRuns.results(run))).isEmpty();
        Map<String, List<Reported>> byAnalyte = reported(run);
        assertThat(byAnalyte).hasSize(4);
        byAnalyte.forEach((analyte, rows) -> {
            double[] errors = rows.stream()
                    .mapToDouble(Reported::absoluteErrorPercent)
                    .sorted()
                    .toArray();
            assertThat(rows).as(analyte).hasSizeGreaterThanOrEqualTo(20);
            assertThat(errors[errors.length / 2]).as(analyte + ", median").isLessThanOrEqualTo(MEDIAN_PERCENT);
            assertThat(errors[(int) Math.ceil(0.95 * errors.length) - 1])
                    .as(analyte + ", 95th percentile of " + Arrays.toString(errors))
                    .isLessThanOrEqualTo(NINETY_FIFTH_PERCENT);
        });
        List<Reported> all = byAnalyte.values().stream().flatMap(List::stream).toList();
        double covered = 100.0 * all.stream().filter(Reported::isCovered).count() / all.size();
        assertThat(covered).as("% of intervals that cover the truth").isBetween(85.0, 100.0);
    }

    @Test
    void inFailingQcExactlyOneAnalyteIsRejected() {
        assertThat(ResultTable.rejected(SharedRuns.results(Path.of("sample-runs/failing-qc"))))
                .containsExactly("R-norketamine by RUN-2");
    }

    /**
     * Not raised there. AMBIGUOUS_RT: the run also drifts by 70 % of the window, so that one of the two pairs planted
     * for it lies outside the range of the search. CURVE_NOT_MONOTONIC: no fault is planted for it; the one curve
     * tried, turning at 5/6 of the ULOQ, failed CAL-3 only. The run is integrated by perpendicular drop, as its method
     * requires, so no flag of a fit can occur. CHANNEL_CHANGED: all its files state one collision energy. INTERFERENCE_LARGE, BASELINE_SHIFT: no foreign peak and no step is planted in it. ACQUISITION_TIME: its list is not made to contradict its files. REINJECTED has a run of its own (FlagEvidenceTest); the last three are
     * flags of a study, never of a run.
     */
    private static final Set<Flag> NOT_REACHED = EnumSet.of(
            Flag.ACQUISITION_TIME,
            Flag.AMBIGUOUS_RT,
            Flag.CURVE_NOT_MONOTONIC,
            Flag.FIT_POOR,
            Flag.FIT_FALLBACK_LINEAR,
            Flag.FIT_FALLBACK_DROP,
            Flag.NO_SHAPE_LIBRARY,
            Flag.SHAPE_LIBRARY_POOR,
            Flag.RT_SLOT_CORRECTED,
            Flag.SHAPE_LIMITED,
            Flag.INTERFERENCE_MODELLED,
            Flag.INTERFERENCE_SUSPECTED,
            Flag.INTERFERENCE_LARGE,
            Flag.BASELINE_SHIFT,
            Flag.BASELINE_SHIFT_LARGE,
            Flag.INTEGRATION_DISAGREE,
            Flag.WIDTH_ANOMALY,
            Flag.REINJECTED,
            Flag.CHANNEL_CHANGED,
            Flag.RS_RATIO_OUTLIER,
            Flag.REANALYSED,
            Flag.ISR_DIFFERENCE);

    @Test
    void everyFlagOccursInTheRunOfThatName() {
        assertThat(ResultTable.flags(SharedRuns.results(Path.of("sample-runs/every-flag"))))
                .containsAll(EnumSet.complementOf(EnumSet.copyOf(NOT_REACHED)).stream()
                        .map(Flag::name)
                        .toList());
    }

    private Map<String, List<Reported>> reported(Path run) {
        Map<String, CSVRecord> truth = ResultTable.of(run.resolve("truth.csv")).stream()
                .collect(Collectors.toMap(ShippedRunsTruthTest::key, row -> row));
        return ResultTable.of(SharedRuns.results(run).resolve("concentrations.csv")).stream()
                .filter(row -> row.get("sample_type").equals("study")
                        && row.get("status").equals("quantified"))
                .collect(Collectors.groupingBy(
                        row -> row.get("analyte"),
                        TreeMap::new,
                        Collectors.mapping(
                                row -> new Reported(
                                        number(
                                                Objects.requireNonNull(truth.get(key(row))),
                                                "true_concentration_ng_per_ml"),
                                        number(row, "concentration_ng_per_ml"),
                                        number(row, "ci95_low_ng_per_ml"),
                                        number(row, "ci95_high_ng_per_ml")),
                                Collectors.toList())));
    }

    private static String key(CSVRecord row) {
        return row.get("injection") + " " + row.get("analyte");
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
