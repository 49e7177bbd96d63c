package io.enantio.statistics;

import io.enantio.method.value.Require;
import java.util.List;
import java.util.Optional;

/**
 * Deming regression line through pairs that both carry error of equal size (Deming 1943, error ratio 1): slope = (d + √(d² + 4
 * s_xy²)) / (2 s_xy) with d = s_yy - s_xx, intercept = ȳ - slope x̄.
 */
public record DemingLine(double slope, double intercept) {

    /** The line through at least three pairs with non-zero covariance; absent otherwise. */
    public static Optional<DemingLine> through(List<Double> x, List<Double> y) {
        Require.that(x.size() == y.size(), "points must have two coordinates");
        if (x.size() < 3) {
            return Optional.empty();
        }
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.size(); i++) {
            xx += (x.get(i) - meanX) * (x.get(i) - meanX);
            yy += (y.get(i) - meanY) * (y.get(i) - meanY);
            xy += (x.get(i) - meanX) * (y.get(i) - meanY);
        }
        if (xy == 0) {
            return Optional.empty();
        }
        double slope = (yy - xx + Math.sqrt((yy - xx) * (yy - xx) + 4 * xy * xy)) / (2 * xy);
        return Optional.of(new DemingLine(slope, meanY - slope * meanX));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }
}
