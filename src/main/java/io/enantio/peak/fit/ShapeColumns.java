package io.enantio.peak.fit;

import io.enantio.peak.shape.ExponentiallyModifiedGaussian;
import io.enantio.peak.shape.PeakShape;
import java.util.Arrays;

/** A peak's unit-area shape and its derivatives at the points of a fit. */
final class ShapeColumns {
    static final int VALUE = 0;
    static final int BY_APEX = 1;
    static final int BY_LOG_SIGMA = 2;
    static final int BY_LOG_RATIO = 3;
    static final int BY_SLOW_SHARE = 4;
    static final int BY_LOG_FACTOR = 5;
    static final int COLUMNS = 6;

    /** A Gaussian is below 1e-17 of its height so many sigmas away. */
    private static final double FRONT = 9;
    /** An exponential is so after as many time constants. */
    private static final double TAIL_TIMES = 40;

    private final double[] fast = new double[4];
    private final double[] slow = new double[4];

    /** Fills {@code out[column][point]} for a peak whose apex is at a time. */
    void fill(FitPoints points, PeakShape shape, double apexMin, double[][] out) {
        double sigma = shape.sigmaMin();
        double r = shape.tauRatio();
        double apex = ExponentiallyModifiedGaussian.apex(r);
        double apexByLogRatio = r * ExponentiallyModifiedGaussian.apexSlope(r);
        double share = shape.slowFraction();
        int sign = shape.elution().sign();
        double last = FRONT + TAIL_TIMES * r * Math.max(1, shape.slowFactor());
        for (int i = 0; i < points.size(); i++) {
            double d = sign * (points.t(i) - apexMin) / sigma + apex;
            if (d < -FRONT || d > last) {
                Arrays.fill(fast, 0);
                Arrays.fill(slow, 0);
            } else {
                evaluate(d, shape);
            }
            double value = mix(share, 0);
            double byMu = mix(share, 1);
            double byTau = mix(share, 3);
            out[VALUE][i] = value / sigma;
            out[BY_APEX][i] = sign * byMu / (sigma * sigma);
            out[BY_LOG_SIGMA][i] = (mix(share, 2) + byTau - apex * byMu) / sigma;
            out[BY_LOG_RATIO][i] = (byTau - apexByLogRatio * byMu) / sigma;
            out[BY_SLOW_SHARE][i] = (slow[0] - fast[0]) / sigma;
            out[BY_LOG_FACTOR][i] = share * slow[3] / sigma;
        }
    }

    private void evaluate(double d, PeakShape shape) {
        ExponentiallyModifiedGaussian.gradient(d, shape.tauRatio(), fast);
        if (shape.slowFraction() > 0 || shape.slowFactor() != 1) {
            ExponentiallyModifiedGaussian.gradient(d, shape.tauRatio() * shape.slowFactor(), slow);
        } else {
            System.arraycopy(fast, 0, slow, 0, fast.length);
        }
    }

    private double mix(double share, int k) {
        return (1 - share) * fast[k] + share * slow[k];
    }
}
