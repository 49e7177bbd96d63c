package io.enantio.peak.learn;

import io.enantio.chromatogram.Trace;
import io.enantio.peak.signal.FlatTop;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
    /** A top of fewer points that are equal, or nearly so, is not looked at. */
    private static final int FEWEST_EQUAL = 3;

    private static final int FEWEST_NEAR = 6;
    private static final double NEAR = 0.08;

    /** The facts of a trace; absent if it has no points. */
    public static Optional<TraceFacts> of(Trace trace) {
        if (trace.isEmpty()) {
            return Optional.empty();
        }
        double[] sorted = TransitionTraces.sortedCounts(List.of(trace));
        double smallestStep = TransitionTraces.smallestStep(sorted);
        double threshold = TransitionTraces.threshold(sorted, smallestStep);
        int zeros = 0;
        for (double value : sorted) {
            zeros += value == 0 ? 1 : 0;
        }
        return Optional.of(new TraceFacts(
                (double) zeros / sorted.length,
                threshold > 0 ? OptionalDouble.of(threshold) : OptionalDouble.empty(),
                step(sorted, smallestStep),
                flatTop(trace, sorted)));
    }

    private static OptionalDouble step(double[] sorted, double step) {
        int different = 0;
        for (int i = 0; i < sorted.length; i++) {
            double steps = sorted[i] / step;
            if (Math.abs(steps - Math.rint(steps)) > OFF_STEP) {
                return OptionalDouble.empty();
            }
            different += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        }
        return different < FEWEST_VALUES ? OptionalDouble.empty() : OptionalDouble.of(step);
    }

    private static OptionalDouble flatTop(Trace trace, double[] sorted) {
        if (!couldBeFlat(trace, sorted[0], sorted[sorted.length - 1])) {
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
