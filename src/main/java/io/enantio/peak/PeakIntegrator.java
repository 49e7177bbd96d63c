package io.enantio.peak;

import io.enantio.chromatogram.RawInjection;
import io.enantio.method.Channel;
import io.enantio.method.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Integrates a whole run: internal standards first, then the analytes relative to them.
 *
 * <p>Three steps, each its own classes: places ({@link RunLocator}), areas ({@link PerpendicularDrop}), figures and flags
 * ({@link FigureMeter}, {@link PeakFlags}). The model is written down in docs/explanation/integration.md.
 */
public final class PeakIntegrator {
    private final Method method;

    public PeakIntegrator(Method method) {
        this.method = method;
    }

    /** Peaks of every injection, in the order given. */
    public List<InjectionPeaks> integrate(List<RawInjection> injections) {
        Map<Channel, LocatedChannel> located = RunLocator.locate(method, injections);
        EmptyTraces empty = new EmptyTraces(method, located);
        return IntStream.range(0, injections.size())
                .parallel()
                .mapToObj(i -> new InjectionPeaks(
                        method, injections.get(i), empty.judge(injections.get(i), peaks(located, injections, i))))
                .toList();
    }

    private Map<Channel, ChannelPeaks> peaks(
            Map<Channel, LocatedChannel> located, List<RawInjection> injections, int i) {
        Map<Channel, ChannelPeaks> peaks = new LinkedHashMap<>();
        located.forEach((channel, found) -> peaks.put(
                channel,
                found.places().get(i).isPresent()
                        ? new ChannelIntegrator(method, found, standardMin(channel))
                                .integrate(
                                        found.run().signals().get(i).orElseThrow(),
                                        found.places().get(i).get(),
                                        found.run().type(i))
                        : EmptyTraces.nothing(injections.get(i), channel)));
        return peaks;
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
