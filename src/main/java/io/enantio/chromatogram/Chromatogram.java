package io.enantio.chromatogram;

import io.enantio.method.Channel;
import io.enantio.method.rules.Flag;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The trace of a channel.
 *
 * @param flags what was odd when it was read (RAW_IRREGULAR, TIME_UNIT_ASSUMED)
 */
public record Chromatogram(Channel channel, Trace trace, Set<Flag> flags) implements ChannelSignal {
    public Chromatogram {
        flags = Collections.unmodifiableSet(new TreeSet<>(flags));
    }
}
