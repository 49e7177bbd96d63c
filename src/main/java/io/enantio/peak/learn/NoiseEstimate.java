package io.enantio.peak.learn;

import io.enantio.chromatogram.Trace;
import io.enantio.peak.fit.FitNoise;
import java.util.Arrays;
import java.util.List;

/**
 * A first guess of the noise of a transition, without any fit: from differences of neighbouring points in the lower half of each trace of
 * the run, in which a smooth signal cancels.
 */
public final class NoiseEstimate {
    private static final double FIRST_PROPORTIONAL = 0.02;
    private static final double MAD_TO_SD = 1.4826;

    private NoiseEstimate() {}

    public static FitNoise firstGuess(List<Trace> traces) {
        double[] differences = traces.stream()
                .flatMapToDouble(trace -> Arrays.stream(lowDifferences(trace)))
                .sorted()
                .toArray();
        double median = differences.length == 0 ? 0 : differences[differences.length / 2];
        double sd = MAD_TO_SD * median;
        return new FitNoise(Math.max(sd * sd, smallestStepSquared(traces)), 0, FIRST_PROPORTIONAL);
    }

    private static double[] lowDifferences(Trace trace) {
        double[] counts = trace.intensitiesCounts();
        double[] sorted = counts.clone();
        Arrays.sort(sorted);
        double middle = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        double[] found = new double[counts.length];
        int n = 0;
        for (int i = 1; i + 1 < counts.length; i++) {
            if (counts[i] <= middle) {
                found[n++] = Math.abs(counts[i - 1] - 2 * counts[i] + counts[i + 1]) / Math.sqrt(6);
            }
        }
        return Arrays.copyOf(found, n);
    }

    private static double smallestStepSquared(List<Trace> traces) {
        double[] values = TransitionTraces.sortedCounts(traces);
        double smallest = 1;
        double before = 0;
        for (double value : values) {
            if (value > 0) {
                double step = value - before;
                smallest = before == 0 ? value : step > 0 ? Math.min(smallest, step) : smallest;
                before = value;
            }
        }
        return smallest * smallest / 12;
    }
}
