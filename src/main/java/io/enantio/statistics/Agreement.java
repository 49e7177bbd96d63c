package io.enantio.statistics;

import io.enantio.method.value.Require;
import io.enantio.statistics.DemingLine.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/** How well two measurements of the same samples agree. */
public final class Agreement {
    private static final double QUANTILE = 0.975;

    /** 1.96 SD include 95 % of a normal distribution. */
    private static final double NORMAL_95 = 1.96;

    private Agreement() {}

    /**
     * Limits of agreement with their own intervals (Bland and Altman 1986, 1999): d ± 1.96 s, each with the standard error √(s²/n +
     * 1.96² s²/(2 (n - 1))) and t with n - 1.
     *
     * @param mean difference
     * @param lower limit of agreement
     * @param upper limit of agreement
     */
    public record BlandAltman(Interval mean, Interval lower, Interval upper) {
        /** Of at least two differences; absent with fewer. */
        public static Optional<BlandAltman> of(List<Double> differences) {
            SampleStatistics statistics = SampleStatistics.of(differences);
            int n = statistics.n();
            if (n < 2) {
                return Optional.empty();
            }
            double mean = statistics.mean().getAsDouble();
            double s = statistics.sd().getAsDouble();
            double t = TDistribution.of(n - 1).inverseCumulativeProbability(QUANTILE);
            double ofLimit = t * s * Math.sqrt(1.0 / n + NORMAL_95 * NORMAL_95 / (2.0 * (n - 1)));
            return Optional.of(new BlandAltman(
                    around(mean, t * s / Math.sqrt(n)),
                    around(mean - NORMAL_95 * s, ofLimit),
                    around(mean + NORMAL_95 * s, ofLimit)));
        }

        private static Interval around(double value, double half) {
            return new Interval(value, value - half, value + half);
        }
    }

    /**
     * Lin's concordance correlation coefficient, with the interval of Fisher's z and the variance as corrected in 2000. Moments
     * divide by n. Absent with fewer than three pairs, without scatter of one of the two, or if all pairs are equal or exactly on a
     * line, where the interval has no meaning.
     */
    public static Optional<Interval> concordance(List<Double> first, List<Double> second) {
        Require.that(first.size() == second.size(), "points must have two coordinates");
        int n = first.size();
        if (n < 3) {
            return Optional.empty();
        }
        double meanFirst = mean(first);
        double meanSecond = mean(second);
        double ss1 = mean(products(first, meanFirst, first, meanFirst));
        double ss2 = mean(products(second, meanSecond, second, meanSecond));
        double s12 = mean(products(first, meanFirst, second, meanSecond));
        if (!(ss1 > 0) || !(ss2 > 0) || s12 == 0) {
            return Optional.empty();
        }
        double shift = meanFirst - meanSecond;
        double rc = 2 * s12 / (ss1 + ss2 + shift * shift);
        double r = s12 / Math.sqrt(ss1 * ss2);
        double u2 = shift * shift / Math.sqrt(ss1 * ss2);
        double variance = ((1 - r * r) * rc * rc * (1 - rc * rc) / (r * r)
                        + 2 * rc * rc * rc * (1 - rc) * u2 / r
                        - rc * rc * rc * rc * u2 * u2 / (2 * r * r))
                / (n - 2);
        if (!(variance > 0) || !(Math.abs(rc) < 1)) {
            return Optional.empty();
        }
        double z = 0.5 * StrictMath.log((1 + rc) / (1 - rc));
        // Φ⁻¹(0.975), to double precision.
        double half = 1.959963984540054 * Math.sqrt(variance) / (1 - rc * rc);
        return Optional.of(new Interval(rc, StrictMath.tanh(z - half), StrictMath.tanh(z + half)));
    }

    private static List<Double> products(List<Double> one, double meanOne, List<Double> other, double meanOther) {
        List<Double> products = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            products.add((one.get(i) - meanOne) * (other.get(i) - meanOther));
        }
        return products;
    }

    private static double mean(List<Double> values) {
        return SampleStatistics.of(values).mean().getAsDouble();
    }
}
