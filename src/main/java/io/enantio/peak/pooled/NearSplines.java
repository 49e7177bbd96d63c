package io.enantio.peak.pooled;

import io.enantio.peak.pooled.PeakDensity.Scratch;

/** The splines of a peak that are not 0 at each point of a trace, times the peak's height there. */
final class NearSplines {
    /** Number of the first of them, by point. */
    final int[] first;

    private final double[][] values;

    NearSplines(int points) {
        first = new int[points];
        values = new double[SplineGrid.NEAR][points];
    }

    void put(int p, Scratch at, double height) {
        first[p] = at.first;
        for (int n = 0; n < SplineGrid.NEAR; n++) {
            values[n][p] = height * at.near[n];
        }
    }

    /** End of the points that have the same splines as a point. */
    int end(int from) {
        int to = from + 1;
        while (to < first.length && first[to] == first[from]) {
            to++;
        }
        return to;
    }

    void weigh(int n, double[] weights, int from, int to, double[] out) {
        double[] value = values[n];
        for (int p = from; p < to; p++) {
            out[p] = weights[p] * value[p];
        }
    }

    /** Adds the products of weighted values with all splines of this peak. */
    void dots(double[] weighted, int from, int to, double[] out, int at) {
        for (int begin = from; begin < to; ) {
            int end = Math.min(to, end(begin));
            Products.dots(weighted, values, SplineGrid.NEAR, begin, end, out, at + first[begin]);
            begin = end;
        }
    }
}
