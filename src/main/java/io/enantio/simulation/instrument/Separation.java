package io.enantio.simulation.instrument;

import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.method.MonitoredCompound;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.plan.RandomStream;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.sequence.PlannedInjection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Retention time and width of each peak.
 *
 * <pre>
 * apex  = method's time · (1 - drift·x) + jitter of the injection      x = 0 ... 1 from first to last injection
 * width = 1.18 · min(Δt / (t1 + t2)) / Rs · t                          at half height, Δt of neighbours in the method
 * Rs    = requested resolution · (1 - 0.06·x)
 * </pre>
 *
 * So every peak of a compound has the same plate number, the worst neighbours of each compound have the requested
 * resolution, and the method's times remain valid. A compound of one peak has a width of 4 % of its time at Rs 1.8. The
 * drift is 0-3 % (mostly small), never more than 40 % of a retention window.
 */
public final class Separation {
    private static final double RESOLUTION_FACTOR = 1.18;
    private static final double SINGLE_PEAK_WIDTH_AT_RS_1 = 0.072;
    private static final double RESOLUTION_FALLS_BY = 0.06;
    private static final double DRIFT_AT_MOST = 0.03;
    private static final double SHARE_OF_WINDOW = 0.4;
    private static final double INJECTION_JITTER_MIN = 0.004;
    private static final double UNSTATED_BEHIND = 1.12;
    private static final double PEAK_JITTER_MIN = 0.0015;
    private static final double WIDE = 1.2;

    private final SimulationPlan plan;
    private final Method method;
    private final int injections;
    private final double drift;

    public Separation(SimulationPlan plan, int injections) {
        this.plan = plan;
        this.method = plan.method();
        this.injections = injections;
        double uniform = RandomStream.of(plan.seed(), "drift").uniform();
        double latest = method.channels().stream()
                .flatMap(channel -> channel.window().retentionTimesMin().stream())
                .max(Double::compare)
                .orElse(1.0);
        this.drift = StrictMath.min(DRIFT_AT_MOST * uniform * uniform, SHARE_OF_WINDOW * narrowestWindowMin() / latest);
    }

    /** Apex of an analyte in an injection, minutes. */
    public double apexMin(PlannedInjection injection, Analyte analyte) {
        Compound compound = method.compoundOf(analyte);
        List<Double> times = compound.channels().quantifier().window().retentionTimesMin();
        if (strikes(injection, Fault.AMBIGUOUS_ASSIGNMENT, compound)) {
            return moved(injection, (times.get(0) + times.get(times.size() - 1)) / 2);
        }
        double apex = moved(injection, slots(injection, compound, times).get(compound.place(analyte)));
        if (injection.has(Fault.RT_SHIFT) && Fault.RT_SHIFT.strikes(method, analyte)) {
            return 0.975 * apex;
        }
        return injection.has(Fault.RT_FAR) && Fault.RT_FAR.strikes(method, analyte)
                ? 0.935 * apex
                : apex + jitter(injection, "analyte", method.analytes().indexOf(analyte));
    }

    /** Apex of a peak of an internal standard, minutes. */
    double apexMin(PlannedInjection injection, InternalStandard standard, int place) {
        List<Double> times = standard.channel().window().retentionTimesMin();
        List<Double> slots = served(standard)
                .map(compound -> slots(injection, compound, times))
                .orElse(times);
        int number = method.internalStandards().indexOf(standard);
        return moved(injection, slots.get(place)) + jitter(injection, "labelled", 1000 * number + place);
    }

    /** Apex of a monitored compound, minutes; after the compound that it threatens if the method states no time. */
    OptionalDouble apexMin(PlannedInjection injection, MonitoredCompound monitored) {
        Optional<Analyte> disturbed = method.analytes().stream()
                .filter(analyte -> monitored.threatens().contains(analyte.compound()))
                .findFirst();
        if (injection.has(Fault.OVERLAPPING_MONITORED) && disturbed.isPresent()) {
            return OptionalDouble.of(apexMin(injection, disturbed.get()));
        }
        List<Double> times = monitored.channel().window().retentionTimesMin();
        if (!times.isEmpty()) {
            return OptionalDouble.of(moved(injection, times.get(0)));
        }
        return disturbed.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(moved(injection, UNSTATED_BEHIND * lastTimeMin(disturbed.get())));
    }

    private double lastTimeMin(Analyte analyte) {
        List<Analyte> together = method.compoundOf(analyte).analytes();
        return together.get(together.size() - 1).retentionTimeMin();
    }

