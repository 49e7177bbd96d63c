package io.enantio.input.mzml.channel;

import io.enantio.chromatogram.Trace;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Whether two traces show the same signal where they overlap: their means differ by no more than a tenth of what stands above
 * the lowest point, besides noise.
 */
final class TraceOverlap {
    private static final double SAME_SIGNAL = 0.1;
    private static final double NOISE_SE = 4;

    /** One point is where segments touch. */
    private static final int FEWEST = 2;

    /** Lower quartile of the absolute difference of two points in standard deviations of one: flanks are in the upper ones. */
    private static final double QUARTILE_OF_DIFFERENCES = 0.3186 * Math.sqrt(2);

    private TraceOverlap() {}

    /** Also if they only touch. */
    static boolean agree(Trace one, Trace other) {
        double fromMin = Math.max(one.timeMin(0), other.timeMin(0));
        double toMin = Math.min(one.timeMin(one.size() - 1), other.timeMin(other.size() - 1));
        int first = one.firstAtOrAfter(fromMin);
        int last = one.firstAtOrAfter(Math.nextUp(toMin));
        int othersPoints = other.firstAtOrAfter(Math.nextUp(toMin)) - other.firstAtOrAfter(fromMin);
        if (last - first < FEWEST || othersPoints < FEWEST) {
            return true;
        }
        double[] own =
                IntStream.range(first, last).mapToDouble(one::intensityCounts).toArray();
        double[] others = IntStream.range(first, last)
                .mapToDouble(i -> countsAt(other, one.timeMin(i)))
                .toArray();
        double lowest = Math.min(
                Arrays.stream(own).min().orElse(0), Arrays.stream(others).min().orElse(0));
        double level = Math.max(mean(own), mean(others)) - lowest;
        double noise = NOISE_SE * Math.hypot(noise(own), noise(others)) / Math.sqrt(own.length);
        return Math.abs(mean(own) - mean(others)) <= SAME_SIGNAL * level + noise;
    }

    /** On the straight line between two points. */
    private static double countsAt(Trace trace, double timeMin) {
        int after = trace.firstAtOrAfter(timeMin);
        if (after == 0 || trace.timeMin(after) == timeMin) {
            return trace.intensityCounts(after);
        }
        double share = (timeMin - trace.timeMin(after - 1)) / (trace.timeMin(after) - trace.timeMin(after - 1));
        return trace.intensityCounts(after - 1)
                + share * (trace.intensityCounts(after) - trace.intensityCounts(after - 1));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double noise(double[] values) {
        double[] steps = IntStream.range(1, values.length)
                .mapToDouble(i -> Math.abs(values[i] - values[i - 1]))
                .sorted()
                .toArray();
        return steps[steps.length / 4] / QUARTILE_OF_DIFFERENCES;
    }
}
