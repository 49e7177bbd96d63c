package io.enantio.simulation.instrument;

import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.method.MonitoredCompound;
import io.enantio.method.Transition;
import io.enantio.run.SampleType;
import io.enantio.simulation.instrument.Amounts.Areas;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.plan.RandomStream;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.sequence.PlannedInjection;
import io.enantio.simulation.subject.SubjectProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which peaks appear on which transition: analytes on their quantifier, a fixed share of them on the qualifier, internal
 * standards with the isotopes of the analyte they serve (rule A-13), monitored compounds in study samples. Channels of
 * equal transition are one trace.
 */
public final class IonBeam {
    /** Isotopes of a monitored compound on the channel it threatens (rule A-15, SRM). */
    private static final double INTO_THREATENED = 0.0035;

    private static final double MONITORED_TIMES_LLOQ = 20;
    private static final double OVERLAPPING_TIMES_LLOQ = 100;
    private static final double GHOST_OF_LLOQ = 1.5;
    private static final double STRANGER_WIDTHS_BEHIND = 1.5;
    private static final double STRANGER_SHARE = 1.0 / 3;
    private static final double STRANGER_BETWEEN_TIMES = 2;
    private static final double SLOT_STRANGER_TIMES = 1.6;
    private static final double AMBIGUOUS_SHARE_OF_WINDOW = 1.0 / 3;

    private final SimulationPlan plan;
    private final Method method;
    private final Amounts amounts;
    private final Separation separation;

    /** A peak: area in counts x minute, apex and width at half height in minutes. */
    record TruePeak(double areaCountsMin, double apexMin, double widthMin) {
        TruePeak scaled(double factor) {
            return new TruePeak(factor * areaCountsMin, apexMin, widthMin);
        }

        TruePeak shifted(double byMin) {
            return new TruePeak(areaCountsMin, apexMin + byMin, widthMin);
        }
    }

    public IonBeam(SimulationPlan plan, Amounts amounts, Separation separation) {
        this.plan = plan;
        this.method = plan.method();
        this.amounts = amounts;
        this.separation = separation;
    }

    /** The peaks of every transition of the method, in the method's order. */
    public Map<Transition, List<TruePeak>> peaks(PlannedInjection injection, Areas areas) {
        Map<Transition, List<TruePeak>> byTransition = new LinkedHashMap<>();
        for (Compound compound : method.compounds()) {
            add(byTransition, compound.channels().quantifier(), quantifier(injection, areas, compound));
            compound.channels()
                    .qualifier()
                    .ifPresent(channel -> add(byTransition, channel, qualifier(injection, areas, compound)));
        }
        method.internalStandards()
                .forEach(standard -> add(byTransition, standard.channel(), labelled(injection, areas, standard)));
        method.monitored()
                .forEach(monitored -> add(byTransition, monitored.channel(), monitored(injection, monitored)));
        return byTransition;
    }

    private static void add(Map<Transition, List<TruePeak>> byTransition, Channel channel, List<TruePeak> peaks) {
        byTransition
                .computeIfAbsent(channel.transition(), transition -> new ArrayList<>())
                .addAll(peaks);
    }

    private List<TruePeak> quantifier(PlannedInjection injection, Areas areas, Compound compound) {
        List<TruePeak> peaks = new ArrayList<>(ofAnalytes(injection, areas, compound));
        if (injection.has(Fault.CROSS_TALK)
                && Fault.CROSS_TALK.strikes(method, compound.analytes().get(0))) {
            Compound first = method.compounds().get(0);
            double area = GHOST_OF_LLOQ * lloqArea(compound);
            ofAnalytes(injection, areas, first)
                    .forEach(peak -> peaks.add(new TruePeak(area, peak.apexMin(), peak.widthMin())));
        }
        if (injection.has(Fault.STRANGER)) {
            stranger(injection, compound, peaks).ifPresent(peaks::add);
        }
        boolean isBetween = injection.has(Fault.STRANGER_BETWEEN)
                && Fault.STRANGER_BETWEEN.strikes(method, compound.analytes().get(0));
        if (isBetween && peaks.size() > 1) {
            TruePeak first = peaks.get(0);
            TruePeak second = peaks.get(1);
            double largest = StrictMath.max(first.areaCountsMin(), second.areaCountsMin());
            peaks.add(new TruePeak(
                    STRANGER_BETWEEN_TIMES * largest, (first.apexMin() + second.apexMin()) / 2, first.widthMin()));
        }
        method.monitored().stream()
                .filter(monitored -> monitored.threatens().contains(compound.name()))
                .flatMap(monitored -> monitored(injection, monitored).stream())
                .forEach(peak -> peaks.add(peak.scaled(INTO_THREATENED)));
        return peaks;
    }

