package io.enantio.peak.pooled;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The points of one trace that a fit uses.
 *
 * @param t minutes
 * @param y counts, scaled by the fit's unit
 * @param censored points that were stored as 0 because they were below a limit
 * @param censoredBelow that limit; 0 if zeros are real
 * @param u places within the window, -1 to 1
 * @param pattern a background at fixed times that recurs over the run (a valve step); 0 if there is none
 */
record TraceData(double[] t, double[] y, boolean[] censored, double censoredBelow, double[] u, double[] pattern) {
    private static final int MOST_TERMS = 16;
    /** Bonnet's recurrence: P_k = RISE x P_k-1 - FALL P_k-2. */
    private static final double[] RISE = new double[MOST_TERMS];

    private static final double[] FALL = new double[MOST_TERMS];

    static {
        for (int k = 1; k < MOST_TERMS; k++) {
            RISE[k] = (2.0 * k - 1) / k;
            FALL[k] = (k - 1.0) / k;
        }
    }

    int size() {
        return t.length;
    }

    /**
     * A share of the recurring background at any time, a straight line between points. It holds nothing else of the trace: what is kept of a
     * fit is kept for every injection of a run.
     */
    DoubleUnaryOperator recurring(double share) {
        if (t.length == 0 || share == 0 || Arrays.stream(pattern).allMatch(value -> value == 0)) {
            return timeMin -> 0;
        }
        double[] times = t;
        double[] values = pattern;
        return timeMin -> share * between(times, values, timeMin);
    }

    private static double between(double[] times, double[] values, double timeMin) {
        int next = Arrays.binarySearch(times, timeMin);
        int k = next >= 0 ? next : -next - 1;
        if (k == 0 || k >= times.length) {
            return values[Math.min(k, times.length - 1)];
        }
        double share = (timeMin - times[k - 1]) / (times[k] - times[k - 1]);
        return (1 - share) * values[k - 1] + share * values[k];
    }

    /** The same; its times are those of another trace of the injection if they are equal. */
    TraceData sharing(TraceData other) {
        return Arrays.equals(t, other.t) && Arrays.equals(u, other.u)
                ? new TraceData(other.t, y, censored, censoredBelow, other.u, pattern)
                : this;
    }

    /** The same with a background that recurs over the run. */
    TraceData with(double[] recurring) {
        return new TraceData(t, y, censored, censoredBelow, u, recurring);
    }

    /** The same without a point. */
    TraceData without(int point) {
        return new TraceData(
                without(t, point),
                without(y, point),
                without(censored, point),
                censoredBelow,
                without(u, point),
                without(pattern, point));
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

    /** Columns of the baseline at all points: Legendre polynomials, last the recurring pattern. */
    double[][] baseline(int terms) {
        double[][] columns = new double[terms][];
        columns[0] = new double[t.length];
        Arrays.fill(columns[0], 1);
        for (int k = 1; k + 1 < terms; k++) {
            double[] before = columns[k - 1];
            double[] twoBefore = columns[Math.max(0, k - 2)];
            double[] column = new double[t.length];
            double rise = RISE[k];
            double fall = FALL[k];
            for (int p = 0; p < column.length; p++) {
                column[p] = rise * u[p] * before[p] - fall * twoBefore[p];
            }
            columns[k] = column;
        }
        columns[terms - 1] = pattern;
        return columns;
    }
}
