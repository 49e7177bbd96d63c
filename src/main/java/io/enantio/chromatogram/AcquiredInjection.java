package io.enantio.chromatogram;

import io.enantio.method.Channel;
import io.enantio.method.rules.Flag;
import io.enantio.run.Injection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An injection whose raw file was read. */
public record AcquiredInjection(
        Injection injection, Map<Channel, ChannelSignal> signals, RawFile rawFile, Set<Flag> flags)
        implements RawInjection {
    public AcquiredInjection {
        signals = Collections.unmodifiableMap(new LinkedHashMap<>(signals));
        flags = Collections.unmodifiableSet(new TreeSet<>(flags));
    }

    @Override
    public ChannelSignal signal(Channel channel) {
        ChannelSignal signal = signals.get(channel);
        return signal != null ? signal : new NoChromatogram(channel, "the channel was not requested");
    }
}
