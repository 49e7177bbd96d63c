package io.enantio.peak.drop;

import io.enantio.peak.drop.DropResult.Boundary;
import io.enantio.peak.retention.ChannelShape;
import io.enantio.peak.retention.LocatedChannel.PeakTimes.PeakTime;
import io.enantio.peak.signal.Apex;
import io.enantio.peak.signal.HalfHeight;
import io.enantio.peak.signal.Signal;
import io.enantio.peak.signal.Trapezoid;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Chromatographic figures of peaks cut by drop.
 *
 * <p>The width at half height is measured on both sides if half height is reached before the cut. If a neighbour
 * covers one side, the free side is measured and scaled by the ratio (whole width : this side) of the channel in this run;
 * if both are covered, the run's width is taken. It is then averaged with the run's width for that place, each weighted
 * by its precision (own: noise / height; run: scatter of widths), so that a weak peak does not get its resolution from
 * noise. Resolution is 1.18 x distance / sum of widths with the worse neighbour; a neighbour that is not detected gives
 * none.
 */
public final class PeakMeasurements {
    private static final double RESOLUTION = 1.18;
    /** Width of a peak's base, in half-height widths. */
    private static final double BASE_WIDTHS = 1.7;
    /** USP tailing is measured at this part of the height ... */
    private static final double TAILING_HEIGHT = 0.05;
    /** ... if that is this many noise standard deviations above the baseline. */
    private static final double TAILING_SD = 5;
    /** Behind a neighbour larger than 1 / this, 5 % of the height may be the neighbour's tail. */
    private static final double COVERED = 0.5;

    /** A side without a cut is followed to this multiple of the reach of the run's flanks. */
    private static final double BEYOND = 3;

    private static final double SMOOTHING_WIDTHS = 0.06;

    private final Signal signal;
    private final ChannelShape shape;
    private final DropResult drop;
    private final List<PeakTime> places;
    private final double[] widths;

    public PeakMeasurements(Signal signal, ChannelShape shape, DropResult drop, List<PeakTime> places) {
        this.signal = signal;
        this.shape = shape;
        this.drop = drop;
        this.places = places;
        this.widths = new double[places.size()];
    }

    /** Height of a peak above the baseline, counts; of the signal at the expected time if there is no apex. */
    double height(int place) {
        double time = places.get(place).timeMin();
        double top = places.get(place)
                .top()
                .map(Apex::counts)
                .orElseGet(() -> signal.smoothed(time, SMOOTHING_WIDTHS * shape.fwhmMin()));
        return top - drop.baseline().at(time);
    }

    double signalToNoise(int place) {
        return height(place)
                / signal.noise().sdAt(drop.baseline().at(places.get(place).timeMin()));
    }

    /** Width at half height, minutes. It is measured once: resolutions and points ask for it again. */
    double width(int place) {
        if (widths[place] == 0) {
            widths[place] = measuredWidth(place);
        }
        return widths[place];
    }

    private double measuredWidth(int place) {
        double learned = shape.widthMin(place);
        OptionalDouble left = fall(place, new HalfHeight.Level(0.5, -1));
        OptionalDouble right = fall(place, new HalfHeight.Level(0.5, 1));
        double own;
        if (left.isPresent() && right.isPresent()) {
            own = left.getAsDouble() + right.getAsDouble();
        } else if (left.isPresent()) {
            own = left.getAsDouble() * learned / shape.halfLeftMin().get(place);
        } else if (right.isPresent()) {
            own = right.getAsDouble() * learned / shape.halfRightMin().get(place);
        } else {
            return learned;
        }
        double ownSd = 1 / Math.max(signalToNoise(place), 1e-9);
        double weight = Math.pow(shape.widthScatter(), 2) / (ownSd * ownSd + Math.pow(shape.widthScatter(), 2));
        return learned + weight * (own - learned);
    }

