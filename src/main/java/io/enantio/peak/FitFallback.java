package io.enantio.peak;

import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.peak.drop.CutTrace;
import io.enantio.peak.drop.DropResult;
import io.enantio.peak.drop.DropResult.Boundary;
import io.enantio.peak.joint.FittedChannel;
import io.enantio.peak.retention.LocatedChannel;
import io.enantio.peak.retention.LocatedChannel.PeakTimes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Last fallback: a trace without an area by joint fit is integrated by perpendicular drop, if there is a valley; with a flag. */
final class FitFallback {
    /** A fit farther from the located time than this has fitted something else. */
    private static final double SAME_PLACE_WIDTHS = 0.5;
    /** The largest peak of a fit that overrules the place of one trace. */
    private static final double CLEAR_SE = 10;
    /** An apex whose curvature is this many standard deviations below zero is clear. */
    private static final double CLEAR_BEND = 6;

    private final Method method;

    FitFallback(Method method) {
        this.method = method;
    }

    /**
     * Places of one injection as the fit of the whole run has them, if its peaks are elsewhere than the channel alone was located, its
     * largest peak is clear and its residuals are noise.
     */
    static LocatedChannel settled(LocatedChannel located, int i, FittedChannel fit) {
        PeakTimes places = located.places().get(i).orElseThrow();
        boolean isOther = fit.peaks().size() == places.peaks().size()
                && !fit.peaks().isEmpty()
                && !isAt(
                        fit.peaks().get(largest(fit)),
                        places.peaks().get(largest(fit)).timeMin());
        if (!isOther || fit.flags().contains(Flag.FIT_POOR)) {
            return located;
        }
        Peak.Area area = fit.peaks().get(largest(fit)).area();
        return area.countsMin() > CLEAR_SE * area.seCountsMin()
                ? located.with(
                        i,
                        located.movedTo(
                                i,
                                fit.peaks().stream()
                                        .map(FittedChannel.FittedPeak::apexMin)
                                        .toList()))
                : located;
    }

    /** Whether a fit has areas at the located times: for its largest peak, and for each clear peak. */
    static boolean isUsable(FittedChannel fit, PeakTimes places, CutTrace cut) {
        if (fit.peaks().size() != places.peaks().size()) {
            return false;
        }
        return IntStream.range(0, fit.peaks().size())
                .filter(place -> place == largest(fit)
                        || isClear(places.peaks().get(place)) && (isDetected(fit, place) || cut.isDetected(place)))
                .allMatch(place ->
                        isAt(fit.peaks().get(place), places.peaks().get(place).timeMin()));
    }

    /** Whether every one of several peaks is clear in a fit that describes its trace and knows no other peak. */
    static boolean isWhole(FittedChannel fit) {
        return fit.peaks().size() > 1
                && !fit.flags().contains(Flag.FIT_POOR)
                && !fit.flags().contains(Flag.INTERFERENCE_MODELLED)
                && fit.peaks().stream()
                        .allMatch(peak ->
                                peak.area().countsMin() > CLEAR_SE * peak.area().seCountsMin());
    }

    private static boolean isClear(PeakTimes.PeakTime place) {
        return place.top().filter(top -> top.bend() >= CLEAR_BEND).isPresent();
    }

    private static int largest(FittedChannel fit) {
        return IntStream.range(0, fit.peaks().size())
                .reduce((a, b) -> size(fit, b) > size(fit, a) ? b : a)
                .orElse(0);
    }

    private static double size(FittedChannel fit, int place) {
        return fit.peaks().get(place).area().countsMin();
    }

    private static boolean isDetected(FittedChannel fit, int place) {
        Peak.Area area = fit.peaks().get(place).area();
        return area.countsMin() >= Peak.DETECTION_SE * area.seCountsMin();
    }

    private static boolean isAt(FittedChannel.FittedPeak peak, double topMin) {
        return Math.abs(peak.apexMin() - topMin)
                <= SAME_PLACE_WIDTHS * peak.shape().widthMin();
    }

    /** The peaks by perpendicular drop with their flag; if no peak is detected, no flag is raised. */
    ChannelPeaks of(ChannelPeaks cut, DropResult drop) {
        if (cut.peaks().stream().noneMatch(FitFallback::isDetected)) {
            return cut;
        }
        List<Integration> peaks = new ArrayList<>();
        for (int place = 0; place < cut.peaks().size(); place++) {
            peaks.add(
                    cut.peaks().get(place) instanceof Peak peak
                            ? judged(peak, isParted(cut, drop, place))
                            : cut.peaks().get(place));
        }
        boolean whole = peaks.stream().allMatch(Peak.class::isInstance);
        return whole
                ? new ChannelPeaks(cut.channel(), peaks, cut.covariance())
                : new ChannelPeaks(cut.channel(), peaks, NoDataCheck.noCovariance(peaks.size()));
    }

    private static boolean isDetected(Integration found) {
        return found instanceof Peak peak && peak.isDetected();
    }

    private enum Parted {
        YES,
        NO
    }

    private Integration judged(Peak peak, Parted parted) {
        double floor = method.limits().number(LimitKey.DROP_RESOLUTION_FLOOR);
        if (parted == Parted.NO || peak.figures().resolution().orElse(floor) < floor) {
            return new NotFound(
                    "no joint fit, and too little resolution for perpendicular drop", Set.of(Flag.INTEGRATION_FAILED));
        }
        Set<Flag> flags = EnumSet.of(Flag.FIT_FALLBACK_DROP);
        flags.addAll(peak.flags());
        return new Peak(
                peak.retentionTimeMin(),
                peak.area(),
                peak.heightCounts(),
                peak.bounds(),
                peak.figures(),
                peak.how(),
                flags);
    }

    /** Whether every detected neighbour is separated from a detected peak by a valley or by distance. */
    private static Parted isParted(ChannelPeaks cut, DropResult drop, int place) {
        for (int boundary = Math.max(place - 1, 0);
                boundary <= place && boundary < drop.boundaries().size();
                boundary++) {
            boolean both = isDetected(cut.peaks().get(boundary))
                    && isDetected(cut.peaks().get(boundary + 1));
            if (both && drop.boundaries().get(boundary).kind() == Boundary.Kind.NONE) {
                return Parted.NO;
            }
        }
        return Parted.YES;
    }
}
