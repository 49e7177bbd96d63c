package io.enantio.peak;

import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelIntegrator;
import io.enantio.peak.retention.ChannelShape;
import io.enantio.peak.retention.LocatedChannel;
import io.enantio.peak.retention.LocatedChannel.PeakTimes;
import io.enantio.peak.retention.LocatedChannel.PeakTimes.PeakTime;
import io.enantio.peak.retention.LocatedChannel.RetentionShift;
import io.enantio.peak.signal.Apex;
import io.enantio.peak.signal.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Another peak of a trace than the algorithm took, named by a person: the top nearest to a time, cut from the method's other peaks by
 * perpendicular drop. The method of the run may be the joint fit: of a peak elsewhere that knows nothing.
 *
 * <p>Near is within one width at half height of the run's peaks: beyond that a Gaussian peak has fallen to a sixteenth of its height, and
 * who points there points at something else. A top must stand out by three standard deviations of its curvature, as an area must by three
 * standard errors.
 */
final class OtherPeak {
    private static final double NEAR_WIDTHS = 1;
    private static final double STEP_WIDTHS = 0.2;
    private static final double SAME_TOP_WIDTHS = 0.5;
    private static final double REACH_WIDTHS = 0.4;

    private final Method method;
    private final LocatedChannel located;
    private final int injection;
    private final Signal signal;
    private final double fwhmMin;

    /** @param injection its place in the run */
    OtherPeak(Method method, LocatedChannel located, int injection, Signal signal) {
        this.method = method;
        this.located = located;
        this.injection = injection;
        this.signal = signal;
        this.fwhmMin = located.shape().fwhmMin();
    }

    /**
     * The peak for an analyte.
     *
     * @param place of the analyte
     * @param nearMin where the person saw it
     * @param found peaks of the trace by the algorithm
     */
    Integration near(int place, double nearMin, List<Integration> found) {
        Optional<Apex> top = top(nearMin);
        if (top.isEmpty()) {
            return new NotFound("no peak has its top near the time that was named", Set.of(Flag.INTEGRATION_FAILED));
        }
        PeakTimes before = located.places().get(injection).orElseThrow();
        PeakTime own = before.peaks().get(place);
        Placed named = new Placed(place, new PeakTime(own.expectedMin(), own.sdMin(), top));
        List<Placed> peaks = new ArrayList<>(List.of(named));
        for (int other = 0; other < before.peaks().size(); other++) {
            PeakTime neighbour = neighbour(before.peaks().get(other), found.get(other));
            boolean isSameTop = Math.abs(neighbour.timeMin() - named.time.timeMin()) < SAME_TOP_WIDTHS * fwhmMin;
            // What the algorithm took for the analyte is a peak of the trace still.
            boolean isThere = other != place || isSeen(found.get(place));
            if (isThere && !isSameTop) {
                peaks.add(new Placed(other, neighbour));
            }
        }
        peaks.sort(Comparator.comparingDouble(peak -> peak.time.timeMin()));
        PeakTimes places = new PeakTimes(
                identified(before.shift()), peaks.stream().map(Placed::time).toList());
        return new ChannelIntegrator(method, shaped(peaks), OptionalDouble.empty())
                .named(signal, places, peaks.indexOf(named));
    }

    /**
     * A peak of the trace.
     *
     * @param place of the method's peak whose width it is taken to have
     */
    private record Placed(int place, PeakTime time) {}

    /** The channel with the widths of these peaks. */
    private LocatedChannel shaped(List<Placed> peaks) {
        ChannelShape shape = located.shape();
        ChannelShape others = new ChannelShape(
                peaks.stream().map(peak -> shape.halfLeftMin().get(peak.place)).toList(),
                peaks.stream().map(peak -> shape.halfRightMin().get(peak.place)).toList(),
                shape.front(),
                shape.tail(),
                shape.widthScatter());
        return new LocatedChannel(located.run(), located.places(), others);
    }

    /** Which peak is which the person has said. */
    private static RetentionShift identified(RetentionShift shift) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(shift.flags());
        flags.remove(Flag.AMBIGUOUS_RT);
        return new RetentionShift(shift.shiftMin(), shift.sdMin(), shift.how(), flags);
    }

    /** Where the algorithm found the neighbour; where it did not, where it is expected. */
    private PeakTime neighbour(PeakTime place, Integration found) {
        return found instanceof Peak peak && isSeen(found)
                ? new PeakTime(
                        peak.retentionTimeMin(),
                        place.sdMin(),
                        Apex.near(signal, peak.retentionTimeMin(), new Apex.Search(fwhmMin, REACH_WIDTHS * fwhmMin)))
                : place;
    }

    private static boolean isSeen(Integration found) {
        return found instanceof Peak peak && peak.isDetected();
    }

    private Optional<Apex> top(double nearMin) {
        double step = STEP_WIDTHS * fwhmMin;
        double reach = NEAR_WIDTHS * fwhmMin;
        return DoubleStream.iterate(-reach, away -> away <= reach, away -> away + step)
                .mapToObj(away -> Apex.near(signal, nearMin + away, new Apex.Search(fwhmMin, step)))
                .flatMap(Optional::stream)
                .filter(top -> Math.abs(top.timeMin() - nearMin) <= reach && top.bend() >= Peak.DETECTION_SE)
                .min(Comparator.comparingDouble(top -> Math.abs(top.timeMin() - nearMin)));
    }
}
