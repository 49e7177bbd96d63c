package io.enantio.statistics;

import io.enantio.method.value.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's one-sample t test of a mean against 0, two-sided. Applied to differences it is the paired t test.
 *
 * @param n number of values
 * @param sd of the values
 * @param t mean / (sd/√n), with n - 1 degrees of freedom
 * @param low95 lower limit of the 95 % confidence interval of the mean
 */
public record MeanAgainstZero(int n, double mean, double sd, double t, double p, double low95, double high95) {
    private static final double QUANTILE = 0.975;

    /** Differences that scatter by less than this share of the values do not scatter. */
    private static final double ROUNDING = 1e-13;

    /** The test; absent with fewer than two values or if their standard deviation is 0: t is then undefined. */
    public static Optional<MeanAgainstZero> of(List<Double> values) {
        SampleStatistics statistics = SampleStatistics.of(values);
        if (statistics.n() < 2 || !(statistics.sd().getAsDouble() > 0)) {
            return Optional.empty();
        }
        int n = statistics.n();
        double mean = statistics.mean().getAsDouble();
        double sem = statistics.sem().getAsDouble();
        TDistribution distribution = TDistribution.of(n - 1);
        double t = mean / sem;
        double p = 2 * distribution.survivalProbability(Math.abs(t));
        double half = distribution.inverseCumulativeProbability(QUANTILE) * sem;
        return Optional.of(new MeanAgainstZero(n, mean, statistics.sd().getAsDouble(), t, p, mean - half, mean + half));
    }

    /** The mean with its standard error. */
    public Estimate estimate() {
        return new Estimate(mean, sd / StrictMath.sqrt(n), n - 1);
    }

    /** The test of first minus second; both lists hold the same subjects in the same order. */
    public static Optional<MeanAgainstZero> paired(List<Double> first, List<Double> second) {
        Require.that(first.size() == second.size(), "paired values must be equally many");
        List<Double> differences = new ArrayList<>();
        double largest = 0;
        for (int i = 0; i < first.size(); i++) {
            differences.add(first.get(i) - second.get(i));
            largest = Math.max(largest, Math.max(Math.abs(first.get(i)), Math.abs(second.get(i))));
        }
        double rounding = ROUNDING * largest;
        return of(differences).filter(test -> test.sd() > rounding);
    }
}
