package io.enantio.peak.pooled;

/**
 * The points of one trace that a fit uses.
 *
 * @param t minutes
 * @param y counts, scaled by the fit's unit
 * @param censored points that were stored as 0 because they were below a limit
 * @param censoredBelow that limit; 0 if zeros are real
 * @param u places within the window, -1 to 1
 */
record TraceData(double[] t, double[] y, boolean[] censored, double censoredBelow, double[] u) {
    int size() {
        return t.length;
    }

    /** The same without a point. */
    TraceData without(int point) {
        return new TraceData(
                without(t, point), without(y, point), without(censored, point), censoredBelow, without(u, point));
    }

    private static double[] without(double[] values, int point) {
        double[] left = new double[values.length - 1];
        System.arraycopy(values, 0, left, 0, point);
        System.arraycopy(values, point + 1, left, point, left.length - point);
        return left;
    }

    private static boolean[] without(boolean[] values, int point) {
        boolean[] left = new boolean[values.length - 1];
        System.arraycopy(values, 0, left, 0, point);
        System.arraycopy(values, point + 1, left, point, left.length - point);
        return left;
    }

    boolean isCensored(int p) {
        return censored[p];
    }

    /** Legendre polynomial k at a point: the columns of the baseline. */
    void baseline(int p, double[] out) {
        double x = u[p];
        out[0] = 1;
        if (out.length > 1) {
            out[1] = x;
        }
        for (int k = 2; k < out.length; k++) {
            out[k] = ((2 * k - 1) * x * out[k - 1] - (k - 1) * out[k - 2]) / k;
        }
    }
}
