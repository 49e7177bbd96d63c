package io.enantio.study.comparison;

import io.enantio.statistics.MeanAgainstZero;
import io.enantio.statistics.SampleStatistics;
import io.enantio.study.record.PlannedTime;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A ratio over the subjects at one planned time, on the log scale (rule H-7): exp(mean ln), its 95 % interval
 * exp(mean ± t·s/√n) and the paired t test of ln against 0.
 *
 * @param missing specimens where a term was not quantified
 * @param test of the logarithms; absent for sums, without scatter and with fewer than two subjects
 * @param adjustedP corrected for the number of planned times that this ratio was tested at
 */
public record RatioSummary(
        RatioKind kind,
        String name,
        PlannedTime time,
        int missing,
        SampleStatistics statistics,
        Optional<MeanAgainstZero> test,
        OptionalDouble adjustedP) {

    RatioSummary adjusted(double p) {
        return new RatioSummary(kind, name, time, missing, statistics, test, OptionalDouble.of(p));
    }

    /** Whether a test against 1 has a meaning. */
    boolean isTested() {
        return kind != RatioKind.TOTAL_R_PLUS_S && test.isPresent();
    }
}
