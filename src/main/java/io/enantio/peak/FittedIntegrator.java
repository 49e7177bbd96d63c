package io.enantio.peak;

import io.enantio.method.Channel.Role;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import io.enantio.peak.area.Peak.Area;
import io.enantio.peak.area.Peak.Bounds;
import io.enantio.peak.area.Peak.Figures;
import io.enantio.peak.drop.ChannelIntegrator;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.peak.drop.CutTrace;
import io.enantio.peak.drop.DropResult;
import io.enantio.peak.drop.PeakFlags;
import io.enantio.peak.drop.PeakMeasurements;
import io.enantio.peak.joint.FittedChannel;
import io.enantio.peak.joint.FittedChannel.FittedPeak;
import io.enantio.peak.retention.LocatedChannel;
import io.enantio.peak.retention.LocatedChannel.PeakTimes;
import io.enantio.peak.signal.Baseline;
import io.enantio.peak.signal.Signal;
import io.enantio.peak.signal.Trapezoid;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Peaks of one trace with the areas of the joint fit, and figures of the fitted shapes; the valley is the data's. */
final class FittedIntegrator {
    /** The locator raises these for the peak that they concern, the fit for the whole channel. */
    private static final Set<Flag> SAID_BY_PEAK =
            EnumSet.of(Flag.SATURATED, Flag.MASKED_POINTS, Flag.RT_SHIFT, Flag.WIDTH_ANOMALY);

    private static final Set<Flag> DOES_NOT_DESCRIBE = EnumSet.of(Flag.FIT_POOR, Flag.FIT_FALLBACK_LINEAR);

    private static final double PER_CENT = 0.01;

    private final Method method;
    private final LocatedChannel located;
    private final ChannelIntegrator byDrop;

    FittedIntegrator(Method method, LocatedChannel located, ChannelIntegrator byDrop) {
        this.method = method;
        this.located = located;
        this.byDrop = byDrop;
    }

    private record Measured(Signal signal, PeakTimes places, FittedChannel fit, CutTrace cut) {
        DropResult drop() {
            return cut.drop();
        }

        PeakMeasurements meter() {
            return cut.meter();
        }

        FittedPeak peak(int place) {
            return fit.peaks().get(place);
        }

        boolean isDetected(int place) {
            Area area = peak(place).area();
            return area.countsMin() > 0 && area.countsMin() >= Peak.DETECTION_SE * area.seCountsMin();
        }

        /** Boundaries to neighbours that are detected too. */
        List<Integer> boundaries(int place) {
            return IntStream.of(place - 1, place)
                    .filter(boundary ->
                            boundary >= 0 && boundary < drop().boundaries().size())
                    .filter(boundary -> isDetected(boundary == place ? place + 1 : boundary))
                    .boxed()
                    .toList();
        }
    }

    /**
     * @param cut the same trace by perpendicular drop: used if the fit has no area
     */
    ChannelPeaks integrate(int injection, FittedChannel fit, CutTrace cut) {
        Signal signal = located.run().signals().get(injection).orElseThrow();
        PeakTimes places = located.places().get(injection).orElseThrow();
        if (!FitFallback.isUsable(fit, places, cut)) {
            return new FitFallback(method).of(cut.peaks(), cut.drop());
        }
        Measured measured = new Measured(signal, places, fit, cut);
        List<Integration> peaks = new ArrayList<>();
        for (int place = 0; place < fit.peaks().size(); place++) {
            peaks.add(integration(measured, place));
        }
        return new ChannelPeaks(
                located.run().channel(),
                peaks,
                covariance(fit, peaks),
                fit.curve(),
                fit.without()
                        .filter(without -> FitFallback.isUsable(without, places, cut))
                        .map(without -> integrate(injection, without, cut)));
    }

    /**
     * A trace that is too short for a peak is so for every method; only the missing valley is none of a fit's business, nor an apex
     * between the expected times if the fit has found all of the peaks.
     */
    private Integration integration(Measured measured, int place) {
        Optional<NotFound> lacksTrace = measured.cut
                .refused(place)
                .filter(cut -> !cut.flags().equals(Set.of(Flag.INTEGRATION_FAILED)))
                .filter(cut ->
                        !cut.flags().equals(Set.of(Flag.AMBIGUOUS_ASSIGNMENT)) || !FitFallback.isWhole(measured.fit));
        return lacksTrace.isPresent() ? lacksTrace.get() : peak(measured, place);
    }