    /** Width at half height of a peak that elutes at a time on a compound's channel, minutes. */
    double widthMin(PlannedInjection injection, Channel channel, double nominalTimeMin) {
        List<Double> times = channel.window().retentionTimesMin();
        double perMinute = SINGLE_PEAK_WIDTH_AT_RS_1;
        for (int i = 1; i < times.size(); i++) {
            double share = (times.get(i) - times.get(i - 1)) / (times.get(i) + times.get(i - 1));
            perMinute = i == 1 ? RESOLUTION_FACTOR * share : StrictMath.min(perMinute, RESOLUTION_FACTOR * share);
        }
        return perMinute * nominalTimeMin / resolution(injection) * (isWide(injection, channel) ? WIDE : 1);
    }

    private boolean isWide(PlannedInjection injection, Channel channel) {
        return injection.has(Fault.WIDE)
                && method.analytes().stream()
                        .anyMatch(analyte ->
                                analyte.compound().equals(channel.owner()) && Fault.WIDE.strikes(method, analyte));
    }

    /** True resolution at half height of an analyte and its nearer neighbour; absent for a compound of one peak. */
    public OptionalDouble resolution(PlannedInjection injection, Analyte analyte) {
        Compound compound = method.compoundOf(analyte);
        Channel channel = compound.channels().quantifier();
        return compound.analytes().stream()
                .filter(other -> StrictMath.abs(compound.place(other) - compound.place(analyte)) == 1)
                .mapToDouble(other -> RESOLUTION_FACTOR
                        * StrictMath.abs(apexMin(injection, other) - apexMin(injection, analyte))
                        / (widthMin(injection, channel, other.retentionTimeMin())
                                + widthMin(injection, channel, analyte.retentionTimeMin())))
                .min();
    }

    /** Narrowest of the method's retention windows, minutes either way. */
    double narrowestWindowMin() {
        return method.channels().stream()
                .mapToDouble(channel -> channel.window().halfWidthMin())
                .min()
                .orElse(1);
    }

    /** Narrowest window of the internal standards, whose retention times show the drift; of all channels if there is none. */
    private double standardWindowMin() {
        return method.internalStandards().stream()
                .mapToDouble(standard -> standard.channel().window().halfWidthMin())
                .min()
                .orElseGet(this::narrowestWindowMin);
    }

    private double resolution(PlannedInjection injection) {
        if (injection.has(Fault.RS_LOW)) {
            return 1.35;
        }
        if (injection.has(Fault.RS_BELOW_FLOOR)) {
            return 1.05;
        }
        if (injection.has(Fault.VALLEY)) {
            return 1.4;
        }
        if (injection.has(Fault.NO_VALLEY)) {
            return 0.7;
        }
        return plan.signal().resolution() * (1 - RESOLUTION_FALLS_BY * progress(injection));
    }

    private double progress(PlannedInjection injection) {
        return injections < 2 ? 0 : (injection.number() - 1.0) / (injections - 1.0);
    }

    private double moved(PlannedInjection injection, double timeMin) {
        double common = RandomStream.of(plan.seed(), "elution", injection.number())
                .uniform(-INJECTION_JITTER_MIN, INJECTION_JITTER_MIN);
        double early = injection.has(Fault.RT_DRIFT) ? 0.7 * standardWindowMin() * progress(injection) : 0;
        return timeMin * (1 - drift * progress(injection)) - early + common;
    }

    private double jitter(PlannedInjection injection, String purpose, int place) {
        return RandomStream.of(plan.seed(), purpose, injection.number(), place)
                .uniform(-PEAK_JITTER_MIN, PEAK_JITTER_MIN);
    }

    /** Times by the method's place; another order if the column elutes the compound the other way round. */
    private List<Double> slots(PlannedInjection injection, Compound compound, List<Double> times) {
        List<Double> slots = new ArrayList<>(times);
        if (strikes(injection, Fault.ORDER_SWAPPED, compound)) {
            Collections.reverse(slots);
        }
        return slots;
    }

    private Optional<Compound> served(InternalStandard standard) {
        return method.compounds().stream()
                .filter(compound -> method.internalStandardOf(compound).equals(Optional.of(standard)))
                .findFirst();
    }

    private boolean strikes(PlannedInjection injection, Fault fault, Compound compound) {
        return injection.has(fault) && fault.strikes(method, compound.analytes().get(0));
    }
}
