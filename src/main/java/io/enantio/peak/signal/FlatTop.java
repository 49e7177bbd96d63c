package io.enantio.peak.signal;

import io.enantio.chromatogram.Trace;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A top that is flat where its flanks demand a rounded one: the detector, or what digitises it, was at its end. Either the points are
 * equal, and chance does not explain it (on coarsely stored, weak traces equal neighbours are common); or they scatter as noise does,
 * without the curvature that a top between such flanks must have.
 *
 * @param first index of its first point
 * @param last index of its last point
 * @param levelCounts its mean
 * @param sdCounts scatter of its points; 0 if they are equal
 */
public record FlatTop(int first, int last, double levelCounts, double sdCounts) {
    private static final int FEWEST_EQUAL = 3;
    /** A run of equal maxima less likely than this by chance is a plateau: a laboratory's year has a million peaks. */
    private static final double CHANCE = 1e-6;

    /** Fewer points with noise on them do not show whether they are flat. */
    private static final int FEWEST = 6;
    /** Points within this part of the height under the maximum are the top. */
    private static final double NEAR_TOP = 0.08;
    /** A point this many standard deviations below the rest is on a flank. */
    private static final double OFF_SD = 4;

    private static final int FLANK = 4;
    /** The curvature between the flanks must be this many standard errors ... */
    private static final double CLEAR_SE = 20;
    /** ... of which a flat top shows no more than this part, up or down. The flattest sum of two peaks shows 0.1 to 0.4. */
    private static final double FLAT_PART = 0.1;
    /** Squares of steps over squares of residuals: 2 of noise, towards 0 of a smooth curve. */
    private static final double LEAST_STEPS = 1;

    /** Fall of the inner half of the flanks over that of the outer: 0.5-0.7 beside a merged pair, above 0.8 under a cut. */
    private static final double LEAST_INNER = 0.75;

    private static final double MEDIAN_OF_NORMAL = 0.6745;

    /**
     * The flat top of the highest peak between two points.
     *
     * @param to index behind the last point
     * @param noiseSd standard deviation of a point of a given level, counts
     */
    public static Optional<FlatTop> of(Trace trace, int from, int to, DoubleUnaryOperator noiseSd) {
        if (to - from < FEWEST_EQUAL) {
            return Optional.empty();
        }
        double[] counts = trace.intensitiesCounts();
        Stretch equal = equal(counts, from, to);
        // The smallest step of a trace asks for the order of its points: it is looked for where a top is flat if steps
        // are nothing.
        if (equal.size() >= FEWEST_EQUAL
                && (chance(counts, equal, noiseSd) < CHANCE
                        || isFlat(counts, equal, 0) && isFlat(counts, equal, sd(counts, equal, noiseSd)))) {
            return Optional.of(new FlatTop(equal.first, equal.last, counts[equal.first], 0));
        }
        Stretch near = near(counts, equal.first);
        boolean isWithin = near.first >= from && near.last < to && near.size() >= FEWEST;
        if (!isWithin
                || !scatters(counts, near)
                || !breaksOff(counts, near)
                || !isFlat(counts, near, near.residualSd(counts))
                || !isFlat(counts, near, Math.max(sd(counts, equal, noiseSd), near.residualSd(counts)))) {
            return Optional.empty();
        }
        double level =
                Arrays.stream(counts, near.first, near.last + 1).average().orElseThrow();
        return Optional.of(new FlatTop(near.first, near.last, level, near.residualSd(counts)));
    }

    /** A point at or above it may have been clipped, counts. */
    public double lowestCounts() {
        return levelCounts - OFF_SD * sdCounts;
    }

    /** No point of an undisturbed detector is higher than this, counts. */
    public double highestCounts() {
        return levelCounts + OFF_SD * sdCounts;
    }

    /** Neighbouring points, both ends included. */
    private record Stretch(int first, int last) {
        int size() {
            return last - first + 1;
        }

        /** Second orthogonal polynomial at a place from 0. */
        double bendAt(int k) {
            double x = k - (size() - 1) / 2.0;
            return x * x - (size() * (double) size() - 1) / 12;
        }

        double bendSquares() {
            double n = size();
            return n * (n * n - 1) * (n * n - 4) / 180;
        }

        /** Coefficient of the second polynomial. */
        double bend(double[] counts) {
            double sum = 0;
            for (int k = 0; k < size(); k++) {
                sum += bendAt(k) * counts[first + k];
            }
            return sum / bendSquares();
        }

        /** Squares of what a parabola leaves. */
        double residualSquares(double[] counts) {
            double n = size();
            double bend = bend(counts);
            double mean = Arrays.stream(counts, first, last + 1).average().orElseThrow();
            double slope = slope(counts);
            double squares = 0;
            for (int k = 0; k < n; k++) {
                double residual = counts[first + k] - mean - slope * (k - (n - 1) / 2) - bend * bendAt(k);
                squares += residual * residual;
            }
            return squares;
        }

