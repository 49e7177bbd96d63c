package io.enantio.peak.learn;

import io.enantio.chromatogram.Trace;
import io.enantio.peak.fit.FitNoise;
import io.enantio.peak.fit.FitPoints;
import io.enantio.peak.fit.VariableProjection;
import io.enantio.peak.linear.CholeskyFactor;
import java.util.Arrays;
import java.util.List;

/**
 * The noise of a transition, pooled over the run, from differences of neighbouring points, in which smooth misfit cancels.
 * Squared differences of residuals are regressed on the fitted signal (method of moments, weights renewed, outliers cut).
 */
public final class NoiseEstimate {
    /** Spray noise and the misfit of the shape, unless the run shows more. */
    static final double LEAST_PROPORTIONAL = 0.004;

    private static final double FIRST_PROPORTIONAL = 0.02;
    private static final double CUT = 16;
    private static final double MAD_TO_SD = 1.4826;
    private static final int ROUNDS = 8;
    private static final double SURE_SE = 3;

    private double[] signal = new double[1024];
    private double[] squared = new double[1024];
    private int size;

    /** A first guess without any fit: differences of neighbouring points in the lower half of each trace. */
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

    /** Adds the residuals of a fitted trace. */
    public void add(VariableProjection trace) {
        FitPoints points = trace.points();
        for (int i = 1; i + 1 < points.size(); i++) {
            if (points.isCensored(i - 1) || points.isCensored(i) || points.isCensored(i + 1)) {
                continue;
            }
            double share = (points.t(i + 1) - points.t(i)) / (points.t(i + 1) - points.t(i - 1));
            double difference = points.y(i)
                    - trace.fitted(i)
                    - share * (points.y(i - 1) - trace.fitted(i - 1))
                    - (1 - share) * (points.y(i + 1) - trace.fitted(i + 1));
            double norm = 1 + share * share + (1 - share) * (1 - share);
            double between = (trace.fitted(i)
                            + share * share * trace.fitted(i - 1)
                            + (1 - share) * (1 - share) * trace.fitted(i + 1))
                    / norm;
            put(Math.max(0, between), difference * difference / norm);
        }
    }

    private void put(double signalCounts, double difference) {
        if (size == signal.length) {
            signal = Arrays.copyOf(signal, 2 * size);
            squared = Arrays.copyOf(squared, 2 * size);
        }
        signal[size] = signalCounts;
        squared[size++] = difference;
    }

    /** The model that the residuals show, from a first guess. */
    public FitNoise model(FitNoise guess) {
        FitNoise model = guess;
        for (int round = 0; round < ROUNDS; round++) {
            model = improved(model, guess.electronicCounts2());
        }
        return model;
    }

    private FitNoise improved(FitNoise model, double first) {
        double least = LEAST_PROPORTIONAL * LEAST_PROPORTIONAL;
        Sums sums = sums(model);
        double[] all = sums.regress(3, 0);
        boolean flickers = all[2] - SURE_SE * all[3] > least && all[1] >= 0 && all[0] > 0;
        double[] found = flickers ? all : sums.regress(2, least);
        double gain = Math.max(0, found[1]);
        double electronic = found[1] < 0 ? sums.regress(1, least)[0] : found[0];
        double floor = Math.max(1e-3 * first, 1e-3 * gain * gain);
        return new FitNoise(Math.max(electronic, floor), gain, Math.sqrt(flickers ? all[2] : least));
    }

    private Sums sums(FitNoise model) {
        double[] powers = new double[5];
        double[] drawn = new double[powers.length];
        for (int i = 0; i < size; i++) {
            double variance = model.variance(signal[i]);
            double value = Math.min(squared[i], CUT * variance);
            double weighted = 1 / (variance * variance);
            for (int k = 0; k < powers.length; k++) {
                powers[k] += weighted;
                drawn[k] += weighted * value;
                weighted *= signal[i];
            }
        }
        return new Sums(powers, drawn);
    }

    /**
     * Weighted sums over the points.
     *
     * @param powers of signal^k, k from 0
     * @param drawn of signal^k x squared difference
     */
    private record Sums(double[] powers, double[] drawn) {
        /** Coefficients of 1, signal, signal^2, and the standard error of the last one fitted; beyond them the square is known. */
        double[] regress(int terms, double knownSquare) {
            double[][] matrix = new double[terms][terms];
            double[] right = new double[terms];
            for (int a = 0; a < terms; a++) {
                right[a] = drawn[a] - knownSquare * powers[a + 2];
                System.arraycopy(powers, a, matrix[a], 0, terms);
            }
            double[] found = new double[4];
            CholeskyFactor.of(matrix).ifPresent(factor -> {
                System.arraycopy(factor.solve(right), 0, found, 0, terms);
                found[3] = Math.sqrt(2 * factor.inverse()[terms - 1][terms - 1]);
            });
            return found;
        }
    }
}
