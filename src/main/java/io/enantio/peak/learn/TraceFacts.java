package io.enantio.peak.learn;

import io.enantio.chromatogram.Trace;
import io.enantio.peak.signal.FlatTop;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The detector's own ways in one trace, by the rules that the integration applies to a run: what is stored as zero, in which
 * steps counts are stored, and where a top is cut.
 *
 * @param zeroShare part of the points that are stored as 0
 * @param storedFromCounts smallest value that is stored, where so many zeros stand for values below it; absent if zeros are measured
 * @param stepCounts all values are multiples of it; absent if there is no such step
 * @param flatTopCounts level of a highest peak whose top is cut; absent if it is not
 */
public record TraceFacts(
        double zeroShare, OptionalDouble storedFromCounts, OptionalDouble stepCounts, OptionalDouble flatTopCounts) {
    /** Fewer different values are multiples of something by chance. */
    private static final int FEWEST_VALUES = 4;

    private static final double OFF_STEP = 1e-3;
    /** Part of the highest value: single precision does not hold smaller steps. */
    private static final double SMALLEST_STEP = 1e-6;

    /** A top of fewer points that are equal, or nearly so, is not looked at. */
    private static final int FEWEST_EQUAL = 3;

    private static final int FEWEST_NEAR = 6;
    private static final double NEAR = 0.08;

    /** The facts of a trace; absent if it has no points. */
    public static Optional<TraceFacts> of(Trace trace) {
        if (trace.isEmpty()) {
            return Optional.empty();
        }
        int zeros = 0;
        double lowest = trace.intensityCounts(0);
        double highest = lowest;
        for (int i = 0; i < trace.size(); i++) {
            double counts = trace.intensityCounts(i);
            zeros += counts == 0 ? 1 : 0;
            lowest = Math.min(lowest, counts);
            highest = Math.max(highest, counts);
        }
        double zeroShare = (double) zeros / trace.size();
        return Optional.of(new TraceFacts(
                zeroShare, threshold(trace, zeroShare), step(trace, highest), flatTop(trace, lowest, highest)));
    }

    private static OptionalDouble threshold(Trace trace, double zeroShare) {
        if (zeroShare <= TransitionTraces.ZERO_SHARE) {
            return OptionalDouble.empty();
        }
        double[] sorted = TransitionTraces.sortedCounts(List.of(trace));
        double threshold = TransitionTraces.threshold(sorted, TransitionTraces.smallestStep(sorted));
        return threshold > 0 ? OptionalDouble.of(threshold) : OptionalDouble.empty();
    }

    /** The largest common divisor of the values, by Euclid; of counts without a step it is lost after a few values. */
    private static OptionalDouble step(Trace trace, double highest) {
        double step = 0;
        Set<Double> different = new HashSet<>();
        for (int i = 0; i < trace.size(); i++) {
            double counts = trace.intensityCounts(i);
            step = commonStep(Math.abs(counts), step);
            if (step < SMALLEST_STEP * highest) {
                return OptionalDouble.empty();
            }
            if (different.size() < FEWEST_VALUES) {
                different.add(counts);
            }
        }
        return different.size() < FEWEST_VALUES ? OptionalDouble.empty() : OptionalDouble.of(step);
    }

    private static double commonStep(double counts, double step) {
        double larger = counts;
        double smaller = step;
        while (smaller > 0 && larger > 0) {
            double rest = larger - smaller * Math.rint(larger / smaller);
            larger = smaller;
            smaller = Math.abs(rest) <= OFF_STEP * smaller ? 0 : Math.abs(rest);
        }
        return larger > 0 ? larger : smaller;
    }

    private static OptionalDouble flatTop(Trace trace, double lowest, double highest) {
        if (!couldBeFlat(trace, lowest, highest)) {
            return OptionalDouble.empty();
        }
        double sd = Math.sqrt(NoiseEstimate.firstGuess(List.of(trace)).variance(0));
        return FlatTop.of(trace, 0, trace.size(), level -> sd).stream()
                .mapToDouble(FlatTop::levelCounts)
                .findFirst();
    }

    /** Most tops are not flat, which a glance shows. */
    private static boolean couldBeFlat(Trace trace, double lowest, double highest) {
        double least = highest - NEAR * (highest - lowest);
        int equal = 0;
        int near = 0;
        for (int i = 0; i < trace.size(); i++) {
            double counts = trace.intensityCounts(i);
            equal = counts == highest ? equal + 1 : 0;
            near = counts >= least ? near + 1 : 0;
            if (equal >= FEWEST_EQUAL || near >= FEWEST_NEAR) {
                return highest > lowest;
            }
        }
        return false;
    }
}
