package io.enantio.peak.pooled;

/** Derivatives of a peak of unit area at the points of a trace; 0 where the peak does not count. */
final class PeakSlopes {
    static final int BY_PLACE = 0;
    static final int BY_WIDTH = 1;
    static final int BY_TAIL = 2;
    static final int BY_AREA = 3;
    static final int COLUMNS = 4;

    /** By place, ln of the width, tail, and area: the last is the density itself. */
    final double[][] columns = new double[COLUMNS][];

    /** Number of the first spline that is not 0 at a point. */
    final int[] first;
    /** The splines that are not 0 at a point, times the density there. */
    final double[][] splines;

    PeakSlopes(double[] density) {
        for (int k = 0; k < BY_AREA; k++) {
            columns[k] = new double[density.length];
        }
        columns[BY_AREA] = density;
        first = new int[density.length];
        splines = new double[SplineGrid.NEAR][density.length];
    }

    /** End of the points that have the same splines as a point, and no later than a given end. */
    int end(int from, int last) {
        int same = first[from];
        int to = from + 1;
        while (to < last && first[to] == same) {
            to++;
        }
        return to;
    }
}
