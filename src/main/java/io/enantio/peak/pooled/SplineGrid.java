package io.enantio.peak.pooled;

/**
 * Cubic B-splines over the places of a peak, x in widths at half height from the apex. Their knots are uniform in
 * v = asinh(2x), so that they are close at the apex and wide in the tail. The grid carries the corrections of ln density.
 */
final class SplineGrid {
    /** Places that are described, in widths at half height; beyond the last one ln density is a straight line. */
    static final double FIRST = -4;

    static final double LAST = 14;
    private static final double CORE = 0.5;
    private static final double KNOT_STEP = 0.25;
    /** Points at which densities are normalised: the integrand is smooth in v and vanishes at both ends. */
    static final int NODES = 129;

    private static final double FIRST_V = v(FIRST);
    static final double LAST_V = v(LAST);
    private static final int INTERVALS = (int) Math.ceil((LAST_V - FIRST_V) / KNOT_STEP);
    private static final double H = (LAST_V - FIRST_V) / INTERVALS;
    private static final double PER_H = 1 / H;
    private static final double SIXTH = 1 / 6.0;
    /** Number of splines. */
    static final int SPLINES = INTERVALS + 3;

    /** Splines that are not 0 at a place. */
    static final int NEAR = 4;

    private static final double[] NODE_X = new double[NODES];
    private static final double[] NODE_WEIGHT = new double[NODES];
    private static final int[] NODE_FIRST = new int[NODES];
    private static final double[][] NODE_SPLINES = new double[NODES][NEAR];
    private static final double[][] ROUGHNESS = roughness();

    static {
        double step = (LAST_V - FIRST_V) / (NODES - 1);
        for (int g = 0; g < NODES; g++) {
            double v = FIRST_V + g * step;
            NODE_X[g] = CORE * Math.sinh(v);
            NODE_WEIGHT[g] = CORE * Math.cosh(v) * step;
            NODE_FIRST[g] = splines(v, NODE_SPLINES[g]);
        }
    }

    private SplineGrid() {}

    /** asinh(x / core), without cancellation on the negative side. */
    static double v(double x) {
        double u = Math.abs(x) / CORE;
        return Math.copySign(Math.log(u + Math.sqrt(u * u + 1)), x);
    }

    /** dv/dx. */
    static double slope(double x) {
        return 1 / Math.sqrt(x * x + CORE * CORE);
    }

    private static int interval(double place) {
        return Math.max(0, Math.min(INTERVALS - 1, (int) place));
    }

    /** The four splines that are not 0 at a place; the number of the first. */
    static int splines(double v, double[] out) {
        double place = (v - FIRST_V) * PER_H;
        int k = interval(place);
        double f = place - k;
        double g = 1 - f;
        out[0] = g * g * g * SIXTH;
        out[1] = (f * f * (3 * f - 6) + 4) * SIXTH;
        out[2] = (f * (f * (3 - 3 * f) + 3) + 1) * SIXTH;
        out[3] = f * f * f * SIXTH;
        return k;
    }

    /** A sum of splines at a place. */
    static double sum(double v, double[] coefficients) {
        double place = (v - FIRST_V) * PER_H;
        int k = interval(place);
        double f = place - k;
        double g = 1 - f;
        double sum = g * g * g * coefficients[k]
                + (f * f * (3 * f - 6) + 4) * coefficients[k + 1]
                + (f * (f * (3 - 3 * f) + 3) + 1) * coefficients[k + 2]
                + f * f * f * coefficients[k + 3];
        return sum * SIXTH;
    }

    /** Slope by v of a sum of splines. */
    static double slope(double v, double[] coefficients) {
        double place = (v - FIRST_V) * PER_H;
        int k = interval(place);
        double f = place - k;
        double g = 1 - f;
        double sum = -0.5 * g * g * coefficients[k]
                + (1.5 * f * f - 2 * f) * coefficients[k + 1]
                + (-1.5 * f * f + f + 0.5) * coefficients[k + 2]
                + 0.5 * f * f * coefficients[k + 3];
        return sum * PER_H;
    }

    static double sum(int first, double[] splines, double[] coefficients) {
        return splines[0] * coefficients[first]
                + splines[1] * coefficients[first + 1]
                + splines[2] * coefficients[first + 2]
                + splines[3] * coefficients[first + 3];
    }

    static double nodeX(int g) {
        return NODE_X[g];
    }

    /** dx of a node: the weight of its density in an integral over x. */
    static double nodeWeight(int g) {
        return NODE_WEIGHT[g];
    }

    static int nodeFirst(int g) {
        return NODE_FIRST[g];
    }

    static double[] nodeSplines(int g) {
        return NODE_SPLINES[g];
    }

    /** Squared second differences of the coefficients, as a quadratic form: the integral of the squared curvature over v. */
    static double[][] roughnessForm() {
        return ROUGHNESS;
    }

    private static double[][] roughness() {
        double[][] form = new double[SPLINES][SPLINES];
        double[] difference = {1, -2, 1};
        double scale = 1 / (H * H * H);
        for (int k = 0; k + 2 < SPLINES; k++) {
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    form[k + a][k + b] += scale * difference[a] * difference[b];
                }
            }
        }
        return form;
    }
}
