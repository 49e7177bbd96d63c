package io.enantio.peak.pooled;

import io.enantio.peak.pooled.OwnFit.Injection;
import io.enantio.statistics.OrderStatistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The noise of the channels of a run: electronic for each channel, counting and proportional noise common to them, from
 * differences of neighbouring points, in which smooth misfit cancels; and how far neighbouring points are correlated, from
 * stretches without peaks.
 */
final class NoiseLearner {
    private static final double LEAST_PROPORTIONAL = 0.002;
    private static final double MOST_PROPORTIONAL = 0.02;
    private static final int LAGS = 13;
    private static final double MEDIAN_OF_CHI_SQUARE = 0.455;
    private static final double CUT = 16;
    private static final double CUT_BIAS = 1.02;
    private static final int FEWEST_POINTS = 300;
    private static final double CORRELATED = 1.3;
    private static final double SURE_SE = 3;
    /** Counting noise is read off in some of so many bins of the upper half of the signals, from one on. */
    private static final int BINS = 40;

    private static final int FIRST_BIN = 30;

    private final PooledNoise[] first;
    private final double[][] correlation;
    private final double[] censoredBelow;

    private NoiseLearner(PooledNoise[] first, double[][] correlation, double[] censoredBelow) {
        this.first = first;
        this.correlation = correlation;
        this.censoredBelow = censoredBelow;
    }

    /**
     * What a channel has recorded.
     *
     * @param free stretches without peaks
     * @param whole all intensities, by injection
     * @param censoredBelow 0 if zeros are real
     */
    record Recorded(List<double[]> free, List<double[]> whole, double censoredBelow) {}

    /** A first guess. Channels are asked for one after the other, because each holds the traces of a whole run. */
    static NoiseLearner of(int channels, IntFunction<Recorded> channel) {
        PooledNoise[] first = new PooledNoise[channels];
        double[][] correlation = new double[channels][];
        double[] censoredBelow = new double[channels];
        double[] gains = new double[channels];
        double[] electronic = new double[channels];
        for (int c = 0; c < channels; c++) {
            Recorded of = channel.apply(c);
            Stretches stretches = Stretches.of(of.free, of.whole, of.censoredBelow);
            censoredBelow[c] = of.censoredBelow;
            correlation[c] = stretches.correlation;
            electronic[c] = stretches.variance;
            gains[c] = sum(correlation[c]) < 1.5 ? gain(of.whole, electronic[c], correlation[c]) : 0;
        }
        double[] positive = Arrays.stream(gains).filter(one -> one > 0).sorted().toArray();
        double gain = positive.length == 0 ? 0 : positive[positive.length / 2];
        for (int c = 0; c < channels; c++) {
            first[c] = new PooledNoise(electronic[c], gain, LEAST_PROPORTIONAL, sum(correlation[c]));
        }
        return new NoiseLearner(first, correlation, censoredBelow);
    }

    private static double sum(double[] correlation) {
        double sum = 1;
        for (int k = 1; k < correlation.length; k++) {
            sum += 2 * correlation[k];
        }
        return Math.max(0.1, sum);
    }

    PooledNoise[] first() {
        return first;
    }

    /** Variances for the first solution, from smoothed data. */
    double[][] startVariances(Injection injection, PooledNoise[] noise) {
        double[][] found = new double[noise.length][];
        for (int c = 0; c < noise.length; c++) {
            double[] y = injection.traces()[c].y();
            found[c] = new double[y.length];
            for (int p = 0; p < y.length; p++) {
                double sum = 0;
                int n = 0;
                for (int k = Math.max(0, p - 2); k <= Math.min(y.length - 1, p + 2); k++) {
                    sum += y[k];
                    n++;
                }
                found[c][p] = noise[c].variance(sum / n);
            }
        }
        return found;
    }

    // ------------------------------------------------------------ from stretches without peaks

