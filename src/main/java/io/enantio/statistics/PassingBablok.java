package io.enantio.statistics;

import io.enantio.method.value.Require;
import io.enantio.statistics.DemingLine.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The line of Passing and Bablok (J. Clin. Chem. Clin. Biochem. 21, 1983, 709-720), which no single pair can move much: the slope is
 * the median of the slopes between all pairs of points, counted upwards from -1, and the intercept is the median of y - slope·x.
 *
 * <p>Two equal points have no slope and a slope of exactly -1 counts on neither side: both are left out, as in the paper. Slopes
 * below -1 stand above all others there (its shift by K), and so does a vertical slope of either sign. The interval of the slope
 * lies between the ranks (N - C)/2, rounded, and N + 1 minus that, with C = 1.96·√(n(n - 1)(2n + 5)/18) and N slopes of n points;
 * that of the intercept comes from its two ends.
 *
 * @param slope with its 95 % interval
 * @param intercept with its 95 % interval
 */
public record PassingBablok(Interval slope, Interval intercept) {
    /** Φ⁻¹(0.975), to double precision. */
    private static final double QUANTILE = 1.959963984540054;

    /**
     * The line through pairs. Absent if the interval of the slope has no end: with fewer than five pairs always, and if too many slopes
     * are vertical or negative, as those of pairs without a relation are.
     */
    public static Optional<PassingBablok> through(List<Double> x, List<Double> y) {
        Require.that(x.size() == y.size(), "points must have two coordinates");
        double[] across = finite("x", x);
        double[] up = finite("y", y);
        RankedSlopes slopes = new RankedSlopes(across, up);
        long number = slopes.count();
        double n = x.size();
        double width = QUANTILE * StrictMath.sqrt(n * (n - 1) * (2 * n + 5) / 18);
        long first = Math.round((number - width) / 2);
        if (first < 1) {
            return Optional.empty();
        }
        double low = slopes.slope(first);
        double high = slopes.slope(number - first + 1);
        double middle = (slopes.slope((number + 1) / 2) + slopes.slope(number / 2 + 1)) / 2;
        if (!Double.isFinite(high) || !Double.isFinite(middle) || !(low <= middle) || !(middle <= high)) {
            return Optional.empty();
        }
        return Optional.of(new PassingBablok(
                new Interval(middle, low, high),
                new Interval(intercept(across, up, middle), intercept(across, up, high), intercept(across, up, low))));
    }

    private static double[] finite(String name, List<Double> values) {
        values.forEach(value -> Require.finite(name, value));
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double intercept(double[] x, double[] y, double slope) {
        double[] off = new double[x.length];
        for (int i = 0; i < off.length; i++) {
            off[i] = y[i] - slope * x[i];
        }
        Arrays.sort(off);
        int half = off.length / 2;
        return off.length % 2 == 1 ? off[half] : (off[half - 1] + off[half]) / 2;
    }
}
