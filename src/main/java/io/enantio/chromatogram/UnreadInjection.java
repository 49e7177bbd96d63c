package io.enantio.chromatogram;

import io.enantio.method.Channel;
import io.enantio.method.rules.Flag;
import io.enantio.run.Injection;
import java.util.Set;

/**
 * An injection without usable data: never acquired, or its file was refused.
 *
 * @param flag NOT_ACQUIRED or RAW_UNREADABLE
 * @param reason for a person to read
 */
public record UnreadInjection(Injection injection, Flag flag, String reason) implements RawInjection {

    @Override
    public ChannelSignal signal(Channel channel) {
        return new NoChromatogram(channel, reason);
    }

    @Override
    public Set<Flag> flags() {
        return Set.of(flag);
    }
}
