package io.enantio.peak.signal;

import java.util.Arrays;

/**
 * Straight line through the signal-free stretches on both sides of a group of peaks: least squares over the points that
 * lie within four noise standard deviations of it (plain, so that counting noise, which is skewed, does not bend it),
 * started from the lower part of each side so that a foreign peak in a stretch is left out.
 */
public final class Baseline {
    private static final double KEPT_SD = 4;
    private static final int ROUNDS = 8;
    private static final int FEWEST_A_SIDE = 3;
    /** A level with this share of the points below it ... */
    private static final double LOWER_SHARE = 0.3;
    /** ... lies this many standard deviations under the mean of normal noise. */
    private static final double LOWER_SD = 0.5244;

    private final double centre;
    private final double level;
    private final double slope;
    private final double levelVariance;
    private final double slopeVariance;
    private final double excess;

    private Baseline(Line line, double levelVariance, double slopeVariance, double excess) {
        this.centre = line.centre;
        this.level = line.level;
        this.slope = line.slope;
        this.levelVariance = levelVariance;
        this.slopeVariance = slopeVariance;
        this.excess = excess;
    }

    private record Line(double centre, double level, double slope) {
        public double at(double time) {
            return level + slope * (time - centre);
        }
    }

    /**
     * Where a group of peaks begins and ends, and how far the stretches reach beyond.
     *
     * @param reachMin length of each stretch
     */
    public record Group(double startMin, double endMin, double reachMin) {}

    public static Baseline fit(Signal signal, Group group) {
        int[] left = indices(signal, group.startMin - group.reachMin, group.startMin);
        int[] right = indices(signal, group.endMin, group.endMin + group.reachMin);
        boolean both = left.length >= FEWEST_A_SIDE && right.length >= FEWEST_A_SIDE;
        if (left.length + right.length < FEWEST_A_SIDE) {
            return lowest(signal);
        }
        int[] used = both ? join(left, right) : left.length >= FEWEST_A_SIDE ? left : right;
        Line line = both ? through(lower(signal, left), lower(signal, right)) : flat(lower(signal, used));
        int[] kept = {};
        for (int round = 0; round < ROUNDS; round++) {
            int[] next = near(signal, used, line);
            if (next.length < 2 * FEWEST_A_SIDE || Arrays.equals(next, kept)) {
                break;
            }
            kept = next;
            line = leastSquares(signal, kept, spansBoth(signal, kept, group));
        }
        return kept.length == 0 ? lowest(signal) : judged(signal, kept, line);
    }

    private static boolean spansBoth(Signal signal, int[] kept, Group group) {
        long before = Arrays.stream(kept)
                .filter(i -> signal.time(i) <= group.startMin)
                .count();
        return before >= FEWEST_A_SIDE && kept.length - before >= FEWEST_A_SIDE;
    }

    /** Level of the baseline, counts. */
    public double at(double timeMin) {
        return level + slope * (timeMin - centre);
    }

    /** Scatter of the baseline's points about it / noise expected, at least 1: noise that the noise model does not contain. */
    public double excess() {
        return excess;
    }

    /** Covariance of two integrals of the line, each given as (integral of 1, integral of t - centre). */
    double covariance(double[] a, double[] b) {
        return a[0] * b[0] * levelVariance + a[1] * b[1] * slopeVariance;
    }

    /** The time about which level and slope are uncorrelated, minutes. */
    double centreMin() {
        return centre;
    }

    private static Baseline judged(Signal signal, int[] kept, Line line) {
        double squares = 0;
        double sxx = 0;
        for (int i : kept) {
            double residual = signal.counts(i) - line.at(signal.time(i));
            squares += residual * residual / signal.noise().varianceAt(line.at(signal.time(i)));
            sxx += Math.pow(signal.time(i) - line.centre, 2);
        }
        double excess = Math.max(1, Math.sqrt(squares / (kept.length - 2)));
        double variance = signal.noise().varianceAt(line.level);
        return new Baseline(line, variance / kept.length, line.slope == 0 || sxx == 0 ? 0 : variance / sxx, excess);
    }

    /** Too little signal-free trace: the lowest part of it, as uncertain as one point. */
    private static Baseline lowest(Signal signal) {
        double[] counts = new double[signal.size()];
        Arrays.setAll(counts, signal::counts);
        Line line = new Line(signal.start(), Statistics.quantile(counts, 0.1), 0);
        return new Baseline(line, signal.noise().varianceAt(line.level), 0, 1);
    }

    private record Place(double time, double level) {}

    private static Place lower(Signal signal, int[] indices) {
        double[] counts = Arrays.stream(indices).mapToDouble(signal::counts).toArray();
        double low = Statistics.quantile(counts, LOWER_SHARE);
        double time = Arrays.stream(indices).mapToDouble(signal::time).average().orElse(signal.start());
        return new Place(time, low + LOWER_SD * signal.noise().sdAt(low));
    }

    private static Line through(Place a, Place b) {
        return new Line(a.time, a.level, (b.level - a.level) / (b.time - a.time));
    }

    private static Line flat(Place place) {
        return new Line(place.time, place.level, 0);
    }

    private static Line leastSquares(Signal signal, int[] kept, boolean sloping) {
        double time = Arrays.stream(kept).mapToDouble(signal::time).average().orElse(0);
        double level = Arrays.stream(kept).mapToDouble(signal::counts).average().orElse(0);
        double sxx = 0;
        double sxy = 0;
        for (int i : kept) {
            double x = signal.time(i) - time;
            sxx += x * x;
            sxy += x * (signal.counts(i) - level);
        }
        return new Line(time, level, sloping ? sxy / sxx : 0);
    }

    private static int[] near(Signal signal, int[] used, Line line) {
        int[] kept = new int[used.length];
        int n = 0;
        for (int i : used) {
            double expected = line.at(signal.time(i));
            if (Math.abs(signal.counts(i) - expected)
                    <= KEPT_SD * signal.noise().sdAt(expected)) {
                kept[n++] = i;
            }
        }
        return Arrays.copyOf(kept, n);
    }

    private static int[] indices(Signal signal, double from, double to) {
        int first = signal.firstAtOrAfter(from);
        return java.util.stream.IntStream.range(first, Math.max(first, signal.firstAtOrAfter(Math.nextUp(to))))
                .toArray();
    }

    private static int[] join(int[] left, int[] right) {
        int[] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        return all;
    }
}