    private Peak peak(Measured measured, int place) {
        FittedPeak fitted = measured.peak(place);
        Trapezoid area = measured.drop().pieces().get(place).area();
        Baseline baseline = measured.drop().baseline();
        Figures figures = figures(measured, place);
        return new Peak(
                fitted.apexMin(),
                fitted.area(),
                fitted.heightCounts(),
                new Bounds(area.startMin(), area.endMin(), baseline.at(area.startMin()), baseline.at(area.endMin())),
                figures,
                measured.fit.how(),
                flags(measured, place, figures));
    }

    private static Figures figures(Measured measured, int place) {
        FittedPeak fitted = measured.peak(place);
        double noise = measured.signal.noise().sdAt(measured.drop().baseline().at(fitted.apexMin()));
        OptionalDouble signalToNoise = OptionalDouble.of(fitted.heightCounts() / noise);
        OptionalDouble none = OptionalDouble.empty();
        if (!measured.isDetected(place)) {
            return new Figures(signalToNoise, none, none, none, none, none);
        }
        double width = fitted.shape().widthMin();
        List<Integer> boundaries = measured.boundaries(place);
        return new Figures(
                signalToNoise,
                boundaries.stream()
                        .mapToDouble(boundary -> resolution(measured, boundary))
                        .min(),
                tailing(measured, place),
                OptionalDouble.of(PeakMeasurements.pointsPerPeak(measured.signal, fitted.apexMin(), width)),
                OptionalDouble.of(width),
                boundaries.stream()
                        .map(measured.meter()::valleyPercent)
                        .flatMapToDouble(OptionalDouble::stream)
                        .max());
    }

    /** Tailing of the fitted shape; if that does not describe the trace, of the trace. */
    private static OptionalDouble tailing(Measured measured, int place) {
        OptionalDouble fitted = OptionalDouble.of(measured.peak(place).shape().tailingFactor());
        boolean describes = measured.fit.flags().stream().noneMatch(DOES_NOT_DESCRIBE::contains);
        OptionalDouble own =
                describes ? OptionalDouble.empty() : measured.meter().tailing(place);
        return own.isPresent() ? own : fitted;
    }

    private static double resolution(Measured measured, int boundary) {
        FittedPeak left = measured.peak(boundary);
        FittedPeak right = measured.peak(boundary + 1);
        return PeakMeasurements.resolution(
                right.apexMin() - left.apexMin(),
                left.shape().widthMin() + right.shape().widthMin());
    }

    private Set<Flag> flags(Measured measured, int place, Figures figures) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        measured.fit.flags().stream()
                .filter(flag -> !SAID_BY_PEAK.contains(flag))
                .forEach(flags::add);
        flags.addAll(measured.peak(place).flags());
        double limit = PER_CENT * method.limits().number(LimitKey.SHAPE_LIMIT_PERCENT);
        if (measured.peak(place).isShapeLimited(limit)) {
            flags.add(Flag.SHAPE_LIMITED);
        }
        if (measured.isDetected(place)) {
            flags.addAll(ofDetected(measured, place, figures));
        }
        return flags;
    }

    private Set<Flag> ofDetected(Measured measured, int place, Figures figures) {
        FittedPeak fitted = measured.peak(place);
        Set<Flag> flags = new PeakFlags(method, measured.signal)
                .of(new PeakFlags.Facts(
                        measured.places.peaks().get(place),
                        measured.places,
                        measured.drop().pieces().get(place),
                        figures,
                        0,
                        byDrop.relativeRetention(measured.places, place, fitted.apexMin()),
                        measured.fit.how()));
        if (located.run().channel().role() == Role.INTERNAL_STANDARD) {
            // What an unresolved standard costs is in the standard error of its areas; the floor judges the analyte's
            // areas.
            flags.removeAll(Set.of(Flag.RS_BELOW_FLOOR, Flag.RS_LOW));
        }
        long detected = IntStream.range(0, measured.fit.peaks().size())
                .filter(measured::isDetected)
                .count();
        Set.of(Flag.RT_SHIFT, Flag.WIDTH_ANOMALY).stream()
                .filter(measured.fit.flags()::contains)
                .forEach(flags::add);
        if (detected == 1 && byDrop.isAmbiguous(measured.signal, measured.places, place)) {
            flags.add(Flag.AMBIGUOUS_ASSIGNMENT);
        }
        return flags;
    }

    private static List<List<Double>> covariance(FittedChannel fit, List<Integration> peaks) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < peaks.size(); i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < peaks.size(); j++) {
                boolean both = peaks.get(i) instanceof Peak && peaks.get(j) instanceof Peak;
                row.add(both ? fit.covariance().get(i).get(j) : 0.0);
            }
            rows.add(row);
        }
        return rows;
    }
}
