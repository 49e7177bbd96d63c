package io.enantio.peak.signal;

import java.util.Arrays;

/**
 * How far the level behind a group of peaks differs from what the baseline before it leads to: a valve step, a bleed. A straight baseline is
 * drawn from one level to the other, wherever between them the level changed, so areas are wrong by up to this.
 *
 * @param counts 0 if noise explains it
 * @param fromMin middle of the stretch before the peaks
 * @param toMin middle of the stretch behind them
 */
public record BaselineShift(double counts, double fromMin, double toMin) {
    private static final BaselineShift NONE = new BaselineShift(0, 0, 0);
    /** Medians of fewer points show no slope. */
    private static final int FEWEST = 8;
    /** A shift is one when it is this many of its standard errors. */
    private static final double CLEAR_SE = 5;
    /** A stretch that changes by more than this part of the shift is no level. */
    private static final double MOST_BEND = 0.5;
    /** Variance of the median of normal noise, over that of the mean. */
    private static final double MEDIAN_VARIANCE = Math.PI / 2;

    /** Level and slope of one stretch by medians, which a peak in it does not move much. */
    private record Stretch(double timeMin, double level, double slope, double levelVariance, double slopeVariance) {
        static Stretch of(Signal signal, int from, int to) {
            int half = (to - from) / 2;
            double[] first = counts(signal, from, from + half);
            double[] second = counts(signal, to - half, to);
            double length = time(signal, to - half, to) - time(signal, from, from + half);
            double middle = time(signal, from, to);
            double slope = (Statistics.median(second) - Statistics.median(first)) / length;
            double[] straight = counts(signal, from, to);
            for (int i = from; i < to; i++) {
                straight[i - from] -= slope * (signal.time(i) - middle);
            }
            double level = Statistics.median(straight);
            double sd = Math.max(Statistics.madSd(straight), signal.noise().sdAt(level));
            double variance = MEDIAN_VARIANCE * sd * sd;
            return new Stretch(middle, level, slope, variance / (to - from), 2 * variance / half / (length * length));
        }

        private static double[] counts(Signal signal, int from, int to) {
            double[] counts = new double[to - from];
            Arrays.setAll(counts, k -> signal.counts(from + k));
            return counts;
        }

        private static double time(Signal signal, int from, int to) {
            return (signal.time(from) + signal.time(to - 1)) / 2;
        }
    }

    /**
     * The shift across a group of peaks; none if one side of it is too short to judge.
     *
     * @param leastCounts smaller shifts may be the tails of the peaks themselves
     */
    public static BaselineShift across(Signal signal, Baseline.Group group, double leastCounts) {
        int leftFrom = signal.firstAtOrAfter(group.startMin() - group.reachMin());
        int leftTo = signal.firstAtOrAfter(group.startMin());
        int rightFrom = signal.firstAtOrAfter(group.endMin());
        int rightTo = signal.firstAtOrAfter(group.endMin() + group.reachMin());
        if (leftTo - leftFrom < FEWEST || rightTo - rightFrom < FEWEST) {
            return NONE;
        }
        Stretch left = Stretch.of(signal, leftFrom, leftTo);
        Stretch right = Stretch.of(signal, rightFrom, rightTo);
        double weight = left.slopeVariance + right.slopeVariance;
        double slope = (left.slope * right.slopeVariance + right.slope * left.slopeVariance) / weight;
        double distance = right.timeMin - left.timeMin;
        double shift = right.level - left.level - slope * distance;
        double slopeVariance = left.slopeVariance * right.slopeVariance / weight;
        double variance = left.levelVariance + right.levelVariance + distance * distance * slopeVariance;
        // A level holds; the flank of another peak in a stretch does not.
        double bend = Math.max(
                Math.abs(left.slope - slope) * (signal.time(leftTo - 1) - signal.time(leftFrom)),
                Math.abs(right.slope - slope) * (signal.time(rightTo - 1) - signal.time(rightFrom)));
        if (bend > MOST_BEND * Math.abs(shift)) {
            return NONE;
        }
        return Math.abs(shift) > Math.max(CLEAR_SE * Math.sqrt(variance), leastCounts)
                ? new BaselineShift(shift, left.timeMin, right.timeMin)
                : NONE;
    }

    /** The most by which an area above the straight line is wrong, counts x minute: the level may change before the peak or behind it. */
    public double areaErrorCountsMin(Trapezoid area) {
        if (counts == 0) {
            return 0;
        }
        double share = ((area.startMin() + area.endMin()) / 2 - fromMin) / (toMin - fromMin);
        return Math.abs(counts) * Math.max(share, 1 - share) * (area.endMin() - area.startMin());
    }
}
