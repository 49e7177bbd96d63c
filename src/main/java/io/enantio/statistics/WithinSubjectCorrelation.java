package io.enantio.statistics;

import io.enantio.method.value.Require;
import io.enantio.statistics.Estimate.Interval;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Correlation of two measures within subjects (Bland and Altman, BMJ 310, 1995, 446; Bakdash and Marusich, Front. Psychol. 8, 2017, 456): every
 * subject has a level of its own, all share one slope, {@code r = Sxy/√(Sxx·Syy)} of the deviations from the subjects' means, on
 * N - n - 1 degrees of freedom for N pairs of n subjects. It is the analysis of covariance with parallel lines; pooled points would
 * count differences between subjects as if they were changes.
 *
 * @param pairs of subjects with at least two
 * @param subjects with at least two pairs
 * @param ci95 by Fisher's transformation, standard error 1/√(df - 1); absent with a df of 1 or an r of ±1
 */
public record WithinSubjectCorrelation(int pairs, int subjects, double r, int df, double p, Optional<Interval> ci95) {
    private static final double QUANTILE = 0.975;

    /** Two measures of a subject at one time. */
    public record Pair(double x, double y) {
        public Pair {
            Require.finite("x", x);
            Require.finite("y", y);
        }
    }

    /** The correlation, from the pairs of each subject; absent without a degree of freedom or if a measure does not change within subjects. */
    public static Optional<WithinSubjectCorrelation> of(List<List<Pair>> ofSubjects) {
        List<List<Pair>> used =
                ofSubjects.stream().filter(pairs -> pairs.size() >= 2).toList();
        int count = used.stream().mapToInt(List::size).sum();
        int df = count - used.size() - 1;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (List<Pair> pairs : used) {
            double meanX = mean(pairs.stream().map(Pair::x).toList());
            double meanY = mean(pairs.stream().map(Pair::y).toList());
            for (Pair pair : pairs) {
                xx += (pair.x() - meanX) * (pair.x() - meanX);
                xy += (pair.x() - meanX) * (pair.y() - meanY);
                yy += (pair.y() - meanY) * (pair.y() - meanY);
            }
        }
        if (df < 1 || !(xx > 0) || !(yy > 0)) {
            return Optional.empty();
        }
        double r = Math.max(-1, Math.min(1, xy / StrictMath.sqrt(xx * yy)));
        return Optional.of(new WithinSubjectCorrelation(count, used.size(), r, df, p(r, df), interval(r, df)));
    }

    private static double mean(List<Double> values) {
        return SampleStatistics.of(values).mean().orElseThrow();
    }

    private static double p(double r, int df) {
        double t = Math.abs(r) * StrictMath.sqrt(df / (1 - r * r));
        return Math.abs(r) == 1 ? 0 : 2 * TDistribution.of(df).survivalProbability(t);
    }

    private static Optional<Interval> interval(double r, int df) {
        if (df < 2 || Math.abs(r) == 1) {
            return Optional.empty();
        }
        double z = 0.5 * StrictMath.log((1 + r) / (1 - r));
        double half = NormalDistribution.of(0, 1).inverseCumulativeProbability(QUANTILE) / StrictMath.sqrt(df - 1.0);
        return Optional.of(new Interval(StrictMath.tanh(z - half), StrictMath.tanh(z + half)));
    }
}
