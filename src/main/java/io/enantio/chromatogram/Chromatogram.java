package io.enantio.chromatogram;

import io.enantio.method.Channel;
import io.enantio.method.rules.Flag;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The trace of a channel.
 *
 * @param flags what was odd when it was read (RAW_IRREGULAR, TIME_UNIT_ASSUMED, CHANNEL_CHANGED)
 * @param origin what it was made of; absent for a trace that comes from no file
 */
public record Chromatogram(Channel channel, Trace trace, Set<Flag> flags, Optional<TraceOrigin> origin)
        implements ChannelSignal {
    public Chromatogram {
        flags = Collections.unmodifiableSet(new TreeSet<>(flags));
    }

    /** A trace that comes from no file. */
    public Chromatogram(Channel channel, Trace trace, Set<Flag> flags) {
        this(channel, trace, flags, Optional.empty());
    }

    Chromatogram flagged(Flag flag) {
        Set<Flag> more = new TreeSet<>(flags);
        more.add(flag);
        return new Chromatogram(channel, trace, more, origin);
    }
}
