package io.enantio.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Variance components of results by run: one-way random-effects analysis of variance for runs of any size (rule D-2;
 * Searle, Casella and McCulloch 1992, 3.6).
 *
 * @param runs k, at least two
 * @param n all results
 * @param mean of all results
 * @param msb mean square between runs, k - 1 degrees of freedom
 * @param msw mean square within runs, n - k degrees of freedom
 * @param n0 effective number of replicates, (N - sum n_i^2 / N) / (k - 1)
 * @param squares sum of squared deviations of all results from the mean
 */
public record VarianceComponents(int runs, int n, double mean, double msb, double msw, double n0, double squares) {

    /** The components of results by run; absent with fewer than two runs or without any replicate. */
    public static Optional<VarianceComponents> of(List<List<Double>> byRun) {
        List<List<Double>> filled =
                byRun.stream().filter(values -> !values.isEmpty()).toList();
        List<Double> all = filled.stream().flatMap(List::stream).toList();
        int k = filled.size();
        int n = all.size();
        if (k < 2 || n <= k) {
            return Optional.empty();
        }
        double mean = mean(all);
        double between = 0;
        double within = 0;
        double squaredSizes = 0;
        for (List<Double> run : filled) {
            double own = mean(run);
            between += run.size() * (own - mean) * (own - mean);
            within += squares(run, own);
            squaredSizes += (double) run.size() * run.size();
        }
        double n0 = (n - squaredSizes / n) / (k - 1);
        return Optional.of(
                new VarianceComponents(k, n, mean, between / (k - 1), within / (n - k), n0, squares(all, mean)));
    }

    private static double mean(List<Double> values) {
        return SampleStatistics.of(values).mean().getAsDouble();
    }

    private static double squares(List<Double> values, double about) {
        return values.stream()
                .mapToDouble(value -> (value - about) * (value - about))
                .sum();
    }

    /** Between-run variance, (MSB - MSW) / n0, at least 0. */
    public double varianceBetween() {
        return Math.max(0, (msb - msw) / n0);
    }

    /** Whether MSB is below MSW: the between-run variance is then reported as 0. */
    public boolean isBetweenBelowWithin() {
        return msb < msw;
    }

    /** Repeatability: within-run CV. */
    public double withinCvPercent() {
        return cvPercent(msw);
    }

    /** A: CV of all results as if they were from one run. */
    public double naiveCvPercent() {
        return cvPercent(squares / (n - 1));
    }

    /** B: intermediate precision, within-run and between-run variance together. */
    public double intermediateCvPercent() {
        return cvPercent(msw + varianceBetween());
    }

    /** C: between-run CV alone. */
    public double betweenCvPercent() {
        return cvPercent(varianceBetween());
    }

    /** MSB / MSW; absent if the replicates of every run are identical. */
    public OptionalDouble f() {
        return msw > 0 ? OptionalDouble.of(msb / msw) : OptionalDouble.empty();
    }

    /** Probability of an F at least as large if runs did not differ. */
    public OptionalDouble p() {
        return f().isPresent()
                ? OptionalDouble.of(FDistribution.of(runs - 1.0, n - runs).survivalProbability(f().getAsDouble()))
                : OptionalDouble.empty();
    }

    private double cvPercent(double variance) {
        return 100 * Math.sqrt(variance) / Math.abs(mean);
    }
}
