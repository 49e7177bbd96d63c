package io.enantio.peak.signal;

import io.enantio.chromatogram.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The largest peaks of a trace, proposed for confirmation by the user. A peak is a maximum to which the smoothed trace rises, and
 * from which it falls, by more than 6 times the noise and more than a tenth of the range of the trace. Counts scatter more at the
 * top of a peak than beside it: two maxima are two peaks only if the valley between them is deeper than 6 times what is left, after
 * smoothing, of the noise there.
 */
public final class ProposedPeaks {
    private static final int MOST = 4;
    private static final double PART_OF_HEIGHT = 0.1;
    private static final double NOISE_SD = 6;
    /** Weights of a point and its neighbours on either side; they add up to 9. */
    private static final double[] WEIGHTS = {1, 2, 3, 2, 1};

    /** SD of white noise after smoothing, as a part of the SD before: the root of the sum of the squared weights, over 9. */
    private static final double NOISE_LEFT = Math.sqrt(19) / 9;
    /** Points on either side of a maximum by which its noise is judged. */
    private static final int NEIGHBOURHOOD = 15;

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
        return separate(apexes(smooth, least), smooth, trace).stream()
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

    /** Without the lower of two maxima that noise has made of one. */
    private static List<Integer> separate(List<Integer> apexes, double[] smooth, Trace trace) {
        List<Integer> kept = new ArrayList<>();
        for (int apex : apexes) {
            int before = kept.isEmpty() ? apex : kept.get(kept.size() - 1);
            double valley = IntStream.rangeClosed(before, apex)
                    .mapToDouble(i -> smooth[i])
                    .min()
                    .orElseThrow();
            double depth = Math.min(smooth[before], smooth[apex]) - valley;
            if (kept.isEmpty() || depth > NOISE_SD * NOISE_LEFT * noiseSdAbout(trace, before, apex)) {
                kept.add(apex);
            } else if (smooth[apex] > smooth[before]) {
                kept.set(kept.size() - 1, apex);
            }
        }
        return kept;
    }

    /** From the median fourth difference near two maxima; even narrow peaks hardly change it. */
    private static double noiseSdAbout(Trace trace, int... apexes) {
        double[] bends = IntStream.of(apexes)
                .map(i -> i + REACH)
                .flatMap(i -> IntStream.rangeClosed(
                        Math.max(2, i - NEIGHBOURHOOD), Math.min(trace.size() - 3, i + NEIGHBOURHOOD)))
                .distinct()
                .mapToDouble(i -> Math.abs(trace.intensityCounts(i - 2)
                        - 4 * trace.intensityCounts(i - 1)
                        + 6 * trace.intensityCounts(i)
                        - 4 * trace.intensityCounts(i + 1)
                        + trace.intensityCounts(i + 2)))
                .sorted()
                .toArray();
        return bends[bends.length / 2] / MEDIAN_OF_NORMAL / Math.sqrt(70);
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
