package io.enantio.peak.signal;

import io.enantio.chromatogram.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The largest peaks of a trace, proposed for confirmation by the user. A peak is a maximum to which the smoothed trace rises, and
 * from which it falls, by more than 6 times the noise and more than a tenth of the range of the trace.
 */
public final class ProposedPeaks {
    private static final int MOST = 4;
    private static final double PART_OF_HEIGHT = 0.1;
    private static final double NOISE_SD = 6;
    /** Weights of a point and its neighbours on either side; they add up to 9. */
    private static final double[] WEIGHTS = {1, 2, 3, 2, 1};

    /** Median of the absolute value of a standard normal deviate. */
    private static final double MEDIAN_OF_NORMAL = 0.6745;

    private static final int REACH = WEIGHTS.length / 2;

    private ProposedPeaks() {}

    /** The apex of a peak of the smoothed trace, minutes and counts. */
    public record Proposed(double timeMin, double counts) {}

    /** The largest peaks in the order of their times. */
    public static List<Proposed> of(Trace trace) {
        if (trace.size() < 2 * WEIGHTS.length) {
            return List.of();
        }
        double[] smooth = smooth(trace);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double counts : smooth) {
            low = Math.min(low, counts);
            high = Math.max(high, counts);
        }
        double least = Math.max(PART_OF_HEIGHT * (high - low), NOISE_SD * noiseSd(trace));
        return apexes(smooth, least).stream()
                .map(i -> new Proposed(trace.timeMin(i + REACH), smooth[i]))
                .sorted(Comparator.comparingDouble(Proposed::counts).reversed())
                .limit(MOST)
                .sorted(Comparator.comparingDouble(Proposed::timeMin))
                .toList();
    }

    private static double[] smooth(Trace trace) {
        double[] bridged = IntStream.range(0, trace.size())
                .mapToDouble(i -> i == 0 || i == trace.size() - 1 ? trace.intensityCounts(i) : bridged(trace, i))
                .toArray();
        double[] smooth = new double[bridged.length - 2 * REACH];
        for (int i = 0; i < smooth.length; i++) {
            for (int k = 0; k < WEIGHTS.length; k++) {
                smooth[i] += WEIGHTS[k] / 9 * bridged[i + k];
            }
        }
        return smooth;
    }

    /** Median of a point and its neighbours: it removes a spike of one point, not a peak. */
    private static double bridged(Trace trace, int i) {
        double before = trace.intensityCounts(i - 1);
        double after = trace.intensityCounts(i + 1);
        return Math.max(Math.min(before, after), Math.min(trace.intensityCounts(i), Math.max(before, after)));
    }

    /** From the median second difference, which peaks hardly change; the smallest difference if most points are zero. */
    private static double noiseSd(Trace trace) {
        double[] bends = IntStream.range(1, trace.size() - 1)
                .mapToDouble(i -> Math.abs(
                        trace.intensityCounts(i - 1) - 2 * trace.intensityCounts(i) + trace.intensityCounts(i + 1)))
                .sorted()
                .toArray();
        double median = bends[bends.length / 2];
        return median > 0
                ? median / MEDIAN_OF_NORMAL / Math.sqrt(6)
                : Arrays.stream(bends).filter(bend -> bend > 0).findFirst().orElse(0);
    }

    /** Maxima between a rise and a fall of at least the given size. */
    private static List<Integer> apexes(double[] counts, double least) {
        List<Integer> found = new ArrayList<>();
        int direction = -1;
        int extreme = 0;
        for (int i = 1; i < counts.length; i++) {
            double further = direction * (counts[i] - counts[extreme]);
            if (further > 0) {
                extreme = i;
            } else if (further < -least) {
                found.addAll(direction > 0 ? List.of(extreme) : List.of());
                direction = -direction;
                extreme = i;
            }
        }
        return found;
    }
}
