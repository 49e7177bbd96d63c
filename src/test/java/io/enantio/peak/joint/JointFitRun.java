package io.enantio.peak.joint;

import io.enantio.TestObjects;
import io.enantio.chromatogram.AcquiredInjection;
import io.enantio.chromatogram.ChannelSignal;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.RawFile;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.Channel.PeakWindow;
import io.enantio.method.Channel.Role;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.method.Transition;
import io.enantio.peak.PeakIntegrator;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** A run of one analyte's transition and its internal standard's, fitted as the program does it: from a method and acquired injections. */
public final class JointFitRun {
    private static final String ANALYTE = "analyte";
    private static final String STANDARD = "standard";

    private JointFitRun() {}

    /** Expected retention times of a group of peaks, and how far the whole group may be shifted, minutes. */
    public record Expectation(List<Double> timesMin, double halfWidthMin) {}

    /** One injection: its traces of the analyte's and of the standard's transition. */
    public record Input(SampleType type, Optional<Trace> analyte, Optional<Trace> standard) {}

    /** The fits of an injection on both transitions. */
    public record Fitted(FittedChannel analyte, FittedChannel standard) {}

    /** Fits a run, its injections in order of acquisition; one result for each. */
    public static List<Fitted> fit(Expectation analyte, Optional<Expectation> standard, List<Input> run) {
        Channel quantifier = channel(ANALYTE, Role.QUANTIFIER, 200, analyte);
        Optional<Channel> reference = standard.map(given -> channel(STANDARD, Role.INTERNAL_STANDARD, 204, given));
        Map<Channel, List<FittedChannel>> fits =
                JointFit.of(method(quantifier, reference), injections(run, quantifier, reference));
        return IntStream.range(0, run.size())
                .mapToObj(i -> new Fitted(
                        fits.getOrDefault(quantifier, List.of()).get(i),
                        reference
                                .map(channel ->
                                        fits.getOrDefault(channel, List.of()).get(i))
                                .orElse(FittedChannel.none(Set.of()))))
                .toList();
    }

    /** The analyte's peaks of the same run by perpendicular drop. */
    public static List<ChannelPeaks> drop(Expectation analyte, Expectation standard, List<Input> run) {
        Channel quantifier = channel(ANALYTE, Role.QUANTIFIER, 200, analyte);
        Optional<Channel> reference = Optional.of(channel(STANDARD, Role.INTERNAL_STANDARD, 204, standard));
        return new PeakIntegrator(method(quantifier, reference))
                .integrate(injections(run, quantifier, reference)).stream()
                        .map(peaks -> peaks.in(quantifier))
                        .toList();
    }

    private static List<RawInjection> injections(List<Input> run, Channel quantifier, Optional<Channel> reference) {
        return IntStream.range(0, run.size())
                .mapToObj(i -> injection(i + 1, run.get(i), quantifier, reference))
                .toList();
    }

    private static Channel channel(String owner, Role role, double precursorMz, Expectation expected) {
        return new Channel(
                owner,
                role,
                Transition.srm(precursorMz, 100),
                new PeakWindow(expected.timesMin(), expected.halfWidthMin()));
    }

    private static Method method(Channel quantifier, Optional<Channel> reference) {
        List<Analyte> analytes = new ArrayList<>();
        for (double time : quantifier.window().retentionTimesMin()) {
            analytes.add(new Analyte(ANALYTE + "-" + (analytes.size() + 1), ANALYTE, Optional.empty(), time));
        }
        Compound compound = new Compound(
                ANALYTE,
                new Compound.Channels(quantifier, Optional.empty()),
                new Compound.InternalStandardUse(reference.map(Channel::owner), OptionalDouble.empty()),
                analytes);
        List<InternalStandard> standards = reference.stream()
                .map(channel -> new InternalStandard(
                        STANDARD,
                        channel,
                        new InternalStandard.Amount(50, OptionalDouble.empty()),
                        Collections.nCopies(channel.window().peaks(), Optional.empty())))
                .toList();
        Method any = TestObjects.method();
        return new Method(
                any.identity(),
                any.acquisition(),
                List.of(compound),
                standards,
                List.of(),
                any.calibration(),
                any.qcLevels(),
                any.limits(),
                any.facts());
    }

    private static RawInjection injection(int number, Input input, Channel quantifier, Optional<Channel> reference) {
        Map<Channel, ChannelSignal> signals = new LinkedHashMap<>();
        input.analyte().ifPresent(trace -> signals.put(quantifier, new Chromatogram(quantifier, trace, Set.of())));
        reference.ifPresent(channel ->
                input.standard().ifPresent(trace -> signals.put(channel, new Chromatogram(channel, trace, Set.of()))));
        return new AcquiredInjection(
                TestObjects.injection(number, input.type(), input.type().needsLevel() ? "STD1" : ""),
                signals,
                new RawFile("", Optional.empty(), RawFile.InstrumentStated.NOTHING, List.of(), List.of()),
                Set.of());
    }
}