    private OptionalDouble fall(int place, HalfHeight.Level fall) {
        double top = places.get(place).timeMin();
        double longest = longest(place, fall.side());
        double height = height(place);
        double smoothing = SMOOTHING_WIDTHS * shape.fwhmMin();
        return HalfHeight.distance(
                time -> (signal.smoothed(time, smoothing) - drop.baseline().at(time)) / height,
                top,
                fall,
                new HalfHeight.Steps(shape.fwhmMin() / 25, longest));
    }

    /**
     * How far a side may be followed: to the cut; without a cut, beyond the bound learned from the run, because a tail
     * much longer than the run's must be noticed.
     */
    private double longest(int place, int side) {
        Trapezoid area = drop.pieces().get(place).area();
        double top = places.get(place).timeMin();
        double own = side < 0 ? top - area.startMin() : area.endMin() - top;
        double reach = side < 0 ? shape.front().reachMin() : shape.tail().reachMin();
        boolean outermost = place == (side < 0 ? 0 : places.size() - 1);
        return outermost && own > 0.99 * reach ? BEYOND * reach : own;
    }

    /** USP tailing factor: whole width at 5 % of the height / twice the front half. */
    public OptionalDouble tailing(int place) {
        if (TAILING_HEIGHT * signalToNoise(place) < TAILING_SD) {
            return OptionalDouble.empty();
        }
        OptionalDouble front = front(place);
        OptionalDouble back = fall(place, new HalfHeight.Level(TAILING_HEIGHT, 1));
        return front.isPresent() && back.isPresent()
                ? OptionalDouble.of((front.getAsDouble() + back.getAsDouble()) / (2 * front.getAsDouble()))
                : OptionalDouble.empty();
    }

    /**
     * Front half at 5 % of the height. Where a neighbour's tail covers it, that of the group's first peak, as wide as the run's
     * peaks are relative to each other: otherwise the longest tails, which fill the valley, could not be measured.
     */
    private OptionalDouble front(int place) {
        OptionalDouble own = fall(place, new HalfHeight.Level(TAILING_HEIGHT, -1));
        boolean isBehindLarger = place > 0 && height(place) < COVERED * height(place - 1);
        if (own.isPresent() || place == 0 || isBehindLarger || TAILING_HEIGHT * signalToNoise(0) < TAILING_SD) {
            return own;
        }
        OptionalDouble first = fall(0, new HalfHeight.Level(TAILING_HEIGHT, -1));
        double wider = shape.halfLeftMin().get(place) / shape.halfLeftMin().get(0);
        return first.isPresent() ? OptionalDouble.of(wider * first.getAsDouble()) : first;
    }

    /** Points over 1.7 half-height widths, by the sampling around the top. */
    double pointsPerPeak(int place) {
        return pointsPerPeak(signal, places.get(place).timeMin(), width(place));
    }

    /** The same of any peak. */
    public static double pointsPerPeak(Signal signal, double top, double widthMin) {
        double base = BASE_WIDTHS * widthMin;
        int near = signal.firstAtOrAfter(top - base / 2);
        int after = Math.min(signal.firstAtOrAfter(top + base / 2), signal.size() - 1);
        return after - near < 1 ? 0 : base * (after - near) / (signal.time(after) - signal.time(near));
    }

    /** Resolution from a neighbour. */
    double resolution(int boundary) {
        double distance =
                places.get(boundary + 1).timeMin() - places.get(boundary).timeMin();
        return resolution(distance, width(boundary) + width(boundary + 1));
    }

    /** Resolution of two tops by their half-height widths. */
    public static double resolution(double distanceMin, double bothWidthsMin) {
        return RESOLUTION * distanceMin / bothWidthsMin;
    }

    /** Valley between neighbours in percent of the smaller top; empty without a valley. */
    public OptionalDouble valleyPercent(int boundary) {
        Boundary cut = drop.boundaries().get(boundary);
        if (cut.kind() != Boundary.Kind.VALLEY) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(100 * cut.valleyCounts() / Math.min(height(boundary), height(boundary + 1)));
    }

    /** Standard error of that percentage, from noise. */
    double valleyPercentSe(int boundary) {
        double smaller = Math.min(height(boundary), height(boundary + 1));
        return 100 * drop.boundaries().get(boundary).valleySd() / smaller;
    }
}
