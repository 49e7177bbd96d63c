package io.enantio.chromatogram;

import io.enantio.method.Channel;

/** What a raw file holds for a channel of the method. */
public sealed interface ChannelSignal permits Chromatogram, NoChromatogram {

    /** The requested channel. */
    Channel channel();
}
