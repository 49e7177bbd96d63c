package io.enantio.statistics;

import io.enantio.method.value.Require;
import io.enantio.statistics.DemingLine.Interval;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * A median with the interval between two of the values themselves, which holds for values of any distribution: the k-th smallest and
 * the k-th largest hold the true median between them with probability 1 - 2·P(X &lt; k), X binomial with n and ½ (Thompson 1936). k is
 * the largest for which that is at least 95 %.
 *
 * @param median with the interval
 * @param coverage probability of the interval, at least 0.95: values cannot be divided more finely
 */
public record MedianInterval(Interval median, double coverage) {
    private static final double OUTSIDE = 0.05;

    /** Of at least six values; absent with fewer, whose smallest and largest together reach no 95 %. */
    public static Optional<MedianInterval> of(List<Double> values) {
        values.forEach(value -> Require.finite("value", value));
        int n = values.size();
        BinomialDistribution below = BinomialDistribution.of(n, 0.5);
        int k = below.inverseCumulativeProbability(OUTSIDE / 2);
        if (n == 0 || k == 0) {
            return Optional.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        double middle = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
        return Optional.of(new MedianInterval(
                new Interval(middle, sorted.get(k - 1), sorted.get(n - k)),
                1 - 2 * below.cumulativeProbability(k - 1)));
    }
}
