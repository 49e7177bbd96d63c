package io.enantio.study.statistics;

import java.util.List;
import java.util.OptionalDouble;

/** Scatter within and between runs by one-way analysis of variance, runs of any size (rule D-2). */
public record VarianceComponents(double mean, OptionalDouble within, OptionalDouble between) {

    /** Variances of the groups; absent without two values in a group, and between without two groups. */
    public static VarianceComponents of(List<List<Double>> groups) {
        SampleStatistics all =
                SampleStatistics.of(groups.stream().flatMap(List::stream).toList());
        double mean = all.mean().getAsDouble();
        double squaresWithin = 0;
        double squaresBetween = 0;
        double sizes = 0;
        for (List<Double> group : groups) {
            double own = SampleStatistics.of(group).mean().getAsDouble();
            for (double value : group) {
                squaresWithin += (value - own) * (value - own);
            }
            squaresBetween += group.size() * (own - mean) * (own - mean);
            sizes += (double) group.size() * group.size();
        }
        int n = all.n();
        int k = groups.size();
        if (n == k) {
            return new VarianceComponents(mean, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double msw = squaresWithin / (n - k);
        if (k < 2) {
            return new VarianceComponents(mean, OptionalDouble.of(msw), OptionalDouble.empty());
        }
        double perGroup = (n - sizes / n) / (k - 1);
        double between = Math.max(0, (squaresBetween / (k - 1) - msw) / perGroup);
        return new VarianceComponents(mean, OptionalDouble.of(msw), OptionalDouble.of(between));
    }

    public OptionalDouble withinPercent() {
        return within.isPresent() ? percent(within.getAsDouble()) : OptionalDouble.empty();
    }

    public OptionalDouble intermediatePercent() {
        return within.isPresent() && between.isPresent()
                ? percent(within.getAsDouble() + between.getAsDouble())
                : OptionalDouble.empty();
    }

    private OptionalDouble percent(double variance) {
        return OptionalDouble.of(100 * StrictMath.sqrt(variance) / Math.abs(mean));
    }
}
