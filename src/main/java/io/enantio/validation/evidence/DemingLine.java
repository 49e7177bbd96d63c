package io.enantio.validation.evidence;

import java.util.List;
import java.util.Optional;

/**
 * Straight line through pairs that both carry error of equal size (Deming 1943, error ratio 1): slope = (d + √(d² + 4
 * s_xy²)) / (2 s_xy) with d = s_yy - s_xx, intercept = ȳ - slope x̄.
 */
public record DemingLine(double slope, double intercept) {

    /** Through at least three pairs that vary together; absent otherwise. */
    public static Optional<DemingLine> through(List<Pair> pairs) {
        if (pairs.size() < 3) {
            return Optional.empty();
        }
        double x = pairs.stream().mapToDouble(Pair::first).sum() / pairs.size();
        double y = pairs.stream().mapToDouble(Pair::second).sum() / pairs.size();
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (Pair pair : pairs) {
            xx += (pair.first() - x) * (pair.first() - x);
            yy += (pair.second() - y) * (pair.second() - y);
            xy += (pair.first() - x) * (pair.second() - y);
        }
        if (xy == 0) {
            return Optional.empty();
        }
        double slope = (yy - xx + Math.sqrt((yy - xx) * (yy - xx) + 4 * xy * xy)) / (2 * xy);
        return Optional.of(new DemingLine(slope, y - slope * x));
    }
}
