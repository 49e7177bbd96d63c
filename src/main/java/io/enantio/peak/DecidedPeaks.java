package io.enantio.peak;

import io.enantio.chromatogram.RawInjection;
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
import io.enantio.peak.retention.ChannelRun;
import io.enantio.peak.signal.Signal;
import io.enantio.run.Action.Bounds;
import io.enantio.run.Decisions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Peaks after the decisions of people: manually integrated areas (MANUAL_INT) instead of the algorithm's, and results that are left
 * out (EXCLUDED_BY_DECISION). Peaks without a decision stay as they are, to the last bit.
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
    private final Decisions decisions;

    public DecidedPeaks(Method method, Decisions decisions) {
        this.method = method;
        this.decisions = decisions;
    }

    /** The same injections with the decisions about their peaks applied. */
    public List<InjectionPeaks> apply(List<InjectionPeaks> injections) {
        List<InjectionPeaks> decided = injections;
        for (Compound compound : method.compounds()) {
            decided = apply(compound, decided);
        }
        return decided;
    }

    private List<InjectionPeaks> apply(Compound compound, List<InjectionPeaks> injections) {
        List<RawInjection> raw = injections.stream().map(InjectionPeaks::raw).toList();
        List<Optional<Signal>> signals = isDrawnOn(compound, injections)
                ? ChannelRun.of(compound.channels().quantifier(), raw).signals()
                : List.of();
        List<InjectionPeaks> decided = new ArrayList<>();
        for (int i = 0; i < injections.size(); i++) {
            int place = i;
            Optional<Signal> signal = signals.isEmpty() ? Optional.empty() : signals.get(place);
            decided.add(decided(compound, injections.get(i), signal));
        }
        return decided;
    }

    private boolean isDrawnOn(Compound compound, List<InjectionPeaks> injections) {
        return compound.analytes().stream()
                .anyMatch(analyte ->
                        injections.stream().anyMatch(one -> bounds(one, analyte).isPresent()));
    }

    private Optional<Bounds> bounds(InjectionPeaks injection, Analyte analyte) {
        return decisions.boundsOf(injection.injection().number(), analyte);
    }

    private InjectionPeaks decided(Compound compound, InjectionPeaks injection, Optional<Signal> signal) {
        Channel channel = compound.channels().quantifier();
        ChannelPeaks before = injection.in(channel);
        List<Integration> peaks = new ArrayList<>(before.peaks());
        for (Analyte analyte : compound.analytes()) {
            int place = compound.place(analyte);
            Integration own = bounds(injection, analyte)
                    .map(bounds -> drawn(before.peaks().get(place), signal, bounds))
                    .orElse(before.peaks().get(place));
            boolean isLeftOut = decisions.exclude(injection.injection().number(), analyte);
            peaks.set(place, isLeftOut ? own.flagged(Flag.EXCLUDED_BY_DECISION) : own);
        }
        if (peaks.equals(before.peaks())) {
            return injection;
        }
        Map<Channel, ChannelPeaks> all = new LinkedHashMap<>();
        method.channels().forEach(one -> all.put(one, injection.in(one)));
        all.put(channel, before.with(peaks, covariance(before, peaks)));
        return new InjectionPeaks(method, injection.raw(), all);
    }

    private Integration drawn(Integration before, Optional<Signal> signal, Bounds bounds) {
        if (signal.isEmpty() || !ManualIntegration.isOn(signal.get(), bounds)) {
            return new NotFound(
                    "the trace does not reach the bounds of the manual integration",
                    Set.of(Flag.MANUAL_INT, Flag.INTEGRATION_FAILED));
        }
        ManualIntegration peak = ManualIntegration.on(signal.get(), bounds);
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
                OptionalDouble.of(PeakMeasurements.pointsPerPeak(signal, top, peak.width())),
                OptionalDouble.of(peak.width()),
                known.map(Figures::valleyPercent).orElse(OptionalDouble.empty()));
    }

    /** A manually integrated area shares no estimate with its neighbours. */
    private static List<List<Double>> covariance(ChannelPeaks before, List<Integration> peaks) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < peaks.size(); i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < peaks.size(); j++) {
                boolean isKept = !isDrawn(peaks.get(i)) && !isDrawn(peaks.get(j));
                double drawn = i == j ? variance(peaks.get(i)) : 0.0;
                row.add(isKept ? before.covariance().get(i).get(j) : drawn);
            }
            rows.add(row);
        }
        return rows;
    }

    private static boolean isDrawn(Integration found) {
        return found.flags().contains(Flag.MANUAL_INT);
    }

    private static double variance(Integration found) {
        return found instanceof Peak peak
                ? peak.area().noiseSeCountsMin() * peak.area().noiseSeCountsMin()
                : 0.0;
    }
}
