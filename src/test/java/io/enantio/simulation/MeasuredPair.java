package io.enantio.simulation;

import io.enantio.chromatogram.Trace;

/** Measures two peaks of a trace without noise or baseline, as with a ruler. */
final class MeasuredPair {
    private MeasuredPair() {}

    static double resolution(Trace trace) {
        int first = firstApex(trace);
        int second = secondApex(trace);
        double widths = edgeMin(trace, first, 0.5, 1)
                + edgeMin(trace, first, 0.5, -1)
                + edgeMin(trace, second, 0.5, 1)
                + edgeMin(trace, second, 0.5, -1);
        return 1.18 * (trace.timeMin(second) - trace.timeMin(first)) / widths;
    }

    static int firstApex(Trace trace) {
        return highest(trace, 0, trace.firstAtOrAfter(11.0));
    }

    static int secondApex(Trace trace) {
        return highest(trace, trace.firstAtOrAfter(11.2), trace.size());
    }

    private static int highest(Trace trace, int from, int to) {
        int highest = from;
        for (int i = from; i < to; i++) {
            highest = trace.intensityCounts(i) > trace.intensityCounts(highest) ? i : highest;
        }
        return highest;
    }

    /** Distance from an apex to where the trace crosses a share of its height, between points by a straight line. */
    static double edgeMin(Trace trace, int apex, double share, int side) {
        double height = share * trace.intensityCounts(apex);
        int i = apex;
        while (trace.intensityCounts(i + side) > height) {
            i += side;
        }
        double above = trace.intensityCounts(i) - height;
        double below = height - trace.intensityCounts(i + side);
        double part = above / (above + below);
        double crossing = trace.timeMin(i) + part * (trace.timeMin(i + side) - trace.timeMin(i));
        return Math.abs(crossing - trace.timeMin(apex));
    }
}
