package io.enantio.statistics;

import io.enantio.method.value.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Deming regression line through pairs that both carry error of equal size relative to each other: slope = (q - u + √((q - u)² + 4
 * p²)) / (2 p) with the weighted sums of squares u of x, q of y and p of both, intercept = ȳ - slope x̄ (Deming 1943).
 */
public record DemingLine(double slope, double intercept) {
    private static final int FEWEST = 3;
    private static final int ROUNDS = 200;
    private static final double STANDS_STILL = 1e-13;
    private static final double QUANTILE = 0.975;

    /**
     * A line with 95 % intervals by the jackknife: pseudovalues, t with n - 2 (Linnet 1990).
     *
     * @param slope with its interval
     * @param intercept with its interval
     */
    public record WithIntervals(Interval slope, Interval intercept) {}

    /**
     * An estimate with its 95 % interval.
     *
     * @param value the estimate
     * @param low95 lower end
     * @param high95 upper end
     */
    public record Interval(double value, double low95, double high95) {}

    /** The line through at least three pairs with non-zero covariance and errors of constant size; absent otherwise. */
    public static Optional<DemingLine> through(List<Double> x, List<Double> y) {
        Require.that(x.size() == y.size(), "points must have two coordinates");
        return through(x, y, Collections.nCopies(x.size(), 1.0));
    }

    private static Optional<DemingLine> through(List<Double> x, List<Double> y, List<Double> weights) {
        if (x.size() < FEWEST) {
            return Optional.empty();
        }
        double meanX = mean(x, weights);
        double meanY = mean(y, weights);
        double u = 0;
        double q = 0;
        double p = 0;
        for (int i = 0; i < x.size(); i++) {
            u += weights.get(i) * (x.get(i) - meanX) * (x.get(i) - meanX);
            q += weights.get(i) * (y.get(i) - meanY) * (y.get(i) - meanY);
            p += weights.get(i) * (x.get(i) - meanX) * (y.get(i) - meanY);
        }
        if (p == 0) {
            return Optional.empty();
        }
        double slope = (q - u + Math.sqrt((q - u) * (q - u) + 4 * p * p)) / (2 * p);
        return Optional.of(new DemingLine(slope, meanY - slope * meanX));
    }

    /**
     * The line through positive pairs whose errors are in proportion to the value, as those of concentrations are: weights are 1 /
     * (true value)², from the true values that the line gives, until it stands still (Linnet 1990). Absent with fewer than three
     * pairs, or if it does not come to rest.
     */
    public static Optional<DemingLine> weighted(List<Double> x, List<Double> y) {
        Require.that(x.size() == y.size(), "points must have two coordinates");
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            Require.positive("x", x.get(i));
            Require.positive("y", y.get(i));
            weights.add(weight(x.get(i) + y.get(i)));
        }
        Optional<DemingLine> line = through(x, y, weights);
        for (int round = 0; round < ROUNDS && line.isPresent(); round++) {
            DemingLine before = line.get();
            line = through(x, y, before.weights(x, y));
            if (line.filter(before::isAlmost).isPresent()) {
                return line;
            }
        }
        return Optional.empty();
    }

    /** Of the true values, the points of the line that are nearest. */
    private List<Double> weights(List<Double> x, List<Double> y) {
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            double off = (y.get(i) - intercept - slope * x.get(i)) / (1 + slope * slope);
            weights.add(weight(x.get(i) + slope * off + y.get(i) - off));
        }
        return weights;
    }

    private static double weight(double sum) {
        return 4 / (sum * sum);
    }

    private boolean isAlmost(DemingLine other) {
        double size = Math.abs(slope) + Math.abs(intercept);
        return Math.abs(slope - other.slope) + Math.abs(intercept - other.intercept) <= STANDS_STILL * (1 + size);
    }

    /** The weighted line with intervals; absent if it or the line without one of the pairs is absent. */
    public static Optional<WithIntervals> weightedWithIntervals(List<Double> x, List<Double> y) {
        Optional<DemingLine> all = weighted(x, y);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        int n = x.size();
        List<Double> slopes = new ArrayList<>();
        List<Double> intercepts = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Optional<DemingLine> rest = weighted(without(x, i), without(y, i));
            if (rest.isEmpty()) {
                return Optional.empty();
            }
            slopes.add(n * all.get().slope - (n - 1) * rest.get().slope);
            intercepts.add(n * all.get().intercept - (n - 1) * rest.get().intercept);
        }
        return Optional.of(
                new WithIntervals(interval(all.get().slope, slopes), interval(all.get().intercept, intercepts)));
    }

    private static List<Double> without(List<Double> values, int place) {
        List<Double> rest = new ArrayList<>(values);
        rest.remove(place);
        return rest;
    }

    private static Interval interval(double value, List<Double> pseudovalues) {
        double half = TDistribution.of(pseudovalues.size() - 2).inverseCumulativeProbability(QUANTILE)
                * SampleStatistics.of(pseudovalues).sem().getAsDouble();
        return new Interval(value, value - half, value + half);
    }

    private static double mean(List<Double> values, List<Double> weights) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += weights.get(i) * values.get(i);
            weight += weights.get(i);
        }
        return sum / weight;
    }
}
