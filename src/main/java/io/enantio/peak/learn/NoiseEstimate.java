package io.enantio.peak.learn;

import io.enantio.chromatogram.Trace;
import io.enantio.peak.fit.FitNoise;
import io.enantio.statistics.OrderStatistic;
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
        double[] differences = joined(
                traces.parallelStream().map(NoiseEstimate::lowDifferences).toList());
        double median = differences.length == 0 ? 0 : OrderStatistic.of(differences, differences.length / 2);
        double sd = MAD_TO_SD * median;
        double variance = sd * sd;
        // The smallest step of a run asks for the order of all its points. No step is larger than one that two
        // neighbours show.
        double most = largestPossibleStep(traces);
        return new FitNoise(
                most * most / 12 <= variance ? variance : Math.max(variance, smallestStepSquared(traces)),
                0,
                FIRST_PROPORTIONAL);
    }

    private static double[] joined(List<double[]> parts) {
        int size = 0;
        for (double[] part : parts) {
            size += part.length;
        }
        double[] all = new double[size];
        int n = 0;
        for (double[] part : parts) {
            System.arraycopy(part, 0, all, n, part.length);
            n += part.length;
        }
        return all;
    }

    /** What {@link #smallestStepSquared} cannot exceed: the smallest positive value, and steps between neighbours. */
    private static double largestPossibleStep(List<Trace> traces) {
        double least = Double.POSITIVE_INFINITY;
        for (Trace trace : traces) {
            double before = 0;
            for (int i = 0; i < trace.size(); i++) {
                double here = trace.intensityCounts(i);
                if (here > 0) {
                    double step = before > 0 && before != here ? Math.abs(here - before) : here;
                    least = Math.min(least, Math.min(here, step));
                }
                before = here;
            }
        }
        return least;
    }

    private static double[] lowDifferences(Trace trace) {
        double[] counts = trace.intensitiesCounts();
        double middle = counts.length == 0 ? 0 : OrderStatistic.of(counts.clone(), counts.length / 2);
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
