package io.enantio.peak.drop;

import io.enantio.peak.drop.DropResult.Boundary;
import io.enantio.peak.retention.ChannelShape;
import io.enantio.peak.retention.LocatedChannel.PeakTimes.PeakTime;
import io.enantio.peak.signal.Baseline;
import io.enantio.peak.signal.Signal;
import io.enantio.peak.signal.Trapezoid;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a group of peaks at its valleys and integrates each above a baseline fitted to both sides of the whole group. What
 * a cut takes from one neighbour and gives to the other is not corrected but reported, as the shape part of the error.
 */
public final class PerpendicularDrop {
    /** Signal-free stretch on each side that the baseline is fitted to, in widths. */
    private static final double STRETCH_WIDTHS = 5;
    /** A flank taken off a neighbour is not known better than this part of its peak's height, over a width. */
    private static final double FLANK_PART = 0.002;

    private static final double BOUND_SMOOTHING_WIDTHS = 0.15;
    private static final int STEPS_PER_WIDTH = 20;
    /** The flank itself is not searched for a rise nearer to the top than this. */
    private static final double OWN_WIDTHS = 0.6;
    /** A rise counts when it is this many standard deviations ... */
    private static final double RISE_SD = 5;
    /** ... and this part of the peak's height: less does not change its area. */
    private static final double RISE_PART = 0.05;

    private final Signal signal;
    private final List<PeakTime> places;
    private final ChannelShape shape;

    public PerpendicularDrop(Signal signal, List<PeakTime> places, ChannelShape shape) {
        this.signal = signal;
        this.places = places;
        this.shape = shape;
    }

    public DropResult integrate() {
        double fwhm = shape.fwhmMin();
        double first = places.get(0).timeMin();
        double last = places.get(places.size() - 1).timeMin();
        Baseline baseline = Baseline.fit(
                signal,
                new Baseline.Group(
                        first - shape.front().reachMin(), last + shape.tail().reachMin(), STRETCH_WIDTHS * fwhm));
        ValleyFinder valleys = new ValleyFinder(signal, baseline, shape);
        List<Boundary> boundaries = new ArrayList<>();
        for (int i = 0; i + 1 < places.size(); i++) {
            boundaries.add(valleys.between(places.get(i), places.get(i + 1)));
        }
        double[] heights = heights(valleys, boundaries);
        List<DropResult.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            pieces.add(piece(i, baseline, new Cuts(boundaries, heights)));
        }
        return new DropResult(baseline, pieces, boundaries, covariance(pieces, baseline));
    }

    private record Cuts(List<Boundary> boundaries, double[] heights) {}

    /** Heights; without a valley, a neighbour's flank is subtracted from the lower of the two. */
    private double[] heights(ValleyFinder valleys, List<Boundary> boundaries) {
        double[] seen = places.stream()
                .mapToDouble(place -> valleys.height(place.timeMin()))
                .toArray();
        double[] heights = seen.clone();
        for (int i = 0; i < boundaries.size(); i++) {
            double distance = places.get(i + 1).timeMin() - places.get(i).timeMin();
            boolean noValley = boundaries.get(i).kind() == Boundary.Kind.NONE;
            if (noValley && seen[i] > seen[i + 1]) {
                heights[i + 1] -= seen[i] * shape.tail().atDistance(distance);
            } else if (noValley) {
                heights[i] -= seen[i + 1] * shape.front().atDistance(distance);
            }
        }
        return heights;
    }

    private DropResult.Piece piece(int place, Baseline baseline, Cuts cuts) {
        double start = start(place, baseline, cuts);
        double end = end(place, baseline, cuts);
        Trapezoid area = new Trapezoid(signal, start, end);
        double net = 0;
        double gain = 0;
        double withoutValley = 0;
        double unknown = 0;
        for (int i = Math.max(place - 1, 0); i <= Math.min(place, cuts.boundaries.size() - 1); i++) {
            double toRight = leak(i, cuts, 1);
            double toLeft = leak(i, cuts, -1);
            double in = i < place ? toRight : toLeft;
            double out = i < place ? toLeft : toRight;
            gain += in;
            net += in - out;
            if (cuts.boundaries.get(i).kind() == Boundary.Kind.NONE) {
                withoutValley += in - out;
                unknown += FLANK_PART * Math.max(cuts.heights[i < place ? i : i + 1], 0) * shape.fwhmMin();
            }
        }
        double slack = 2 * signal.intervalMin();
        boolean truncated = signal.start() > start + slack || signal.end() < end - slack;
        DropResult.Leak leak = new DropResult.Leak(gain, unknown);
        return new DropResult.Piece(
                area, area.area(baseline) - withoutValley, Math.hypot(net, unknown), leak, truncated);
    }

    /** Area that crosses a cut, from the peak on one side of it to the other (1: to the right). */
    private double leak(int boundary, Cuts cuts, int direction) {
        if (cuts.boundaries.get(boundary).kind() == Boundary.Kind.APART) {
            return 0;
        }
        double cut = cuts.boundaries.get(boundary).timeMin();
        return direction > 0
                ? Math.max(cuts.heights[boundary], 0)
                        * shape.tail().areaBeyond(cut - places.get(boundary).timeMin())
                : Math.max(cuts.heights[boundary + 1], 0)
                        * shape.front().areaBeyond(places.get(boundary + 1).timeMin() - cut);
    }

    private double start(int place, Baseline baseline, Cuts cuts) {
        return place > 0 && cuts.boundaries.get(place - 1).kind() != Boundary.Kind.APART
                ? cuts.boundaries.get(place - 1).timeMin()
                : outer(places.get(place).timeMin(), baseline, -1);
    }

    private double end(int place, Baseline baseline, Cuts cuts) {
        return place < cuts.boundaries.size() && cuts.boundaries.get(place).kind() != Boundary.Kind.APART
                ? cuts.boundaries.get(place).timeMin()
                : outer(places.get(place).timeMin(), baseline, 1);
    }

    /** End of a group of peaks on one side (-1 in front, 1 behind): the end of its flank in this run, or the valley before a foreign peak. */
    private double outer(double topMin, Baseline baseline, int side) {
        double fwhmMin = shape.fwhmMin();
        double reachMin = side < 0 ? shape.front().reachMin() : shape.tail().reachMin();
        double smoothing = BOUND_SMOOTHING_WIDTHS * fwhmMin;
        double step = fwhmMin / STEPS_PER_WIDTH;
        double height = signal.smoothed(topMin, smoothing) - baseline.at(topMin);
        double lowest = Double.POSITIVE_INFINITY;
        double lowestAt = topMin;
        for (double way = OWN_WIDTHS * fwhmMin; way <= reachMin; way += step) {
            double time = topMin + side * way;
            if (time < signal.start() || time > signal.end()) {
                break;
            }
            double here = signal.smoothed(time, smoothing) - baseline.at(time);
            if (here < lowest) {
                lowest = here;
                lowestAt = time;
            }
            double sd = signal.noise().sdAt(baseline.at(time) + Math.max(here, 0)) * signal.smoothingFactor(smoothing);
            if (here - lowest > Math.max(RISE_SD * sd, RISE_PART * height)) {
                return lowestAt;
            }
        }
        return topMin + side * reachMin;
    }

    private static double[][] covariance(List<DropResult.Piece> pieces, Baseline baseline) {
        int n = pieces.size();
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                covariance[i][j] = pieces.get(Math.min(i, j))
                        .area()
                        .covariance(pieces.get(Math.max(i, j)).area(), baseline);
            }
        }
        return covariance;
    }
}
