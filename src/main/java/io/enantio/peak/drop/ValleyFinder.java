package io.enantio.peak.drop;

import io.enantio.peak.drop.DropResult.Boundary;
import io.enantio.peak.retention.ChannelShape;
import io.enantio.peak.retention.LocatedChannel.PeakTimes;
import io.enantio.peak.signal.Baseline;
import io.enantio.peak.signal.Signal;

/**
 * Finds the boundary of two neighbours: the lowest place of the lightly smoothed signal between their tops.
 *
 * <p>The valley beside a small peak is crooked, and a plain mean moves its lowest place towards the small peak by some
 * hundredths of a width: percents of its area. So the effect of smoothing is corrected once ("twicing", Tukey 1977:
 * 2 S - S S), which leaves a bias of fourth order.
 */
final class ValleyFinder {
    private static final double SMOOTHING_WIDTHS = 0.12;
    /** Standard deviation of twiced white noise / that of once smoothed: sqrt(4 - 8 / sqrt(6) + 1 / sqrt(2)). */
    private static final double TWICING = 1.2002;

    private static final int STEPS = 40;
    /** A valley is one when both tops rise this many standard deviations above it. */
    private static final double REAL_SD = 3;

    private final Signal signal;
    private final Baseline baseline;
    private final ChannelShape shape;

    ValleyFinder(Signal signal, Baseline baseline, ChannelShape shape) {
        this.signal = signal;
        this.baseline = baseline;
        this.shape = shape;
    }

    Boundary between(PeakTimes.PeakTime before, PeakTimes.PeakTime behind) {
        double from = before.timeMin();
        double to = behind.timeMin();
        if (to - from > shape.tail().reachMin() + shape.front().reachMin()) {
            return new Boundary(Boundary.Kind.APART, (from + to) / 2, 0, sdAt((from + to) / 2));
        }
        double lowest = lowest(from, to);
        double valley = height(lowest);
        double left = height(from);
        double right = height(to);
        double sd = sdAt(lowest, valley);
        double topSd = left < right ? sdAt(from, left) : sdAt(to, right);
        return Math.min(left, right) - valley > REAL_SD * Math.hypot(sd, topSd)
                ? new Boundary(Boundary.Kind.VALLEY, lowest, valley, sd)
                : crossing(from, to);
    }

    /** Lowest of equal steps, then vertex of the parabola through it and its neighbours. */
    private double lowest(double from, double to) {
        double step = (to - from) / STEPS;
        double[] heights = new double[STEPS + 1];
        int lowest = 0;
        for (int i = 0; i <= STEPS; i++) {
            heights[i] = height(from + i * step);
            lowest = heights[i] < heights[lowest] ? i : lowest;
        }
        if (lowest == 0 || lowest == STEPS) {
            return from + lowest * step;
        }
        double rise = heights[lowest - 1] - heights[lowest + 1];
        double bend = heights[lowest - 1] - 2 * heights[lowest] + heights[lowest + 1];
        return from + (lowest + (bend > 0 ? rise / (2 * bend) : 0)) * step;
    }

    /** Where the tail of the first and the front of the second would cross, were both as high. */
    private Boundary crossing(double from, double to) {
        double low = from;
        double high = to;
        for (int halving = 0; halving < 30; halving++) {
            double middle = (low + high) / 2;
            boolean before =
                    shape.tail().atDistance(middle - from) > shape.front().atDistance(to - middle);
            low = before ? middle : low;
            high = before ? high : middle;
        }
        double flat = shape.tail().atDistance(low - from) == 0 ? (from + to) / 2 : low;
        return new Boundary(Boundary.Kind.NONE, flat, height(flat), sdAt(flat));
    }

    /** Smoothed height above the baseline, counts. */
    double height(double timeMin) {
        double sd = SMOOTHING_WIDTHS * shape.fwhmMin();
        double smoothed = 2 * signal.smoothed(timeMin, sd) - signal.smoothed(timeMin, sd * Math.sqrt(2));
        return smoothed - baseline.at(timeMin);
    }

    /** Standard deviation of such a height, counts. */
    double sdAt(double timeMin) {
        return sdAt(timeMin, height(timeMin));
    }

    private double sdAt(double timeMin, double heightCounts) {
        double level = baseline.at(timeMin) + Math.max(heightCounts, 0);
        double factor = TWICING * signal.smoothingFactor(SMOOTHING_WIDTHS * shape.fwhmMin());
        return signal.noise().sdAt(level) * Math.min(1, factor);
    }
}
