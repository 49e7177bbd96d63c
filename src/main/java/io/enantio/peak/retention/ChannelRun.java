package io.enantio.peak.retention;

import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.NoiseModel;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.peak.signal.Signal;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One channel in every injection of a run.
 *
 * @param signals in the order of the injections given; empty if there is no trace, or only zeros
 */
public record ChannelRun(Channel channel, List<RawInjection> injections, List<Optional<Signal>> signals) {
    /** A trace shorter than this cannot be judged at all. */
    private static final int FEWEST_POINTS = 5;

    public static ChannelRun of(Channel channel, List<RawInjection> injections) {
        List<Trace> usable = new ArrayList<>();
        injections.forEach(injection -> trace(injection, channel).ifPresent(usable::add));
        NoiseModel noise = NoiseModel.of(usable);
        List<Optional<Signal>> signals = injections.parallelStream()
                .map(injection -> trace(injection, channel).map(trace -> new Signal(trace, noise)))
                .toList();
        return new ChannelRun(channel, injections, signals);
    }

    /** The trace of an injection if anything was recorded. */
    public static Optional<Trace> trace(RawInjection injection, Channel channel) {
        return injection.signal(channel) instanceof Chromatogram found
                        && found.trace().size() >= FEWEST_POINTS
                ? Optional.of(found.trace())
                : Optional.empty();
    }

    public List<Double> expectedMin() {
        return channel.window().retentionTimesMin();
    }

    int number(int i) {
        return injections.get(i).injection().number();
    }

    public SampleType type(int i) {
        return injections.get(i).injection().type();
    }
}