    /** @param correlation between points so many apart, that of 0 first */
    private record Stretches(double variance, double[] correlation) {
        static Stretches of(List<double[]> free, List<double[]> whole, double censoredBelow) {
            double[] none = new double[LAGS];
            none[0] = 1;
            double least = smallest(whole);
            int block = free.stream().mapToInt(y -> y.length).max().orElse(0) >= 300 ? 100 : 40;
            List<double[]> residuals = detrended(free, block, 1);
            if (censoredBelow > 0) {
                return new Stretches(Math.max(least, censoredBelow * censoredBelow / 16), none);
            }
            if (residuals.size() < 4) {
                return new Stretches(Math.max(least, ofNeighbours(whole)), none);
            }
            double variance = variance(residuals);
            double[] rho = correlation(residuals, block);
            double[] lags = lagSums(detrended(free, 40, 2), 2);
            // A curved background is no correlation: correlated noise also shows in short stretches after a parabola.
            boolean isReal = rho[1] >= 0.1 && lags[1] >= 0.1 * lags[0];
            return new Stretches(Math.max(least, variance), isReal ? rho : none);
        }

        private static double smallest(List<double[]> whole) {
            double most = whole.stream()
                    .flatMapToDouble(Arrays::stream)
                    .map(Math::abs)
                    .max()
                    .orElse(1);
            return Math.max(Double.MIN_NORMAL, 1e-14 * most * most);
        }

        private static double ofNeighbours(List<double[]> whole) {
            double[] differences = whole.stream()
                    .flatMapToDouble(y -> {
                        double[] sorted = y.clone();
                        Arrays.sort(sorted);
                        double middle = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
                        return java.util.stream.IntStream.range(1, Math.max(1, y.length - 1))
                                .filter(p -> y[p] <= middle)
                                .mapToDouble(p -> Math.abs(y[p - 1] - 2 * y[p] + y[p + 1]));
                    })
                    .sorted()
                    .toArray();
            double median = differences.length == 0 ? 0 : differences[differences.length / 2];
            return median * median / MEDIAN_OF_CHI_SQUARE / 6;
        }

        private static List<double[]> detrended(List<double[]> free, int block, int degree) {
            List<double[]> found = new ArrayList<>();
            for (double[] y : free) {
                for (int from = 0; from + block <= y.length; from += block) {
                    found.add(residual(Arrays.copyOfRange(y, from, from + block), degree));
                }
            }
            return found;
        }

        /** A stretch without its line or parabola, by Legendre polynomials orthogonalised on the points. */
        private static double[] residual(double[] y, int degree) {
            int n = y.length;
            double[][] columns = new double[degree + 1][n];
            for (int k = 0; k <= degree; k++) {
                for (int p = 0; p < n; p++) {
                    columns[k][p] = Math.pow(2.0 * p / (n - 1) - 1, k);
                }
                for (int l = 0; l < k; l++) {
                    remove(columns[k], columns[l]);
                }
            }
            for (double[] column : columns) {
                remove(y, column);
            }
            return y;
        }

        private static void remove(double[] from, double[] along) {
            double product = 0;
            double square = 0;
            for (int p = 0; p < from.length; p++) {
                product += from[p] * along[p];
                square += along[p] * along[p];
            }
            for (int p = 0; p < from.length; p++) {
                from[p] -= product / square * along[p];
            }
        }

        private static double variance(List<double[]> residuals) {
            double[] sizes = residuals.stream()
                    .flatMapToDouble(Arrays::stream)
                    .map(Math::abs)
                    .sorted()
                    .toArray();
            double usual = 1.4826 * sizes[sizes.length / 2];
            double robust = usual * usual;
            if (robust == 0) {
                return Arrays.stream(sizes).map(x -> x * x).average().orElse(0);
            }
            double square = Arrays.stream(sizes)
                    .filter(x -> x < 6 * usual)
                    .map(x -> x * x)
                    .average()
                    .orElse(robust);
            return Math.max(robust, square);
        }

        private static double[] lagSums(List<double[]> residuals, int lags) {
            double sd = Math.sqrt(residuals.stream()
                    .flatMapToDouble(Arrays::stream)
                    .map(x -> x * x)
                    .average()
                    .orElse(0));
            double[] sums = new double[lags];
            for (double[] one : residuals) {
                if (Arrays.stream(one).map(Math::abs).max().orElse(0) >= 6 * sd) {
                    continue;
                }
                for (int k = 0; k < lags; k++) {
                    double sum = 0;
                    for (int p = 0; p + k < one.length; p++) {
                        sum += one[p] * one[p + k];
                    }
                    sums[k] += sum / (one.length - k);
                }
            }
            return sums;
        }

