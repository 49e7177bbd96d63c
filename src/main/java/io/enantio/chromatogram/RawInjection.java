package io.enantio.chromatogram;

import io.enantio.method.Channel;
import io.enantio.method.rules.Flag;
import io.enantio.run.Injection;
import java.util.Set;

/** An injection with what its raw file gave. */
public sealed interface RawInjection permits AcquiredInjection, UnreadInjection {

    /** The line of the injection list. */
    Injection injection();

    /** The signal of a channel of the method; never null. */
    ChannelSignal signal(Channel channel);

    /** What concerns the whole file. */
    Set<Flag> flags();
}
