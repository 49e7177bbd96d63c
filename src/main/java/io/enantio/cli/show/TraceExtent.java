package io.enantio.cli.show;

import io.enantio.chromatogram.Trace;
import java.util.Optional;

/**
 * Where a trace begins, ends and is highest; times in minutes if the file states their unit.
 *
 * @param highestCounts highest intensity, first reached at {@code highestAt}
 */
record TraceExtent(double first, double last, double highestCounts, double highestAt) {

    /** The extent of a trace; absent if it has no points. */
    static Optional<TraceExtent> of(Trace trace) {
        if (trace.isEmpty()) {
            return Optional.empty();
        }
        int highest = 0;
        for (int i = 1; i < trace.size(); i++) {
            highest = trace.intensityCounts(i) > trace.intensityCounts(highest) ? i : highest;
        }
        return Optional.of(new TraceExtent(
                trace.timeMin(0),
                trace.timeMin(trace.size() - 1),
                trace.intensityCounts(highest),
                trace.timeMin(highest)));
    }
}
