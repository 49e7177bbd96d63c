package io.enantio.chromatogram;

import io.enantio.method.Channel;

/**
 * The raw file holds nothing usable for a channel.
 *
 * @param reason for a person to read
 */
public record NoChromatogram(Channel channel, String reason) implements ChannelSignal {}
