package io.enantio.peak.drop;

import io.enantio.method.Channel;
import io.enantio.method.Channel.Role;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import io.enantio.peak.area.Peak.Area;
import io.enantio.peak.area.Peak.Bounds;
import io.enantio.peak.area.Peak.Figures;
import io.enantio.peak.retention.LocatedChannel;
import io.enantio.peak.retention.LocatedChannel.PeakTimes;
import io.enantio.peak.retention.PeakAssignment;
import io.enantio.peak.signal.Baseline;
import io.enantio.peak.signal.Signal;
import io.enantio.peak.signal.Trapezoid;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Areas, figures and flags of the located peaks of one trace. */
public final class ChannelIntegrator {
    private final Method method;
    private final LocatedChannel located;
    private final OptionalDouble standardMin;

    /** @param standardMin expected time of the internal standard, to which retention is relative */
    public ChannelIntegrator(Method method, LocatedChannel located, OptionalDouble standardMin) {
        this.method = method;
        this.located = located;
        this.standardMin = standardMin;
    }

    /** @param type beside a single enantiomer no peak is hidden: the area left by its flank is near 0 by design */
    public ChannelPeaks integrate(Signal signal, PeakTimes places, SampleType type) {
        return cut(signal, places, type).peaks();
    }

    /** The same, its figures and flags made when they are asked for. */
    public CutTrace cut(Signal signal, PeakTimes places, SampleType type) {
        return new CutTrace(this, measured(signal, places, type, Identity.FOUND));
    }

    Channel channel() {
        return located.run().channel();
    }

    /**
     * A peak that a person named: what the method makes of it, but for the question which peak it is, which the person has answered.
     *
     * @param places of the trace, the named one among them, in order
     * @param place that was named
     */
    public Integration named(Signal signal, PeakTimes places, int place) {
        Measured measured = measured(signal, places, SampleType.STUDY, Identity.NAMED);
        Optional<NotFound> none = refused(measured).get(place);
        return none.isPresent() ? none.get() : found(measured, place);
    }

    private Measured measured(Signal signal, PeakTimes places, SampleType type, Identity identity) {
        DropResult drop = new PerpendicularDrop(signal, places.peaks(), located.shape()).integrate();
        PeakMeasurements meter = new PeakMeasurements(signal, located.shape(), drop, places.peaks());
        return new Measured(signal, places, drop, meter, type, identity);
    }

    /** Who says which peak it is. */
    enum Identity {
        FOUND,
        NAMED
    }

    record Measured(
            Signal signal,
            PeakTimes places,
            DropResult drop,
            PeakMeasurements meter,
            SampleType type,
            Identity identity) {
        boolean isFound() {
            return identity == Identity.FOUND;
        }

        Area area(int place) {
            return new Area(
                    drop.pieces().get(place).countsMin(),
                    drop.noiseSe(place),
                    drop.pieces().get(place).shapeSeCountsMin());
        }

        boolean isDetected(int place) {
            Area area = area(place);
            return area.countsMin() > 0 && area.countsMin() >= Peak.DETECTION_SE * area.seCountsMin();
        }

        /** Whether an area is clear of noise but not of what disturbs it. */
        boolean isDrowned(int place) {
            Area area = area(place);
            return area.countsMin() > 0 && area.countsMin() >= Peak.DETECTION_SE * area.noiseSeCountsMin();
        }
    }

    /** Why each place has no area; empty if it has one. */
    List<Optional<NotFound>> refused(Measured measured) {
        boolean isBetween = measured.isFound() && isBetweenSlots(measured);
        List<Optional<NotFound>> refused = new ArrayList<>();
        for (int place = 0; place < measured.places.peaks().size(); place++) {
            refused.add(refused(measured, place, isBetween ? Assignment.BETWEEN_PLACES : Assignment.AT_A_PLACE));
        }
        return refused;
    }

    /** Where the peaks of a trace are. */
    private enum Assignment {
        AT_A_PLACE,
        /** The only one lies between two expected times. */
        BETWEEN_PLACES
    }

    private Optional<NotFound> refused(Measured measured, int place, Assignment assignment) {
        Trapezoid area = measured.drop.pieces().get(place).area();
        if (measured.signal.pointsBetween(area.startMin(), area.endMin()) < 2) {
            return Optional.of(new NotFound(
                    "the trace does not reach the peak", Set.of(Flag.INTEGRATION_FAILED, Flag.WINDOW_TRUNCATED)));
        }
        Trapezoid first = measured.drop.pieces().get(0).area();
        Trapezoid last =
                measured.drop.pieces().get(measured.drop.pieces().size() - 1).area();
        double fewest = method.limits().number(LimitKey.POINTS_MINIMUM);
        if (measured.signal.pointsBetween(first.startMin(), last.endMin()) < fewest) {
            return Optional.of(new NotFound("too few points in the window", Set.of(Flag.TOO_FEW_POINTS)));
        }
        if (assignment == Assignment.BETWEEN_PLACES) {
            return Optional.of(
                    new NotFound("the only peak lies between the expected times", Set.of(Flag.AMBIGUOUS_ASSIGNMENT)));
        }
        return measured.type != SampleType.SINGLE_ENANTIOMER && measured.drop.isUnresolved(place)
                ? Optional.of(new NotFound("no valley between two peaks", Set.of(Flag.INTEGRATION_FAILED)))
                : Optional.empty();
    }

