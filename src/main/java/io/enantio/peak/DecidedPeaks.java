package io.enantio.peak;

import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import io.enantio.peak.area.Peak.Area;
import io.enantio.peak.area.Peak.Figures;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.peak.drop.PeakMeasurements;
import io.enantio.peak.retention.LocatedChannel;
import io.enantio.peak.signal.Signal;
import io.enantio.run.Action;
import io.enantio.run.Action.Bounds;
import io.enantio.run.Action.Interference;
import io.enantio.run.Action.Way;
import io.enantio.run.Decisions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Peaks after the decisions of people: areas integrated by hand (MANUAL_INT) instead of the algorithm's, and results that are left out
 * (EXCLUDED_BY_DECISION). Peaks without a decision stay as they are, to the last bit; no fit is repeated.
 */
public final class DecidedPeaks {
    /** Flags of the trace itself, which stay. Manual integration replaces all flags about the algorithm's own work. */
    private static final Set<Flag> OF_THE_TRACE = EnumSet.of(
            Flag.NO_DATA,
            Flag.TOO_FEW_POINTS,
            Flag.POINTS_LOW,
            Flag.MASKED_POINTS,
            Flag.SATURATED,
            Flag.RT_DRIFT,
            Flag.WINDOW_TRUNCATED);

    private final Method method;
    private final RunPeaks run;

    /** @param run by the method's algorithm */
    public DecidedPeaks(Method method, RunPeaks run) {
        this.method = method;
        this.run = run;
    }

    /** The same injections with decisions about their peaks applied. */
    public List<InjectionPeaks> under(Decisions decisions) {
        List<InjectionPeaks> decided = new ArrayList<>(run.injections());
        for (Compound compound : method.compounds()) {
            for (int i = 0; i < decided.size(); i++) {
                decided.set(i, decided(compound, decided.get(i), i, decisions));
            }
        }
        return decided;
    }

    /** What became of the peak of an analyte. */
    private enum Touch {
        NONE,
        /** Its area is that of the fit without the further peak. */
        WITHOUT_INTERFERENCE,
        /** Its area is no estimate of the fit. */
        APART
    }

    private InjectionPeaks decided(Compound compound, InjectionPeaks injection, int i, Decisions decisions) {
        Channel channel = compound.channels().quantifier();
        ChannelPeaks before = injection.in(channel);
        int number = injection.injection().number();
        List<Integration> peaks = new ArrayList<>(before.peaks());
        List<Touch> touched = new ArrayList<>(Collections.nCopies(peaks.size(), Touch.NONE));
        for (Analyte analyte : compound.analytes()) {
            int place = compound.place(analyte);
            Optional<Way> way = decisions.byHand(number, analyte);
            Integration own = way.map(how -> byHand(how, before, channel, i, place))
                    .orElse(before.peaks().get(place));
            way.ifPresent(
                    how -> touched.set(place, how instanceof Interference ? Touch.WITHOUT_INTERFERENCE : Touch.APART));
            peaks.set(place, decisions.exclude(number, analyte) ? own.flagged(Flag.EXCLUDED_BY_DECISION) : own);
        }
        if (peaks.equals(before.peaks())) {
            return injection;
        }
        ChannelPeaks after = before.with(peaks, covariance(before, touched, peaks));
        return injection.with(
                channel,
                touched.contains(Touch.WITHOUT_INTERFERENCE)
                        ? after.drawnWith(before.without().flatMap(ChannelPeaks::curve))
                        : after);
    }

    private Integration byHand(Way way, ChannelPeaks before, Channel channel, int i, int place) {
        Integration found = before.peaks().get(place);
        if (way instanceof Interference) {
            return before.without()
                    .map(without -> without.peaks().get(place).flagged(Flag.MANUAL_INT))
                    .orElse(found);
        }
        LocatedChannel located = Objects.requireNonNull(run.quantifiers().get(channel));
        Optional<Signal> signal = located.run().signals().get(i);
        if (way instanceof Bounds bounds) {
            return drawn(found, signal, bounds);
        }
        double nearMin = ((Action.OtherPeak) way).nearMin();
        return signal.map(trace -> new OtherPeak(method, located, i, trace).near(place, nearMin, before.peaks()))
                .orElseGet(() -> new NotFound("there is no trace", Set.of(Flag.INTEGRATION_FAILED)))
                .flagged(Flag.MANUAL_INT);
    }

    private Integration drawn(Integration before, Optional<Signal> signal, Bounds bounds) {
        if (signal.isEmpty() || !ManualIntegration.isOn(signal.get(), bounds)) {
            return new NotFound(
                    "the trace does not reach the bounds of the manual integration",
                    Set.of(Flag.MANUAL_INT, Flag.INTEGRATION_FAILED));
        }
        ManualIntegration peak = ManualIntegration.on(signal.get(), bounds);
        if (!peak.isFinite()) {
            return new NotFound(
                    "the baseline that was drawn is too far from the trace for any area",
                    Set.of(Flag.MANUAL_INT, Flag.INTEGRATION_FAILED));
        }
        Figures figures = figures(before, signal.get(), peak);
        Set<Flag> flags = EnumSet.of(Flag.MANUAL_INT);
        before.flags().stream().filter(OF_THE_TRACE::contains).forEach(flags::add);
        double limit = method.limits().number(LimitKey.VALLEY_PERCENT);
        if (figures.valleyPercent().orElse(0) > limit) {
            flags.add(Flag.VALLEY);
        }
        return new Peak(
                signal.get().time(peak.top()),
                new Area(peak.area(), peak.noiseSe(), 0),
                peak.height(),
                peak.drawn(),
                figures,
                IntegrationMethod.MANUAL,
                flags);
    }

    /** Resolution, valley and tailing are those that the algorithm measured, if it found the peak. */
    private static Figures figures(Integration before, Signal signal, ManualIntegration peak) {
        Optional<Figures> known = before instanceof Peak found ? Optional.of(found.figures()) : Optional.empty();
        double top = signal.time(peak.top());
        double noise = signal.noise().sdAt(peak.baselineAt(top));
        return new Figures(
                OptionalDouble.of(peak.height() / noise),
                known.map(Figures::resolution).orElse(OptionalDouble.empty()),
                known.map(Figures::tailingFactor).orElse(OptionalDouble.empty()),
                peak.width().isPresent()
                        ? OptionalDouble.of(PeakMeasurements.pointsPerPeak(
                                signal, top, peak.width().getAsDouble()))
                        : OptionalDouble.empty(),
                peak.width(),
                known.map(Figures::valleyPercent).orElse(OptionalDouble.empty()));
    }

    /** An area of a person's own bounds or peak shares no estimate with its neighbours; one of the fit without a further peak does. */
    private static List<List<Double>> covariance(ChannelPeaks before, List<Touch> touched, List<Integration> peaks) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < peaks.size(); i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < peaks.size(); j++) {
                Set<Touch> both = EnumSet.of(touched.get(i), touched.get(j));
                if (both.contains(Touch.APART)) {
                    row.add(i == j ? variance(peaks.get(i)) : 0.0);
                } else {
                    ChannelPeaks fit = both.contains(Touch.WITHOUT_INTERFERENCE)
                            ? before.without().orElse(before)
                            : before;
                    row.add(fit.covariance().get(i).get(j));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static double variance(Integration found) {
        return found instanceof Peak peak
                ? peak.area().noiseSeCountsMin() * peak.area().noiseSeCountsMin()
                : 0.0;
    }
}
