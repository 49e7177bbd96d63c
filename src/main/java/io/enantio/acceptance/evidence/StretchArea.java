package io.enantio.acceptance.evidence;

import io.enantio.chromatogram.Trace;

/** Area of a stretch of a trace above the straight line through its ends, by the trapezoidal rule. */
public final class StretchArea {
    private StretchArea() {}

    /** Counts x minute, 0 for fewer than three points; a stretch that only rises or falls steadily has none. */
    public static double countsMin(Trace trace, double fromMin, double toMin) {
        Trace stretch = trace.slice(trace.firstAtOrAfter(fromMin), trace.firstAtOrAfter(toMin));
        int last = stretch.size() - 1;
        if (last < 2) {
            return 0;
        }
        double area = 0;
        for (int i = 1; i <= last; i++) {
            double step = stretch.timeMin(i) - stretch.timeMin(i - 1);
            area += step * (stretch.intensityCounts(i) + stretch.intensityCounts(i - 1)) / 2;
        }
        double ends = (stretch.intensityCounts(0) + stretch.intensityCounts(last)) / 2;
        return area - ends * (stretch.timeMin(last) - stretch.timeMin(0));
    }
}
