package io.enantio.statistics;

import io.enantio.method.value.Require;
import io.enantio.statistics.Estimate.Interval;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two one-sided tests of equivalence at 5 % each (Schuirmann, J. Pharmacokinet. Biopharm. 15, 1987, 657-680): an estimate is shown to be small if its
 * 90 % interval lies within two limits. Scatter widens the interval, so poor data do not pass; a difference inside the limits does
 * not fail for being measured well.
 *
 * @param low limit below 0
 * @param high limit above 0
 */
public record Equivalence(Estimate estimate, double low, double high) {
    private static final double BOTH_SIDES = 0.10;
    private static final double LARGEST_RATIO = 12;
    private static final int STEPS = 4000;

    public Equivalence {
        Require.that(low < 0 && high > 0, "limits of equivalence must stand on both sides of 0");
    }

    /** The 90 % interval. */
    public Interval interval() {
        return estimate.interval(BOTH_SIDES);
    }

    /** Whether the interval lies within the limits, these included. */
    public boolean isShown() {
        return interval().isWithin(low, high);
    }

    /**
     * Probability that equivalence is shown if the true value is 0 and the true standard error is the estimated one.
     *
     * <p>The estimate is normal and the standard error that comes with it is se·w, w² a chi-squared number over its degrees of freedom.
     * With t the quantile, {@code ∫ max(0, Φ((high - t·se·w)/se) - Φ((low + t·se·w)/se))·f(w) dw}, by Simpson's rule up to
     * the w whose interval is as wide as the limits.
     */
    public double powerAtZero() {
        double se = estimate.se();
        if (se == 0) {
            return 1;
        }
        double df = estimate.df();
        double t = TDistribution.of(df).inverseSurvivalProbability(BOTH_SIDES / 2);
        double widest = Math.min(LARGEST_RATIO, (high - low) / (2 * t * se));
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double w = widest * i / STEPS;
            double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            double inside = NormalDistribution.of(0, 1)
                    .probability(low / se + t * w, Math.max(low / se + t * w, high / se - t * w));
            sum += weight * inside * density(w, df);
        }
        return Math.min(1, sum * widest / STEPS / 3);
    }

    /** Of w, where df·w² is chi-squared: 2·(df/2)^(df/2)/Γ(df/2)·w^(df - 1)·exp(-df·w²/2). */
    private static double density(double w, double df) {
        double half = df / 2;
        double power = df == 1 ? 1 : StrictMath.pow(w, df - 1);
        return 2 * StrictMath.exp(half * StrictMath.log(half) - LogGamma.value(half) - half * w * w) * power;
    }
}