        double residualSd(double[] counts) {
            return size() > 3 ? Math.sqrt(residualSquares(counts) / (size() - 3)) : 0;
        }

        /** Counts per point. */
        double slope(double[] counts) {
            double n = size();
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += (k - (n - 1) / 2) * counts[first + k];
            }
            return sum / (n * (n * n - 1) / 12);
        }

        double middle() {
            return (first + last) / 2.0;
        }
    }

    /** The longest run of points that all are the maximum. */
    private static Stretch equal(double[] counts, int from, int to) {
        double highest = counts[from];
        for (int i = from + 1; i < to; i++) {
            highest = Math.max(highest, counts[i]);
        }
        Stretch longest = new Stretch(0, -1);
        int first = from;
        for (int i = from; i < to; i++) {
            first = i > from && counts[i - 1] == highest ? first : i;
            if (counts[i] == highest && i - first + 1 > longest.size()) {
                longest = new Stretch(first, i);
            }
        }
        return longest;
    }

    /** Probability that neighbours fall on one storage step: step / (2 sqrt(pi) sd) for each after the first. */
    private static double chance(double[] counts, Stretch equal, DoubleUnaryOperator noiseSd) {
        double sd = noiseSd.applyAsDouble(counts[equal.first]);
        double one = Math.min(1, smallestStep(counts) / (2 * Math.sqrt(Math.PI) * sd));
        return Math.pow(one, equal.size() - 1.0);
    }

    private static double sd(double[] counts, Stretch top, DoubleUnaryOperator noiseSd) {
        return Math.max(noiseSd.applyAsDouble(counts[top.first]), stepSd(counts));
    }

    private static double stepSd(double[] counts) {
        double step = smallestStep(counts);
        return Double.isFinite(step) ? step / Math.sqrt(12) : 0;
    }

    private static double smallestStep(double[] counts) {
        double[] sorted = counts.clone();
        Arrays.sort(sorted);
        double step = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            double difference = sorted[i] - sorted[i - 1];
            step = difference > 0 ? Math.min(step, difference) : step;
        }
        return step;
    }

    /** The points around the maximum that are nearly as high, without those that are on a flank. */
    private static Stretch near(double[] counts, int top) {
        double lowest = counts[0];
        for (double value : counts) {
            lowest = Math.min(lowest, value);
        }
        double least = counts[top] - NEAR_TOP * (counts[top] - lowest);
        int first = top;
        while (first > 0 && counts[first - 1] >= least) {
            first--;
        }
        int last = top;
        while (last + 1 < counts.length && counts[last + 1] >= least) {
            last++;
        }
        if (last - first + 1 < FEWEST) {
            return new Stretch(first, last);
        }
        double[] steps = new double[last - first];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = Math.abs(counts[first + k + 1] - counts[first + k]);
        }
        double sd = Statistics.median(steps) / MEDIAN_OF_NORMAL / Math.sqrt(2);
        double lowestOfTop = Statistics.median(Arrays.copyOfRange(counts, first, last + 1)) - OFF_SD * sd;
        while (first < last && counts[first] < lowestOfTop) {
            first++;
        }
        while (last > first && counts[last] < lowestOfTop) {
            last--;
        }
        return new Stretch(first, last);
    }

    private static boolean scatters(double[] counts, Stretch top) {
        double steps = 0;
        for (int i = top.first; i < top.last; i++) {
            steps += (counts[i + 1] - counts[i]) * (counts[i + 1] - counts[i]);
        }
        return steps >= LEAST_STEPS * top.residualSquares(counts);
    }

    /** Whether the slopes of both flanks demand a curvature that the top does not have. */
    private static boolean isFlat(double[] counts, Stretch top, double sd) {
        Stretch front = new Stretch(Math.max(0, top.first - FLANK + 1), top.first);
        Stretch back = new Stretch(top.last, Math.min(counts.length - 1, top.last + FLANK - 1));
        double rise = front.size() > 1 ? front.slope(counts) : 0;
        double fall = back.size() > 1 ? back.slope(counts) : 0;
        double demanded = (rise - fall) / (back.middle() - front.middle());
        double se = 2 * sd / Math.sqrt(top.bendSquares());
        return rise >= 0
                && fall <= 0
                && demanded > CLEAR_SE * se
                && 2 * Math.abs(top.bend(counts)) <= FLAT_PART * demanded;
    }

    /** Whether the flanks begin as steep as they go on; rounded shoulders do not. */
    private static boolean breaksOff(double[] counts, Stretch top) {
        int step = Math.max(2, top.size() / 4);
        if (top.first < 2 * step || top.last + 2 * step >= counts.length) {
            return false;
        }
        double level = Arrays.stream(counts, top.first, top.last + 1).average().orElseThrow();
        double middle = counts[top.first - step] + counts[top.last + step];
        double inner = 2 * level - middle;
        double outer = middle - counts[top.first - 2 * step] - counts[top.last + 2 * step];
        return inner > LEAST_INNER * outer;
    }
}