        private static double[] correlation(List<double[]> residuals, int block) {
            double[] sums = lagSums(residuals, LAGS);
            double[] rho = new double[LAGS];
            double norm = Math.max(sums[0], Double.MIN_NORMAL);
            for (int k = 0; k < LAGS; k++) {
                rho[k] = sums[k] / norm;
            }
            int reach = 1;
            for (int round = 0; round < 3; round++) {
                reach = 1;
                while (reach < LAGS && rho[reach] > 0.04) {
                    reach++;
                }
                double total = 1;
                for (int k = 1; k < reach; k++) {
                    total += 2 * rho[k];
                }
                // Detrending takes 2/block of the long-run variance from every lag.
                double lift = 2.0 / block * total;
                double zero = sums[0] / norm + lift;
                for (int k = 0; k < LAGS; k++) {
                    rho[k] = (sums[k] / norm + lift) / zero;
                }
            }
            for (int k = reach; k < LAGS; k++) {
                rho[k] = 0;
            }
            rho[0] = 1;
            return rho;
        }
    }

    /** Counting noise from fourth differences of whole traces, at the signals of the upper half. */
    private static double gain(List<double[]> whole, double electronic, double[] correlation) {
        double[] h = {1, -4, 6, -4, 1};
        double norm = Math.sqrt(70);
        double scale = 0;
        for (int a = 0; a < 5; a++) {
            for (int b = 0; b < 5; b++) {
                scale += h[a] / norm * h[b] / norm * correlation[Math.abs(a - b)];
            }
        }
        int size = whole.stream().mapToInt(y -> Math.max(0, y.length - 4)).sum();
        int half = size / 2;
        if (size - half < 400) {
            return 0;
        }
        double[] levels = new double[size];
        double[] squared = new double[size];
        int next = 0;
        for (double[] y : whole) {
            for (int p = 2; p + 2 < y.length; p++) {
                double d = (y[p - 2] - 4 * y[p - 1] + 6 * y[p] - 4 * y[p + 1] + y[p + 2]) / norm;
                levels[next] = (y[p - 2] + y[p - 1] + y[p] + y[p + 1] + y[p + 2]) / 5;
                squared[next++] = d * d / Math.max(scale, 0.02);
            }
        }
        // Only the highest levels are asked for: an eighth of all points.
        int first = half + FIRST_BIN * (size - half) / BINS;
        double least = OrderStatistic.of(levels.clone(), first);
        int lower = (int) Arrays.stream(levels).filter(level -> level < least).count();
        List<double[]> highest = IntStream.range(0, size)
                .filter(p -> levels[p] >= least)
                .mapToObj(p -> new double[] {levels[p], squared[p]})
                .sorted(Comparator.comparingDouble(one -> one[0]))
                .toList();
        List<Double> slopes = new ArrayList<>();
        for (int b = FIRST_BIN; b < BINS; b++) {
            int from = half + b * (size - half) / BINS - lower;
            List<double[]> bin = highest.subList(from, half + (b + 1) * (size - half) / BINS - lower);
            double level = bin.stream().mapToDouble(one -> one[0]).average().orElse(0);
            double[] squares = bin.stream().mapToDouble(one -> one[1]).sorted().toArray();
            if (level > 0) {
                slopes.add((squares[squares.length / 2] / MEDIAN_OF_CHI_SQUARE - electronic) / level);
            }
        }
        slopes.sort(null);
        return slopes.isEmpty() ? 0 : Math.max(0, slopes.get(slopes.size() / 2));
    }

    // ------------------------------------------------------------ from residuals

