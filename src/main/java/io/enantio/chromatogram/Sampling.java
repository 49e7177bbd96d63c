package io.enantio.chromatogram;

import java.util.Arrays;

/** How densely a trace was recorded. */
public final class Sampling {
    private Sampling() {}

    /** Median time between points, minutes; 0 for fewer than two points. */
    public static double medianIntervalMin(Trace trace) {
        if (trace.size() < 2) {
            return 0;
        }
        double[] intervals = new double[trace.size() - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = trace.timeMin(i + 1) - trace.timeMin(i);
        }
        Arrays.sort(intervals);
        return intervals[intervals.length / 2];
    }
}