    /** The unknown compound, after the last peak of the compound that it disturbs. */
    private Optional<TruePeak> stranger(PlannedInjection injection, Compound compound, List<TruePeak> peaks) {
        if (!Fault.STRANGER.strikes(method, compound.analytes().get(0))) {
            return Optional.empty();
        }
        TruePeak last = peaks.get(peaks.size() - 1);
        double largest =
                peaks.stream().mapToDouble(TruePeak::areaCountsMin).max().orElse(0);
        double apex = last.apexMin() + STRANGER_WIDTHS_BEHIND * last.widthMin();
        return Optional.of(new TruePeak(STRANGER_SHARE * largest, apex, last.widthMin()));
    }

    private List<TruePeak> ofAnalytes(PlannedInjection injection, Areas areas, Compound compound) {
        Channel channel = compound.channels().quantifier();
        return compound.analytes().stream()
                .map(analyte -> new TruePeak(
                        areas.ofAnalyte(analyte),
                        separation.apexMin(injection, analyte),
                        separation.widthMin(injection, channel, analyte.retentionTimeMin())))
                .toList();
    }

    private List<TruePeak> qualifier(PlannedInjection injection, Areas areas, Compound compound) {
        double share = RandomStream.of(
                        plan.seed(), "qualifier", method.compounds().indexOf(compound))
                .uniform(0.3, 0.5);
        boolean isFaulty = injection.has(Fault.ION_RATIO)
                && Fault.ION_RATIO.strikes(method, compound.analytes().get(0));
        double factor = isFaulty ? 1.7 * share : share;
        return ofAnalytes(injection, areas, compound).stream()
                .map(peak -> peak.scaled(factor))
                .toList();
    }

    private List<TruePeak> labelled(PlannedInjection injection, Areas areas, InternalStandard standard) {
        List<TruePeak> peaks = new ArrayList<>();
        List<Double> times = standard.channel().window().retentionTimesMin();
        for (int place = 0; place < times.size(); place++) {
            peaks.add(new TruePeak(
                    areas.ofStandard(standard, place),
                    separation.apexMin(injection, standard, place),
                    separation.widthMin(injection, standard.channel(), times.get(place))));
        }
        if (injection.has(Fault.AMBIGUOUS_RT) && strikes(Fault.AMBIGUOUS_RT, standard)) {
            double shift = ambiguousShiftMin(standard.channel().window());
            List<TruePeak> early =
                    peaks.stream().map(peak -> peak.shifted(-shift)).toList();
            peaks.replaceAll(peak -> peak.shifted(shift));
            peaks.addAll(early);
        }
        if (injection.has(Fault.SLOT_STRANGER) && strikes(Fault.SLOT_STRANGER, standard) && peaks.size() > 1) {
            TruePeak last = peaks.get(peaks.size() - 1);
            double apart = last.apexMin() - peaks.get(peaks.size() - 2).apexMin();
            peaks.add(last.scaled(SLOT_STRANGER_TIMES).shifted(apart));
        }
        served(standard).forEach(compound -> peaks.addAll(isotopes(injection, areas, compound)));
        return peaks;
    }

    private boolean strikes(Fault fault, InternalStandard standard) {
        return served(standard).stream()
                .anyMatch(compound -> fault.strikes(method, compound.analytes().get(0)));
    }

    /** A quarter of the spacing, so that all peaks of both pairs are equally far apart. */
    private static double ambiguousShiftMin(Channel.PeakWindow window) {
        List<Double> times = window.retentionTimesMin();
        return times.size() < 2 ? AMBIGUOUS_SHARE_OF_WINDOW * window.halfWidthMin() : (times.get(1) - times.get(0)) / 4;
    }

    private List<TruePeak> isotopes(PlannedInjection injection, Areas areas, Compound compound) {
        double share = compound.internalStandard().intoStandardPercent().orElse(0) / 100;
        return share == 0
                ? List.of()
                : ofAnalytes(injection, areas, compound).stream()
                        .map(peak -> peak.scaled(share))
                        .toList();
    }

    private List<Compound> served(InternalStandard standard) {
        return method.compounds().stream()
                .filter(compound -> method.internalStandardOf(compound).equals(Optional.of(standard)))
                .toList();
    }

    private List<TruePeak> monitored(PlannedInjection injection, MonitoredCompound monitored) {
        if (injection.type() != SampleType.STUDY) {
            return List.of();
        }
        double times = injection.has(Fault.OVERLAPPING_MONITORED) ? OVERLAPPING_TIMES_LLOQ : MONITORED_TIMES_LLOQ;
        double area = times * lloqArea(method.compounds().get(0));
        return separation.apexMin(injection, monitored).stream()
                .mapToObj(apex -> new TruePeak(area, apex, separation.widthMin(injection, monitored.channel(), apex)))
                .toList();
    }

    private double lloqArea(Compound compound) {
        Analyte analyte = compound.analytes().get(0);
        return amounts.response(analyte) * SubjectProfile.lloqNgPerMl(method, analyte);
    }
}
