package io.enantio.peak;

import io.enantio.method.Channel;
import java.util.List;

/**
 * The peaks of one channel of one injection, in the method's elution order.
 *
 * @param peaks one for each expected peak
 * @param covariance of the areas of neighbouring peaks, (counts x minute)^2, row by row; 0 where an area is missing
 */
public record ChannelPeaks(Channel channel, List<Integration> peaks, List<List<Double>> covariance) {
    public ChannelPeaks {
        peaks = List.copyOf(peaks);
        covariance = covariance.stream().map(List::copyOf).toList();
    }
}
