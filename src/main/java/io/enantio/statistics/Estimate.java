package io.enantio.statistics;

import io.enantio.method.value.Require;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An estimate with its standard error, (value - true)/se distributed as Student's t.
 *
 * @param se 0 without scatter: then the interval is the value
 * @param df degrees of freedom, above 0, not necessarily whole
 */
public record Estimate(double value, double se, double df) {
    public Estimate {
        Require.finite("estimate", value);
        Require.notNegative("standard error", se);
        Require.positive("degrees of freedom", df);
    }

    /** From low to high. */
    public record Interval(double low, double high) {
        /** Whether all of it lies between two limits, these included. */
        public boolean isWithin(double lowest, double highest) {
            return lowest <= low && high <= highest;
        }

        /** Whether a value lies in it, its ends included. */
        public boolean holds(double value) {
            return low <= value && value <= high;
        }
    }

    /** value/se; infinite for a value other than 0 without scatter. */
    public double t() {
        return value == 0 ? 0 : value / se;
    }

    /** Two-sided p against 0. */
    public double p() {
        return 2 * TDistribution.of(df).survivalProbability(Math.abs(t()));
    }

    /** The interval that holds the true value with probability 1 - {@code error}, value ± t(1 - error/2)·se. */
    public Interval interval(double error) {
        double half = TDistribution.of(df).inverseSurvivalProbability(error / 2) * se;
        return new Interval(value - half, value + half);
    }

    /** The same for {@code tests} estimates at once, by Bonferroni: each has the share error/tests. */
    public Interval simultaneous(double error, int tests) {
        Require.that(tests >= 1, "there must be at least one test");
        return interval(error / tests);
    }
}
