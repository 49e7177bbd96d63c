package io.enantio.peak;

import io.enantio.chromatogram.RawInjection;
import io.enantio.method.Channel;
import io.enantio.method.Method;
import io.enantio.peak.drop.ChannelIntegrator;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.peak.drop.CutTrace;
import io.enantio.peak.drop.PeakFlags;
import io.enantio.peak.drop.PeakMeasurements;
import io.enantio.peak.drop.PerpendicularDrop;
import io.enantio.peak.joint.FittedChannel;
import io.enantio.peak.joint.JointFit;
import io.enantio.peak.retention.LocatedChannel;
import io.enantio.peak.retention.RunLocator;
import io.enantio.run.SampleType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Integrates a whole run: internal standards first, then the analytes relative to them.
 *
 * <p>Three steps, each its own classes: places ({@link RunLocator}), areas ({@link PerpendicularDrop}, or
 * {@link JointFit} as the method requires), figures and flags ({@link PeakMeasurements}, {@link FittedIntegrator},
 * {@link PeakFlags}). The model is written down in docs/explanation/integration.md.
 */
public final class PeakIntegrator {
    private final Method method;

    public PeakIntegrator(Method method) {
        this.method = method;
    }

    /** Peaks of every injection, in the order given. */
    public List<InjectionPeaks> integrate(List<RawInjection> injections) {
        return whole(injections).injections();
    }

    /** The same, with what the decisions of people need. */
    public RunPeaks whole(List<RawInjection> injections) {
        Run run = run(injections);
        NoDataCheck empty = new NoDataCheck(method, run.located);
        List<InjectionPeaks> peaks = IntStream.range(0, injections.size())
                .parallel()
                .mapToObj(i -> new InjectionPeaks(
                        method, injections.get(i), empty.judge(injections.get(i), OverlapCheck.refused(peaks(run, i)))))
                .toList();
        Map<Channel, LocatedChannel> quantifiers = new LinkedHashMap<>();
        method.compounds().stream()
                .map(compound -> compound.channels().quantifier())
                .forEach(channel -> quantifiers.put(channel, Objects.requireNonNull(run.located.get(channel))));
        return new RunPeaks(peaks, quantifiers);
    }

    /** @param fits of the channels that are fitted; empty if the method requires perpendicular drop */
    private record Run(
            List<RawInjection> injections,
            Map<Channel, LocatedChannel> located,
            Map<Channel, List<FittedChannel>> fits) {}

    /** Places and fits do not need each other: what of one is a single thread's work is done beside the other. */
    private Run run(List<RawInjection> injections) {
        List<Run> parts = Stream.<Supplier<Run>>of(
                        () -> new Run(injections, RunLocator.locate(method, injections), Map.of()),
                        () -> new Run(injections, Map.of(), fits(injections)))
                .parallel()
                .map(Supplier::get)
                .toList();
        return new Run(injections, parts.get(0).located, parts.get(1).fits);
    }

    private Map<Channel, List<FittedChannel>> fits(List<RawInjection> injections) {
        return switch (method.acquisition().integration()) {
            case JOINT_FIT -> JointFit.of(method, injections);
            case PERPENDICULAR_DROP -> Map.of();
        };
    }

    private Map<Channel, ChannelPeaks> peaks(Run run, int i) {
        Map<Channel, ChannelPeaks> peaks = new LinkedHashMap<>();
        run.located.forEach((channel, found) -> peaks.put(
                channel,
                found.places().get(i).isPresent()
                        ? peaks(run, found, i)
                        : NoDataCheck.nothing(run.injections.get(i), channel)));
        return peaks;
    }

    private ChannelPeaks peaks(Run run, LocatedChannel located, int i) {
        Channel channel = located.run().channel();
        LocatedChannel found = Optional.ofNullable(run.fits.get(channel))
                .map(fits -> FitFallback.settled(located, i, fits.get(i)))
                .orElse(located);
        ChannelIntegrator integrator = new ChannelIntegrator(method, found, standardMin(channel));
        CutTrace cut = integrator.cut(
                found.run().signals().get(i).orElseThrow(),
                found.places().get(i).orElseThrow(),
                found.run().type(i));
        return Optional.ofNullable(run.fits.get(channel))
                .map(fits -> new FittedIntegrator(method, found, integrator).integrate(i, fits.get(i), cut))
                .map(fitted ->
                        found.run().type(i) == SampleType.STANDARD ? fitted.beside(cut.areasCountsMin()) : fitted)
                .orElseGet(cut::peaks);
    }

    /** Expected time of the internal standard's first peak, for the channels of a compound that has one. */
    private OptionalDouble standardMin(Channel channel) {
        return method.compounds().stream()
                .filter(compound -> compound.name().equals(channel.owner()))
                .flatMap(compound -> method.internalStandardOf(compound).stream())
                .mapToDouble(standard ->
                        standard.channel().window().retentionTimesMin().get(0))
                .findFirst();
    }
}