    /**
     * The noise that the residuals of fits show.
     *
     * @param used channels that count, by injection
     */
    PooledNoise[] learned(List<TraceModel[]> models, List<boolean[]> used, PooledNoise[] before) {
        int channels = before.length;
        Squares squares = new Squares();
        for (int c = 0; c < channels; c++) {
            for (int q = 0; q < models.size(); q++) {
                if (used.get(q)[c]) {
                    add(squares, models.get(q)[c], c, before[c].correlation());
                }
            }
        }
        if (squares.size < FEWEST_POINTS) {
            return before;
        }
        double proportional = LEAST_PROPORTIONAL * LEAST_PROPORTIONAL;
        double[] start = new double[squares.size];
        for (int p = 0; p < start.length; p++) {
            PooledNoise of = before[squares.channel[p]];
            start[p] = of.variance(squares.signal[p]) / of.correlation();
        }
        double[] plain = squares.fitted(channels, false, proportional, start);
        double[] whole = squares.fitted(channels, true, 0, start);
        boolean flickers = whole[channels + 1] - SURE_SE * whole[channels + 2] > proportional;
        double[] found = flickers ? whole : plain;
        double square = flickers ? whole[channels + 1] : proportional;
        PooledNoise[] next = new PooledNoise[channels];
        for (int c = 0; c < channels; c++) {
            double least = 1e-3 * first[c].electronic() * 1e-3;
            double electronic = Math.max(found[c], least);
            if (censoredBelow[c] > 0) {
                electronic = Math.min(electronic, censoredBelow[c] * censoredBelow[c] / 4);
            }
            next[c] = new PooledNoise(
                    electronic,
                    found[channels],
                    Math.min(MOST_PROPORTIONAL, Math.sqrt(square)),
                    before[c].correlation());
        }
        return next;
    }

    private void add(Squares squares, TraceModel model, int c, double correlated) {
        TraceData data = model.data();
        double[] rho = correlation[c];
        double scale = 1.5 - 2 * rho[1] + 0.5 * rho[2];
        for (int p = 1; p + 1 < data.size(); p++) {
            if (data.isCensored(p - 1) || data.isCensored(p) || data.isCensored(p + 1)) {
                continue;
            }
            double here = data.y()[p] - model.signal(p);
            if (correlated > CORRELATED) {
                squares.put(Math.max(0, model.signal(p)), here * here, c);
                continue;
            }
            double share = (data.t()[p + 1] - data.t()[p]) / (data.t()[p + 1] - data.t()[p - 1]);
            double difference = here
                    - share * (data.y()[p - 1] - model.signal(p - 1))
                    - (1 - share) * (data.y()[p + 1] - model.signal(p + 1));
            double norm = correlated == 1 ? 1 + share * share + (1 - share) * (1 - share) : Math.max(0.01, scale);
            double signal = Math.max(0, model.signal(p));
            if (censoredBelow[c] == 0 || signal > 1.5 * censoredBelow[c]) {
                squares.put(signal, difference * difference / norm, c);
            }
        }
    }

    /** Squared differences with the signal and the channel that they belong to. */
    private static final class Squares {
        private double[] signal = new double[1024];
        private double[] square = new double[1024];
        private int[] channel = new int[1024];
        private int size;

        void put(double signalCounts, double squared, int c) {
            if (size == signal.length) {
                signal = Arrays.copyOf(signal, 2 * size);
                square = Arrays.copyOf(square, 2 * size);
                channel = Arrays.copyOf(channel, 2 * size);
            }
            signal[size] = signalCounts;
            square[size] = squared;
            channel[size++] = c;
        }

        /**
         * Electronic variances by channel, gain, and the squared proportional noise with its standard error if it is wanted: weighted
         * least squares with none below 0, outliers cut, weights renewed.
         */
        double[] fitted(int channels, boolean proportional, double known, double[] start) {
            int terms = channels + (proportional ? 2 : 1);
            double[] variance = start.clone();
            double[] found = new double[channels + 3];
            for (int round = 0; round < 6; round++) {
                double[] matrix = new double[terms * terms];
                double[] right = new double[terms];
                for (int from = 0; from < size; ) {
                    int to = from + 1;
                    while (to < size && channel[to] == channel[from]) {
                        to++;
                    }
                    add(from, to, proportional, known, variance, matrix, right);
                    from = to;
                }
                for (int a = 0; a < terms; a++) {
                    for (int b = 0; b < a; b++) {
                        matrix[b * terms + a] = matrix[a * terms + b];
                    }
                }
                double[] solved = notBelowZero(matrix, right, terms);
                System.arraycopy(solved, 0, found, 0, terms);
                if (proportional) {
                    found[channels + 2] = solved[terms];
                }
                for (int p = 0; p < size; p++) {
                    double s = signal[p];
                    double square2 = proportional ? found[channels + 1] : known;
                    double next = found[channel[p]] + found[channels] * s + square2 * s * s;
                    variance[p] = Math.max(next, 1e-9 * start[p]);
                }
            }
            return found;
        }

