package io.enantio.peak.shape;

import io.enantio.method.value.Require;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.rootfinder.BrentSolver;

/**
 * Shape of a chromatographic peak of unit area: a Gaussian with an exponential tail, of which a share may be slower. Times are
 * counted from the apex of the faster part.
 *
 * @param sigmaMin standard deviation of the Gaussian
 * @param tauRatio time constant of the tail / sigma; 0 is a Gaussian
 * @param slowFraction share of the area with the slower tail, 0 to below 1
 * @param slowFactor time constant of the slower tail / that of the faster
 * @param asymmetry to which side the tail lies
 */
public record PeakShape(double sigmaMin, double tauRatio, double slowFraction, double slowFactor, Asymmetry asymmetry) {
    private static final double TAILING_HEIGHT = 0.05;
    /** For roots of the order of 1, found to working precision. */
    private static final BrentSolver SOLVER = new BrentSolver(1e-14, 1e-14, 0);

    public PeakShape {
        Require.positive("sigma", sigmaMin);
        Require.notNegative("tau/sigma", tauRatio);
        Require.that(
                slowFraction >= 0 && slowFraction < 1,
                "the slow share must be at least 0 and below 1: " + slowFraction);
        Require.positive("slow factor", slowFactor);
    }

    /** An exponentially modified Gaussian. */
    public static PeakShape tailing(double sigmaMin, double tauRatio) {
        return new PeakShape(sigmaMin, tauRatio, 0, 1, Asymmetry.TAILING);
    }

    /** Signal per area at a time from the apex, 1/min. */
    public double perMinute(double fromApexMin) {
        return curve().perMinute(fromApexMin);
    }

    /** The same for many times. */
    public Curve curve() {
        return new Curve(this, ExponentiallyModifiedGaussian.apex(tauRatio));
    }

    /** The same with another sigma. */
    PeakShape withSigma(double otherMin) {
        return new PeakShape(otherMin, tauRatio, slowFraction, slowFactor, asymmetry);
    }

    /** A shape with its apex found. */
    public record Curve(PeakShape shape, double apex) {
        /**
         * Signal per area at a time from the apex and its slope.
         *
         * @param out receives 1/min, 1/min^2
         */
        void valueAndSlope(double fromApexMin, double[] out) {
            double d = shape.asymmetry.sign() * fromApexMin / shape.sigmaMin + apex;
            double[] fast = new double[4];
            double[] slow = new double[4];
            ExponentiallyModifiedGaussian.gradient(d, shape.tauRatio, fast);
            if (shape.slowFraction > 0) {
                ExponentiallyModifiedGaussian.gradient(d, shape.slowFactor * shape.tauRatio, slow);
            }
            double share = shape.slowFraction;
            double byPlace = -shape.asymmetry.sign() / (shape.sigmaMin * shape.sigmaMin);
            out[0] = ((1 - share) * fast[0] + share * slow[0]) / shape.sigmaMin;
            out[1] = byPlace * ((1 - share) * fast[1] + share * slow[1]);
        }

        public double perMinute(double fromApexMin) {
            double d = shape.asymmetry.sign() * fromApexMin / shape.sigmaMin + apex;
            double fast = ExponentiallyModifiedGaussian.value(d, shape.tauRatio);
            double slow = shape.slowFraction == 0
                    ? 0
                    : ExponentiallyModifiedGaussian.value(d, shape.slowFactor * shape.tauRatio);
            return ((1 - shape.slowFraction) * fast + shape.slowFraction * slow) / shape.sigmaMin;
        }
    }

    /** Place of the maximum of both parts together, minutes from the apex of the faster part: between their apices. */
    public double maximumMin() {
        double apart = ExponentiallyModifiedGaussian.apex(slowFactor * tauRatio)
                - ExponentiallyModifiedGaussian.apex(tauRatio);
        if (slowFraction == 0 || apart == 0) {
            return 0;
        }
        Curve curve = curve();
        double[] out = new double[2];
        DoubleUnaryOperator slope = reduced -> {
            curve.valueAndSlope(reduced * sigmaMin, out);
            return out[1] * sigmaMin * sigmaMin;
        };
        double other = asymmetry.sign() * apart;
        return sigmaMin * SOLVER.findRoot(slope, Math.min(0, other), Math.max(0, other));
    }

    /** Height of a peak of area 1, 1/min. */
    public double heightPerArea() {
        return perMinute(maximumMin());
    }

    /** Width at half height, minutes. */
    public double widthMin() {
        return widthMin(0.5);
    }

    /** Width at a share of the height, minutes. */
    public double widthMin(double shareOfHeight) {
        double apex = maximumMin();
        double level = shareOfHeight * perMinute(apex);
        return edge(apex, 1, level) + edge(apex, -1, level);
    }

    /** USP tailing factor: width at 5 % of the height / twice its front half. */
    public double tailingFactor() {
        double apex = maximumMin();
        double level = TAILING_HEIGHT * perMinute(apex);
        double front = edge(apex, -1, level);
        return (front + edge(apex, 1, level)) / (2 * front);
    }

    private double edge(double apex, int side, double level) {
        Curve curve = curve();
        double far = 1;
        while (curve.perMinute(apex + side * far * sigmaMin) > level) {
            far *= 2;
        }
        double height = curve.perMinute(apex);
        DoubleUnaryOperator above = sigmas -> (curve.perMinute(apex + side * sigmas * sigmaMin) - level) / height;
        return sigmaMin * SOLVER.findRoot(above, far == 1 ? 0 : far / 2, far);
    }

    /** The side of a peak that has the slow decay. */
    public enum Asymmetry {
        TAILING(1),
        FRONTING(-1);

        private final int sign;

        Asymmetry(int sign) {
            this.sign = sign;
        }

        /** 1 if the slow side is late, -1 if it is early. */
        public int sign() {
            return sign;
        }
    }
}
