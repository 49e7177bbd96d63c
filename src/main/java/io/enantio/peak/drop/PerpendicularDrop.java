package io.enantio.peak.drop;

import io.enantio.peak.drop.DropResult.Boundary;
import io.enantio.peak.retention.ChannelShape;
import io.enantio.peak.retention.LocatedChannel.PeakTimes.PeakTime;
import io.enantio.peak.signal.Baseline;
import io.enantio.peak.signal.BaselineShift;
import io.enantio.peak.signal.Signal;
import io.enantio.peak.signal.Trapezoid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
    /** Tails beyond the reach of the run's flanks look like a shift of this part of the highest peak. */
    private static final double TAIL_PART = 0.005;
    /** A foreign peak between two places rises by this many standard deviations on both sides: many places are looked at. */
    private static final double STRANGER_SD = 8;
    /** The top of a foreign peak is looked for this far uphill. */
    private static final double STRANGER_REACH_WIDTHS = 2;

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
        Baseline.Group group = new Baseline.Group(
                first - shape.front().reachMin(), last + shape.tail().reachMin(), STRETCH_WIDTHS * fwhm);
        Baseline baseline = Baseline.fit(signal, group);
        ValleyFinder valleys = new ValleyFinder(signal, baseline, shape);
        List<Boundary> boundaries = new ArrayList<>();
        for (int i = 0; i + 1 < places.size(); i++) {
            boundaries.add(valleys.between(places.get(i), places.get(i + 1)));
        }
        double highest = places.stream()
                .mapToDouble(place -> smoothed(place.timeMin(), baseline))
                .max()
                .orElseThrow();
        Cuts cuts = new Cuts(
                boundaries,
                heights(valleys, boundaries),
                strangers(baseline),
                BaselineShift.across(signal, group, TAIL_PART * highest));
        List<DropResult.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            pieces.add(piece(i, baseline, cuts));
        }
        return new DropResult(baseline, pieces, boundaries, covariance(pieces, baseline));
    }

    /** @param strangers between neighbours, by boundary */
    private record Cuts(
            List<Boundary> boundaries, double[] heights, List<Optional<Stranger>> strangers, BaselineShift shift) {}

    /**
     * A peak that the method does not know.
     *
     * @param startMin the valley before it
     * @param endMin the valley behind it
     */
    private record Stranger(double startMin, double topMin, double endMin, double heightCounts) {}

    private List<Optional<Stranger>> strangers(Baseline baseline) {
        List<Optional<Stranger>> found = new ArrayList<>();
        for (int i = 0; i + 1 < places.size(); i++) {
            found.add(stranger(places.get(i).timeMin(), places.get(i + 1).timeMin(), baseline));
        }
        return found;
    }

    /** The highest place between two tops if the signal falls on both sides of it before it rises to them. */
    private Optional<Stranger> stranger(double leftMin, double rightMin, Baseline baseline) {
        double fwhmMin = shape.fwhmMin();
        double step = fwhmMin / STEPS_PER_WIDTH;
        int n = (int) Math.floor((rightMin - leftMin - 2 * OWN_WIDTHS * fwhmMin) / step);
        if (n < 2) {
            return Optional.empty();
        }
        double[] heights = new double[n + 1];
        Arrays.setAll(heights, k -> smoothed(leftMin + OWN_WIDTHS * fwhmMin + k * step, baseline));
        int first = 0;
        while (first < n && heights[first + 1] <= heights[first]) {
            first++;
        }
        int last = n;
        while (last > first && heights[last - 1] <= heights[last]) {
            last--;
        }
        int top = first;
        for (int k = first; k <= last; k++) {
            top = heights[k] > heights[top] ? k : top;
        }
        int start = lowest(heights, 0, top);
        int end = lowest(heights, top, n);
        double at = leftMin + OWN_WIDTHS * fwhmMin;
        double rise = heights[top] - Math.max(heights[start], heights[end]);
        if (!(rise > 0)) {
            return Optional.empty();
        }
        double smaller = Math.min(smoothed(leftMin, baseline), smoothed(rightMin, baseline));
        return rise > Math.max(strangerRise(at + top * step, baseline), RISE_PART * smaller)
                ? Optional.of(new Stranger(at + start * step, at + top * step, at + end * step, heights[top]))
                : Optional.empty();
    }

    /** Least rise of a foreign peak, by the noise that the baseline of this trace really has. */
    private double strangerRise(double timeMin, Baseline baseline) {
        return STRANGER_SD * sdAt(timeMin, baseline) * baseline.excess();
    }

    private static int lowest(double[] heights, int from, int to) {
        int lowest = from;
        for (int k = from; k <= to; k++) {
            lowest = heights[k] < heights[lowest] ? k : lowest;
        }
        return lowest;
    }

    private double smoothed(double timeMin, Baseline baseline) {
        return signal.smoothed(timeMin, BOUND_SMOOTHING_WIDTHS * shape.fwhmMin()) - baseline.at(timeMin);
    }

    private double sdAt(double timeMin, Baseline baseline) {
        return sdAt(timeMin, smoothed(timeMin, baseline), baseline);
    }

    /** @param heightCounts smoothed signal above the baseline */
    private double sdAt(double timeMin, double heightCounts, Baseline baseline) {
        return signal.noise().sdAt(baseline.at(timeMin) + Math.max(heightCounts, 0))
                * signal.smoothingFactor(BOUND_SMOOTHING_WIDTHS * shape.fwhmMin());
    }

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
        End front = start(place, baseline, cuts);
        End back = end(place, baseline, cuts);
        double start = front.timeMin;
        double end = back.timeMin;
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
        DropResult.Disturbance disturbance = new DropResult.Disturbance(
                cuts.shift.areaErrorCountsMin(area), front.strangerCountsMin + back.strangerCountsMin);
        return new DropResult.Piece(
                area,
                area.area(baseline) - withoutValley,
                Math.hypot(Math.hypot(net, unknown), disturbance.seCountsMin()),
                leak,
                truncated,
                disturbance);
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

    /**
     * One end of a peak.
     *
     * @param strangerCountsMin area that leaks in over it from a peak that the method does not know
     */
    private record End(double timeMin, double strangerCountsMin) {}

    private End start(int place, Baseline baseline, Cuts cuts) {
        Optional<Stranger> stranger = place > 0 ? cuts.strangers.get(place - 1) : Optional.empty();
        if (stranger.isPresent()) {
            Stranger found = stranger.get();
            return new End(found.endMin, found.heightCounts * shape.tail().areaBeyond(found.endMin - found.topMin));
        }
        return place > 0 && cuts.boundaries.get(place - 1).kind() != Boundary.Kind.APART
                ? new End(cuts.boundaries.get(place - 1).timeMin(), 0)
                : outer(places.get(place).timeMin(), baseline, -1);
    }

    private End end(int place, Baseline baseline, Cuts cuts) {
        Optional<Stranger> stranger = place < cuts.boundaries.size() ? cuts.strangers.get(place) : Optional.empty();
        if (stranger.isPresent()) {
            Stranger found = stranger.get();
            return new End(
                    found.startMin, found.heightCounts * shape.front().areaBeyond(found.topMin - found.startMin));
        }
        return place < cuts.boundaries.size() && cuts.boundaries.get(place).kind() != Boundary.Kind.APART
                ? new End(cuts.boundaries.get(place).timeMin(), 0)
                : outer(places.get(place).timeMin(), baseline, 1);
    }

    /** End of a group of peaks on one side (-1 in front, 1 behind): the end of its flank in this run, or the valley before a foreign peak. */
    private End outer(double topMin, Baseline baseline, int side) {
        double fwhmMin = shape.fwhmMin();
        double reachMin = side < 0 ? shape.front().reachMin() : shape.tail().reachMin();
        double step = fwhmMin / STEPS_PER_WIDTH;
        double height = smoothed(topMin, baseline);
        double lowest = Double.POSITIVE_INFINITY;
        double lowestAt = topMin;
        for (double way = OWN_WIDTHS * fwhmMin; way <= reachMin; way += step) {
            double time = topMin + side * way;
            if (time < signal.start() || time > signal.end()) {
                break;
            }
            double here = smoothed(time, baseline);
            if (here < lowest) {
                lowest = here;
                lowestAt = time;
            }
            if (here - lowest > Math.max(RISE_SD * sdAt(time, here, baseline), RISE_PART * height)) {
                return new End(lowestAt, leakOver(lowestAt, time, baseline, side));
            }
        }
        return new End(topMin + side * reachMin, 0);
    }

    /** What a foreign peak, uphill from a rise behind a valley, leaks over the valley. */
    private double leakOver(double valleyMin, double riseMin, Baseline baseline, int side) {
        double step = shape.fwhmMin() / STEPS_PER_WIDTH;
        double top = riseMin;
        for (double time = riseMin;
                Math.abs(time - riseMin) <= STRANGER_REACH_WIDTHS * shape.fwhmMin();
                time += side * step) {
            top = smoothed(time, baseline) > smoothed(top, baseline) ? time : top;
        }
        if (smoothed(top, baseline) - smoothed(valleyMin, baseline) < strangerRise(top, baseline)) {
            return 0;
        }
        double distance = Math.abs(top - valleyMin);
        double beyond =
                side > 0 ? shape.front().areaBeyond(distance) : shape.tail().areaBeyond(distance);
        return Math.max(0, smoothed(top, baseline)) * beyond;
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
