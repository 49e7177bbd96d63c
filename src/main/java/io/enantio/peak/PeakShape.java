package io.enantio.peak;

import io.enantio.method.Require;

/**
 * Shape of a chromatographic peak of unit area: a Gaussian with an exponential tail, of which a share may be slower. Times are
 * counted from the apex of the faster part.
 *
 * @param sigmaMin standard deviation of the Gaussian
 * @param tauRatio time constant of the tail / sigma; 0 is a Gaussian
 * @param slowFraction share of the area with the slower tail, 0 to below 1
 * @param slowFactor time constant of the slower tail / that of the faster
 * @param elution to which side the tail lies
 */
record PeakShape(double sigmaMin, double tauRatio, double slowFraction, double slowFactor, Elution elution) {
    private static final double TAILING_HEIGHT = 0.05;
    private static final int HALVINGS = 60;
    private static final double GOLDEN = 0.5 * (StrictMath.sqrt(5) - 1);

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
        return new PeakShape(sigmaMin, tauRatio, 0, 1, Elution.TAILING);
    }

    /** Signal per area at a time from the apex, 1/min. */
    public double perMinute(double fromApexMin) {
        return curve().perMinute(fromApexMin);
    }

    /** The same for many times. */
    Curve curve() {
        return new Curve(this, ExponentiallyModifiedGaussian.apex(tauRatio));
    }

    /** A shape with its apex found. */
    record Curve(PeakShape shape, double apex) {
        double perMinute(double fromApexMin) {
            double d = shape.elution.sign() * fromApexMin / shape.sigmaMin + apex;
            double fast = ExponentiallyModifiedGaussian.value(d, shape.tauRatio);
            double slow = shape.slowFraction == 0
                    ? 0
                    : ExponentiallyModifiedGaussian.value(d, shape.slowFactor * shape.tauRatio);
            return ((1 - shape.slowFraction) * fast + shape.slowFraction * slow) / shape.sigmaMin;
        }
    }

    /** Place of the maximum of both parts together, minutes from the apex of the faster part. */
    public double maximumMin() {
        if (slowFraction == 0) {
            return 0;
        }
        Curve curve = curve();
        double low = -sigmaMin;
        double high = sigmaMin;
        for (int i = 0; i < HALVINGS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (curve.perMinute(left) > curve.perMinute(right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return 0.5 * (low + high);
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
    double tailingFactor() {
        double apex = maximumMin();
        double level = TAILING_HEIGHT * perMinute(apex);
        double front = edge(apex, -1, level);
        return (front + edge(apex, 1, level)) / (2 * front);
    }

    private double edge(double apex, int side, double level) {
        Curve curve = curve();
        double far = sigmaMin;
        while (curve.perMinute(apex + side * far) > level) {
            far *= 2;
        }
        double near = 0;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (near + far);
            if (curve.perMinute(apex + side * middle) > level) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return 0.5 * (near + far);
    }
}
