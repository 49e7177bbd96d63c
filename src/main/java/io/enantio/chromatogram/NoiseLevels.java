package io.enantio.chromatogram;

import io.enantio.statistics.OrderStatistic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * High-pass variance of a channel as a function of its intensity, in classes of intensity: medians, so that the few
 * points where a peak bends faster than a cubic do not count.
 */
final class NoiseLevels {
    /** Median of the square of a standard normal deviate. */
    private static final double MEDIAN_CHI_SQUARE = 0.454936;
    /** More traces than this add no information. */
    private static final int TRACES = 40;

    private static final int CLASSES = 64;
    private static final int FEWEST = 12;
    private static final int ROUNDS = 4;
    /** A channel with a larger share of exact zeros comes from a detector that stores zeros below a threshold. */
    private static final double THRESHOLDED = 0.3;

    private static final double SINGLE_PRECISION = 1.2e-7;

    private final List<Level> levels;
    private final double floorVariance;

    private NoiseLevels(List<Level> levels, double floorVariance) {
        this.levels = levels;
        this.floorVariance = floorVariance;
    }

    private record Level(double meanCounts, double variance, int points) {}

    static NoiseLevels of(List<Trace> traces) {
        List<Trace> used = spread(traces);
        Stored stored = Stored.of(used);
        double scale = stored.smallestPositive;
        List<List<HighPass.Deviation>> classes = new ArrayList<>();
        for (int i = 0; i < CLASSES; i++) {
            classes.add(new ArrayList<>());
        }
        for (Trace trace : used) {
            HighPass highPass = new HighPass(trace);
            IntStream.range(2, trace.size() - 2)
                    .filter(highPass::reaches)
                    .mapToObj(highPass::at)
                    .forEach(deviation -> classes.get(classOf(deviation.levelCounts() / scale))
                            .add(deviation));
        }
        List<Level> levels = new ArrayList<>();
        classes.stream().filter(all -> all.size() >= FEWEST).forEach(all -> levels.add(level(all)));
        return new NoiseLevels(levels, stored.floorVariance());
    }

    /** Variance that the storing of values hides, counts^2. */
    double floorVariance() {
        return floorVariance;
    }

    /**
     * Constant, linear and quadratic term, none negative, of least relative squares by coordinate descent. The quadratic
     * term takes up what a cubic cannot follow of sharp peaks; it is not noise.
     */
    double[] varianceParameters() {
        double[] terms = new double[3];
        if (levels.isEmpty()) {
            return terms;
        }
        double[] model = levels.stream()
                .mapToDouble(level -> Math.max(level.variance, floorVariance))
                .toArray();
        for (int round = 0; round < ROUNDS; round++) {
            descend(terms, model);
            for (int i = 0; i < model.length; i++) {
                double x = Math.max(levels.get(i).meanCounts, 0);
                model[i] = Math.max(terms[0] + x * (terms[1] + x * terms[2]), floorVariance);
            }
        }
        return terms;
    }

    private void descend(double[] terms, double[] model) {
        for (int sweep = 0; sweep < 300; sweep++) {
            int term = sweep % 3;
            double numerator = 0;
            double denominator = 0;
            for (int i = 0; i < model.length; i++) {
                Level level = levels.get(i);
                double x = Math.max(level.meanCounts, 0);
                double weight = level.points / (model[i] * model[i]);
                double basis = term == 0 ? 1 : term == 1 ? x : x * x;
                double rest = level.variance - (terms[0] + x * (terms[1] + x * terms[2])) + terms[term] * basis;
                numerator += weight * basis * rest;
                denominator += weight * basis * basis;
            }
            terms[term] = denominator > 0 ? Math.max(numerator / denominator, 0) : 0;
        }
    }

    private static Level level(List<HighPass.Deviation> deviations) {
        double[] squares = new double[deviations.size()];
        double sum = 0;
        for (int i = 0; i < squares.length; i++) {
            double value = deviations.get(i).normalised();
            squares[i] = value * value;
            sum += deviations.get(i).levelCounts();
        }
        double median = OrderStatistic.of(squares, squares.length / 2);
        return new Level(sum / squares.length, median / MEDIAN_CHI_SQUARE, squares.length);
    }

    private static int classOf(double level) {
        return level <= 1
                ? 0
                : Math.min(CLASSES - 1, 1 + (int) (1.5 * Math.getExponent(level) + 0.75 * mantissa(level)));
    }

    private static double mantissa(double level) {
        return level / Math.scalb(1.0, Math.getExponent(level)) - 1;
    }

    private static List<Trace> spread(List<Trace> traces) {
        int step = Math.max(1, traces.size() / TRACES);
        List<Trace> used = new ArrayList<>();
        for (int i = 0; i < traces.size(); i += step) {
            used.add(traces.get(i));
        }
        return used;
    }

    /** Extremes of the stored intensities, and how many of them are zero. */
    private record Stored(double smallestPositive, double largest, double shareOfZeros) {
        static Stored of(List<Trace> traces) {
            double smallest = Double.POSITIVE_INFINITY;
            double largest = 0;
            long zeros = 0;
            long points = 0;
            for (Trace trace : traces) {
                for (int i = 0; i < trace.size(); i++) {
                    double value = trace.intensityCounts(i);
                    smallest = value > 0 ? Math.min(smallest, value) : smallest;
                    largest = Math.max(largest, value);
                    zeros += value == 0 ? 1 : 0;
                    points++;
                }
            }
            return new Stored(Double.isInfinite(smallest) ? 1 : smallest, largest, zeros / Math.max(1.0, points));
        }

        /**
         * Variance that storing hides: of the values between zero and the threshold if a detector stores zeros below
         * one, of a rounded single-precision number elsewhere.
         */
        double floorVariance() {
            double step = shareOfZeros > THRESHOLDED
                    ? smallestPositive
                    : Math.max(largest, smallestPositive) * SINGLE_PRECISION;
            return step * step / 12;
        }
    }
}