        /** Adds the points of one channel to the lower triangle of the normal equations. */
        private void add(
                int from,
                int to,
                boolean proportional,
                double known,
                double[] variance,
                double[] matrix,
                double[] right) {
            int c = channel[from];
            int terms = right.length;
            int gain = terms - (proportional ? 2 : 1);
            double[] signals = signal;
            double[] squares = square;
            double sum = 0;
            double byS = 0;
            double byS2 = 0;
            double byS3 = 0;
            double byS4 = 0;
            double values = 0;
            double valuesS = 0;
            double valuesS2 = 0;
            for (int p = from; p < to; p++) {
                double s = signals[p];
                double value = Math.min(squares[p], CUT * variance[p]) * CUT_BIAS - known * s * s;
                double weight = 1 / (variance[p] * variance[p]);
                double s2 = s * s;
                sum += weight;
                byS += weight * s;
                byS2 += weight * s2;
                values += weight * value;
                valuesS += weight * s * value;
                if (proportional) {
                    byS3 += weight * s2 * s;
                    byS4 += weight * s2 * s2;
                    valuesS2 += weight * s2 * value;
                }
            }
            matrix[c * terms + c] += sum;
            matrix[gain * terms + c] += byS;
            matrix[gain * terms + gain] += byS2;
            right[c] += values;
            right[gain] += valuesS;
            if (proportional) {
                matrix[(gain + 1) * terms + c] += byS2;
                matrix[(gain + 1) * terms + gain] += byS3;
                matrix[(gain + 1) * terms + gain + 1] += byS4;
                right[gain + 1] += valuesS2;
            }
        }

        /** Least squares with no coefficient below 0, and after them the standard error of the last one (squares scatter by sqrt 2). */
        private static double[] notBelowZero(double[] matrix, double[] right, int terms) {
            boolean[] out = new boolean[terms];
            double[] found = new double[terms + 1];
            for (int round = 0; round <= terms; round++) {
                double[] factor = matrix.clone();
                double[] x = right.clone();
                double[] scale = new double[terms];
                for (int a = 0; a < terms; a++) {
                    scale[a] = matrix[a * terms + a] > 0 ? 1 / Math.sqrt(matrix[a * terms + a]) : 1;
                }
                for (int a = 0; a < terms; a++) {
                    for (int b = 0; b < terms; b++) {
                        factor[a * terms + b] *= scale[a] * scale[b];
                        if (out[a] || out[b] || matrix[a * terms + a] == 0 || matrix[b * terms + b] == 0) {
                            factor[a * terms + b] = a == b ? 1 : 0;
                        }
                    }
                    x[a] *= out[a] ? 0 : scale[a];
                }
                if (!DenseCholesky.factor(factor, terms)) {
                    return found;
                }
                double[] inverse = DenseCholesky.inverse(factor, terms);
                DenseCholesky.forward(factor, terms, x, 1);
                DenseCholesky.backward(factor, terms, x, 1);
                int worst = -1;
                for (int a = 0; a < terms; a++) {
                    found[a] = x[a] * scale[a];
                    if (found[a] < 0 && (worst < 0 || x[a] < x[worst])) {
                        worst = a;
                    }
                }
                found[terms] = Math.sqrt(2 * Math.max(0, inverse[terms * terms - 1])) * scale[terms - 1];
                if (worst < 0) {
                    return found;
                }
                out[worst] = true;
                found[worst] = 0;
            }
            return found;
        }
    }
}
