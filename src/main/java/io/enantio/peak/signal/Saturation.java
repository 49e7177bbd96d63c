package io.enantio.peak.signal;

import io.enantio.chromatogram.Trace;
import java.util.OptionalDouble;

/**
 * Whether a detector was at its end: above the method's limit, or three or more equal maxima side by side that chance does
 * not explain (on coarsely stored, weak traces equal neighbours are common).
 */
public final class Saturation {
    private static final int EQUAL = 3;
    /** A run of equal maxima less likely than this by chance is a plateau: a laboratory's year has a million peaks. */
    private static final double CHANCE = 1e-6;

    private Saturation() {}

    public static boolean isIn(Signal signal, double fromMin, double toMin, OptionalDouble limitCounts) {
        Trace raw = signal.raw();
        int from = raw.firstAtOrAfter(fromMin);
        int to = raw.firstAtOrAfter(Math.nextUp(toMin));
        double highest = 0;
        int longest = 0;
        int run = 0;
        for (int i = from; i < to; i++) {
            double here = raw.intensityCounts(i);
            run = here == highest ? run + 1 : here > highest ? 1 : 0;
            longest = here > highest ? 1 : Math.max(longest, run);
            highest = Math.max(highest, here);
        }
        double limit = limitCounts.orElse(Double.POSITIVE_INFINITY);
        return highest > limit || longest >= EQUAL && chance(signal, highest, longest) < CHANCE;
    }

    /** Probability that neighbours fall on one storage step: step / (2 sqrt(pi) sd) for each after the first. */
    private static double chance(Signal signal, double level, int equal) {
        double sd = signal.noise().sdAt(level);
        double one = Math.min(1, smallestStep(signal.raw()) / (2 * Math.sqrt(Math.PI) * sd));
        return Math.pow(one, equal - 1.0);
    }

    private static double smallestStep(Trace raw) {
        double[] sorted = raw.intensitiesCounts();
        java.util.Arrays.sort(sorted);
        double step = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            double difference = sorted[i] - sorted[i - 1];
            step = difference > 0 ? Math.min(step, difference) : step;
        }
        return step;
    }
}
