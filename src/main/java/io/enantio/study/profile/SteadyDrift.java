package io.enantio.study.profile;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.method.value.Rounding;
import io.enantio.statistics.Equivalence;
import io.enantio.statistics.Estimate;
import io.enantio.statistics.SampleStatistics;
import io.enantio.statistics.StraightLine;
import io.enantio.study.record.StudyAnalyte;
import java.util.List;
import java.util.Optional;

/**
 * Drift of an analyte from the first to the last planned time of the steady state, on the log scale (rule H-8): of a subject the slope of
 * ln C over the actual times, times that span; over the subjects the mean of their drifts. It is shown to be small if its 90 % interval
 * lies within the limit.
 *
 * @param subject absent: over all subjects
 * @param n samples of the subject, or subjects
 * @param scatter SD of ln C around the line, or of the subjects' drifts
 */
public record SteadyDrift(
        StudyAnalyte analyte, Optional<String> subject, int n, double limitPercent, double scatter, Equivalence test) {

    /** Of one subject; absent with fewer than three samples at different times. */
    static Optional<SteadyDrift> of(
            StudyAnalyte analyte,
            String subject,
            List<Double> hours,
            List<Double> ngPerMl,
            double spanH,
            double limitPercent) {
        return StraightLine.of(hours, ngPerMl.stream().map(StrictMath::log).toList())
                .map(line -> new SteadyDrift(
                        analyte,
                        Optional.of(subject),
                        line.n(),
                        limitPercent,
                        line.residualSd(),
                        test(new Estimate(spanH * line.slope(), spanH * line.slopeSe(), line.n() - 2), limitPercent)));
    }

    /** Over the subjects of one analyte; absent with fewer than two. */
    static Optional<SteadyDrift> over(List<SteadyDrift> subjects) {
        SampleStatistics drifts = SampleStatistics.of(
                subjects.stream().map(drift -> drift.test().estimate().value()).toList());
        if (drifts.n() < 2) {
            return Optional.empty();
        }
        double limitPercent = subjects.get(0).limitPercent();
        Estimate mean = new Estimate(drifts.mean().getAsDouble(), drifts.sem().getAsDouble(), drifts.n() - 1);
        return Optional.of(new SteadyDrift(
                subjects.get(0).analyte(),
                Optional.empty(),
                drifts.n(),
                limitPercent,
                drifts.sd().getAsDouble(),
                test(mean, limitPercent)));
    }

    private static Equivalence test(Estimate estimate, double limitPercent) {
        return new Equivalence(estimate, StrictMath.log1p(-limitPercent / 100), StrictMath.log1p(limitPercent / 100));
    }

    /** In percent of the first concentration. */
    public double percent() {
        return percent(test.estimate().value());
    }

    /** Lower end of the 90 % interval. */
    public double low90Percent() {
        return percent(test.interval().low());
    }

    /** Upper end. */
    public double high90Percent() {
        return percent(test.interval().high());
    }

    /** The scatter as a coefficient of variation, 100·√(exp(s²) - 1). */
    public double scatterPercent() {
        return 100 * StrictMath.sqrt(StrictMath.expm1(scatter * scatter));
    }

    /** For people: why a mean is not given. */
    String shortfall() {
        return "90 % interval of the drift " + FigureText.significant(Rounding.DEFAULT, low90Percent(), 3) + " to "
                + FigureText.significant(Rounding.DEFAULT, high90Percent(), 3) + " %, limit ± "
                + FigureText.significant(Rounding.DEFAULT, limitPercent, 3)
                + " %; power without a drift "
                + FigureText.significant(Rounding.DEFAULT, test.powerAtZero(), 2);
    }

    private static double percent(double logarithm) {
        return 100 * StrictMath.expm1(logarithm);
    }
}
