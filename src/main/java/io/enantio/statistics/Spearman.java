package io.enantio.statistics;

import io.enantio.method.value.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Spearman's rank correlation, ties by mean ranks, with the two-sided p of t = r·√((n-2)/(1-r²)) on n - 2 degrees of freedom
 * (an approximation, as in R's {@code cor.test(exact = FALSE)}).
 *
 * @param p absent with fewer than three pairs
 */
public record Spearman(int n, double rho, Optional<Double> p) {

    /** The correlation; absent if one variable is constant. */
    public static Optional<Spearman> of(List<Double> x, List<Double> y) {
        Require.that(x.size() == y.size(), "pairs must have two sides");
        List<Double> rankX = ranks(x);
        List<Double> rankY = ranks(y);
        double centre = (x.size() + 1) / 2.0;
        double xy = products(rankX, rankY, centre);
        double scale = StrictMath.sqrt(products(rankX, rankX, centre) * products(rankY, rankY, centre));
        if (!(scale > 0)) {
            return Optional.empty();
        }
        double rho = Math.max(-1, Math.min(1, xy / scale));
        return Optional.of(
                new Spearman(x.size(), rho, x.size() < 3 ? Optional.empty() : Optional.of(p(rho, x.size()))));
    }

    private static double p(double rho, int n) {
        if (Math.abs(rho) == 1) {
            return 0;
        }
        double t = rho * StrictMath.sqrt((n - 2) / (1 - rho * rho));
        return 2 * TDistribution.of(n - 2.0).survivalProbability(Math.abs(t));
    }

    private static double products(List<Double> first, List<Double> second, double centre) {
        double sum = 0;
        for (int i = 0; i < first.size(); i++) {
            sum += (first.get(i) - centre) * (second.get(i) - centre);
        }
        return sum;
    }

    private static List<Double> ranks(List<Double> values) {
        List<Double> ranks = new ArrayList<>();
        for (double value : values) {
            long below = values.stream().filter(other -> other < value).count();
            long equal = values.stream().filter(other -> other == value).count();
            ranks.add(below + (equal + 1) / 2.0);
        }
        return ranks;
    }
}
