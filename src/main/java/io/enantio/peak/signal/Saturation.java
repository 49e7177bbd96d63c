package io.enantio.peak.signal;

import io.enantio.chromatogram.Trace;
import java.util.OptionalDouble;

/** Whether a detector was at its end: above the method's limit, or with a {@link FlatTop}. */
public final class Saturation {
    private Saturation() {}

    public static boolean isIn(Signal signal, double fromMin, double toMin, OptionalDouble limitCounts) {
        Trace raw = signal.raw();
        int from = raw.firstAtOrAfter(fromMin);
        int to = raw.firstAtOrAfter(Math.nextUp(toMin));
        double highest = 0;
        for (int i = from; i < to; i++) {
            highest = Math.max(highest, raw.intensityCounts(i));
        }
        return highest > limitCounts.orElse(Double.POSITIVE_INFINITY)
                || FlatTop.of(raw, from, to, signal.noise()::sdAt).isPresent();
    }
}
