package io.enantio.statistics;

import io.enantio.method.value.Require;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Straight line by least squares and the test of its slope against 0: slope b = Σ(x-x̄)(y-ȳ)/Σ(x-x̄)², SE = √(s²/Σ(x-x̄)²)
 * with s² on n - 2 degrees of freedom, two-sided p of b/SE.
 *
 * @param residualSd s
 */
public record StraightLine(int n, double slope, double slopeSe, double p, double residualSd) {

    /** The line; absent with fewer than three points or if all have the same x. */
    public static Optional<StraightLine> of(List<Double> x, List<Double> y) {
        Require.that(x.size() == y.size(), "points must have two coordinates");
        int n = x.size();
        if (n < 3) {
            return Optional.empty();
        }
        double meanX = SampleStatistics.of(x).mean().getAsDouble();
        double meanY = SampleStatistics.of(y).mean().getAsDouble();
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < n; i++) {
            sxx += (x.get(i) - meanX) * (x.get(i) - meanX);
            sxy += (x.get(i) - meanX) * (y.get(i) - meanY);
        }
        double slope = sxy / sxx;
        double residuals = 0;
        for (int i = 0; i < n; i++) {
            double residual = y.get(i) - meanY - slope * (x.get(i) - meanX);
            residuals += residual * residual;
        }
        double sd = StrictMath.sqrt(residuals / (n - 2));
        double se = sd / StrictMath.sqrt(sxx);
        return sxx > 0 ? Optional.of(new StraightLine(n, slope, se, p(slope, se, n), sd)) : Optional.empty();
    }

    private static double p(double slope, double se, int n) {
        if (se == 0) {
            return slope == 0 ? 1 : 0;
        }
        return 2 * TDistribution.of(n - 2.0).survivalProbability(Math.abs(slope / se));
    }
}