    /** The peak of a place that is not refused. */
    Peak found(Measured measured, int place) {
        Trapezoid area = measured.drop.pieces().get(place).area();
        boolean detected = measured.isDetected(place);
        Figures figures = detected ? figures(measured, place) : undetected(measured, place);
        Set<Flag> flags = detected
                ? flags(measured, place, figures)
                : measured.isDrowned(place)
                        ? new PeakFlags(method, measured.signal)
                                .ofShift(measured.drop.pieces().get(place))
                        : EnumSet.noneOf(Flag.class);
        Baseline baseline = measured.drop.baseline();
        return new Peak(
                measured.places.peaks().get(place).timeMin(),
                measured.area(place),
                measured.meter.height(place),
                new Bounds(area.startMin(), area.endMin(), baseline.at(area.startMin()), baseline.at(area.endMin())),
                figures,
                IntegrationMethod.PERPENDICULAR_DROP,
                flags);
    }

    private Figures undetected(Measured measured, int place) {
        OptionalDouble none = OptionalDouble.empty();
        return new Figures(OptionalDouble.of(measured.meter.signalToNoise(place)), none, none, none, none, none);
    }

    private Figures figures(Measured measured, int place) {
        OptionalDouble resolution = OptionalDouble.empty();
        OptionalDouble valley = OptionalDouble.empty();
        for (int boundary : boundaries(measured, place)) {
            double found = measured.meter.resolution(boundary);
            resolution = OptionalDouble.of(Math.min(found, resolution.orElse(found)));
            OptionalDouble percent = measured.meter.valleyPercent(boundary);
            if (percent.isPresent()) {
                valley = OptionalDouble.of(Math.max(percent.getAsDouble(), valley.orElse(percent.getAsDouble())));
            }
        }
        return new Figures(
                OptionalDouble.of(measured.meter.signalToNoise(place)),
                resolution,
                measured.meter.tailing(place),
                OptionalDouble.of(measured.meter.pointsPerPeak(place)),
                OptionalDouble.of(measured.meter.width(place)),
                valley);
    }

    /** Boundaries to neighbours that are detected too. */
    private static List<Integer> boundaries(Measured measured, int place) {
        List<Integer> boundaries = new ArrayList<>();
        if (place > 0 && measured.isDetected(place - 1)) {
            boundaries.add(place - 1);
        }
        if (place + 1 < measured.places.peaks().size() && measured.isDetected(place + 1)) {
            boundaries.add(place);
        }
        return boundaries;
    }

    private Set<Flag> flags(Measured measured, int place, Figures figures) {
        double valleySe = boundaries(measured, place).stream()
                .mapToDouble(measured.meter::valleyPercentSe)
                .max()
                .orElse(0);
        Set<Flag> flags = new PeakFlags(method, measured.signal)
                .of(new PeakFlags.Facts(
                        measured.places.peaks().get(place),
                        measured.places,
                        measured.drop.pieces().get(place),
                        figures,
                        valleySe,
                        measured.isFound() ? relativeRetention(measured.places, place) : OptionalDouble.empty(),
                        IntegrationMethod.PERPENDICULAR_DROP));
        if (measured.isFound() && onlyOne(measured) && isAmbiguous(measured.signal, measured.places, place)) {
            flags.add(Flag.AMBIGUOUS_ASSIGNMENT);
        }
        return flags;
    }

    private boolean isBetweenSlots(Measured measured) {
        return located.run().channel().role() != Role.INTERNAL_STANDARD
                && new PeakAssignment(measured.signal, located.shape().fwhmMin()).isBetweenSlots(measured.places);
    }

    private static boolean onlyOne(Measured measured) {
        return java.util.stream.IntStream.range(0, measured.places.peaks().size())
                        .filter(measured::isDetected)
                        .count()
                == 1;
    }

    /** Whether the only detected peak may belong to another expected time; an internal standard is identified by its own pattern. */
    public boolean isAmbiguous(Signal signal, PeakTimes places, int place) {
        double least = method.limits().number(LimitKey.ASSIGNMENT_PROBABILITY_MINIMUM);
        PeakAssignment assignment = new PeakAssignment(signal, located.shape().fwhmMin());
        return located.run().channel().role() != Role.INTERNAL_STANDARD
                && assignment.probability(places, place) < least;
    }

    private OptionalDouble relativeRetention(PeakTimes places, int place) {
        return places.peaks().get(place).top().isEmpty()
                ? OptionalDouble.empty()
                : relativeRetention(places, place, places.peaks().get(place).timeMin());
    }

    /** Found / expected retention relative to the internal standard; empty without one. */
    public OptionalDouble relativeRetention(PeakTimes places, int place, double foundMin) {
        if (standardMin.isEmpty()) {
            return OptionalDouble.empty();
        }
        double expected = located.run().expectedMin().get(place);
        double standard = standardMin.getAsDouble();
        double moved = (standard + places.shift().shiftMin()) / standard;
        return OptionalDouble.of(foundMin / expected / moved);
    }
}
