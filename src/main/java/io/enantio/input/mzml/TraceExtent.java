package io.enantio.input.mzml;

import io.enantio.chromatogram.Trace;
import java.util.Optional;

/**
 * Start, end and maximum of a trace; times in minutes if the file states their unit.
 *
 * @param points number of them, at least 1
 * @param highestCounts highest intensity, first reached at {@code highestAt}
 */
public record TraceExtent(int points, double first, double last, double highestCounts, double highestAt) {

    /** The extent of a trace; absent if it has no points. */
    public static Optional<TraceExtent> of(Trace trace) {
        if (trace.isEmpty()) {
            return Optional.empty();
        }
        int highest = 0;
        for (int i = 1; i < trace.size(); i++) {
            highest = trace.intensityCounts(i) > trace.intensityCounts(highest) ? i : highest;
        }
        return Optional.of(new TraceExtent(
                trace.size(),
                trace.timeMin(0),
                trace.timeMin(trace.size() - 1),
                trace.intensityCounts(highest),
                trace.timeMin(highest)));
    }
}
