package io.enantio.peak.drop;

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
        Measured measured = measured(signal, places, type, Identity.FOUND);
        List<Integration> peaks = new ArrayList<>();
        for (int place = 0; place < places.peaks().size(); place++) {
            peaks.add(peak(measured, place));
        }
        return new ChannelPeaks(located.run().channel(), peaks, covariance(measured.drop, peaks));
    }

    /**
     * A peak that a person named: what the method makes of it, but for the question which peak it is, which the person has answered.
     *
     * @param places of the trace, the named one among them, in order
     * @param place that was named
     */
    public Integration named(Signal signal, PeakTimes places, int place) {
        return peak(measured(signal, places, SampleType.STUDY, Identity.NAMED), place);
    }

    private Measured measured(Signal signal, PeakTimes places, SampleType type, Identity identity) {
        DropResult drop = new PerpendicularDrop(signal, places.peaks(), located.shape()).integrate();
        PeakMeasurements meter = new PeakMeasurements(signal, located.shape(), drop, places.peaks());
        return new Measured(signal, places, drop, meter, type, identity);
    }

    /** Who says which peak it is. */
    private enum Identity {
        FOUND,
        NAMED
    }

    private record Measured(
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

    private Integration peak(Measured measured, int place) {
        Trapezoid area = measured.drop.pieces().get(place).area();
        if (measured.signal.pointsBetween(area.startMin(), area.endMin()) < 2) {
            return new NotFound(
                    "the trace does not reach the peak", Set.of(Flag.INTEGRATION_FAILED, Flag.WINDOW_TRUNCATED));
        }
        Trapezoid first = measured.drop.pieces().get(0).area();
        Trapezoid last =
                measured.drop.pieces().get(measured.drop.pieces().size() - 1).area();
        double fewest = method.limits().number(LimitKey.POINTS_MINIMUM);
        if (measured.signal.pointsBetween(first.startMin(), last.endMin()) < fewest) {
            return new NotFound("too few points in the window", Set.of(Flag.TOO_FEW_POINTS));
        }
        if (measured.isFound() && isBetweenSlots(measured)) {
            return new NotFound("the only peak lies between the expected times", Set.of(Flag.AMBIGUOUS_ASSIGNMENT));
        }
        if (measured.type != SampleType.SINGLE_ENANTIOMER && measured.drop.isUnresolved(place)) {
            return new NotFound("no valley between two peaks", Set.of(Flag.INTEGRATION_FAILED));
        }
        return peak(measured, place, area);
    }

    private Peak peak(Measured measured, int place, Trapezoid area) {
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

    private static List<List<Double>> covariance(DropResult drop, List<Integration> peaks) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < peaks.size(); i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < peaks.size(); j++) {
                boolean both = peaks.get(i) instanceof Peak && peaks.get(j) instanceof Peak;
                row.add(both ? drop.covariance()[i][j] : 0.0);
            }
            rows.add(row);
        }
        return rows;
    }
}
