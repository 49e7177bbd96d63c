package io.enantio.chromatogram;

import io.enantio.chromatogram.TraceOrigin.Setting;
import io.enantio.method.Channel;
import io.enantio.method.Transition;
import io.enantio.method.rules.Flag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares over a run what each channel was read from. One file alone cannot tell another compound's trace, a tenth of a
 * dalton away, from a channel whose m/z was entered a little differently; the other files can.
 *
 * <p>A trace that is farther in m/z than what another file of the run has for the channel is another compound's: the channel
 * is missing. So it is if the trace is nearer to another channel of the method. What is as near, but of another m/z, polarity
 * or collision energy than in most files, is CHANNEL_CHANGED.
 */
public final class ChangedChannels {
    /** What the injections of a run read for one channel. */
    private record Read(Transition transition, List<Setting> settings, double nearestMz, Setting usual) {
        static Read of(Channel channel, List<Setting> settings) {
            Transition transition = channel.transition();
            double nearest = settings.stream()
                    .mapToDouble(setting -> setting.distanceFrom(transition))
                    .min()
                    .orElse(0);
            return new Read(transition, settings, nearest, Setting.usual(settings));
        }

        List<Setting> nearerThan(Setting setting) {
            return settings.stream()
                    .filter(other -> setting.isFartherThan(other.distanceFrom(transition), transition))
                    .toList();
        }
    }

    /** Judges the trace of one channel of an injection. */
    private interface Judge {
        ChannelSignal of(AcquiredInjection injection, Chromatogram read, TraceOrigin origin);
    }

    private final Map<Channel, Read> run = new LinkedHashMap<>();

    private ChangedChannels(List<RawInjection> injections) {
        Map<Channel, List<Setting>> settings = new LinkedHashMap<>();
        for (RawInjection injection : injections) {
            chromatograms(injection)
                    .forEach(read -> read.origin()
                            .ifPresent(origin -> settings.computeIfAbsent(read.channel(), key -> new ArrayList<>())
                                    .add(origin.setting())));
        }
        settings.forEach((channel, read) -> run.put(channel, Read.of(channel, read)));
    }

    private static List<Chromatogram> chromatograms(RawInjection injection) {
        return injection instanceof AcquiredInjection acquired
                ? acquired.signals().values().stream()
                        .filter(Chromatogram.class::isInstance)
                        .map(Chromatogram.class::cast)
                        .toList()
                : List.of();
    }

    /** The same injections, in order, with channels that are missing or changed told as such. */
    public static List<RawInjection> told(List<RawInjection> injections) {
        ChangedChannels all = new ChangedChannels(injections);
        List<RawInjection> own = injections.stream()
                .map(injection -> each(injection, all::missing))
                .toList();
        // What is another compound's trace says nothing about how the channel is usually acquired.
        ChangedChannels rest = new ChangedChannels(own);
        return own.stream().map(injection -> each(injection, rest::changed)).toList();
    }

    private static RawInjection each(RawInjection injection, Judge judge) {
        if (!(injection instanceof AcquiredInjection acquired)) {
            return injection;
        }
        Map<Channel, ChannelSignal> signals = new LinkedHashMap<>(acquired.signals());
        for (Chromatogram read : chromatograms(injection)) {
            read.origin().ifPresent(origin -> signals.put(read.channel(), judge.of(acquired, read, origin)));
        }
        return new AcquiredInjection(acquired.injection(), signals, acquired.rawFile(), acquired.flags());
    }

    private ChannelSignal missing(AcquiredInjection injection, Chromatogram read, TraceOrigin origin) {
        Read channel = of(read);
        if (origin.setting().isFartherThan(channel.nearestMz, channel.transition)) {
            List<Setting> nearer = channel.nearerThan(origin.setting());
            String files = nearer.size() == 1 ? " other file of the run has " : " other files of the run have ";
            return new NoChromatogram(
                    read.channel(),
                    nearest(origin) + "but " + nearer.size() + files
                            + nearer.get(0).title() + ": here the channel is missing");
        }
        return owner(injection, read, origin)
                .<ChannelSignal>map(owner -> new NoChromatogram(
                        read.channel(),
                        nearest(origin) + "which is the method's channel of " + owner.owner()
                                + ": the channel is missing"))
                .orElse(read);
    }

    private static String nearest(TraceOrigin origin) {
        return "the nearest is " + origin.pieces().get(0).element() + " ("
                + origin.setting().title() + "), ";
    }

    /** Another channel of the method that the same trace is nearer to. */
    private static Optional<Channel> owner(AcquiredInjection injection, Chromatogram read, TraceOrigin origin) {
        Transition own = read.channel().transition();
        return chromatograms(injection).stream()
                .filter(other -> other.origin().filter(origin::isSameTraceAs).isPresent())
                .map(Chromatogram::channel)
                .filter(other -> origin.setting().isFartherThan(origin.setting().distanceFrom(other.transition()), own))
                .findFirst();
    }

    private ChannelSignal changed(AcquiredInjection injection, Chromatogram read, TraceOrigin origin) {
        return origin.setting().differsFrom(of(read).usual) ? read.flagged(Flag.CHANNEL_CHANGED) : read;
    }

    private Read of(Chromatogram read) {
        return Objects.requireNonNull(run.get(read.channel()));
    }
}
