package io.enantio.peak.drop;

import io.enantio.method.Channel;
import io.enantio.peak.area.Integration;
import io.enantio.peak.fit.FittedCurve;
import java.util.List;
import java.util.Optional;

/**
 * The peaks of one channel of one injection, in the method's elution order.
 *
 * @param peaks one for each expected peak
 * @param covariance of the areas of neighbouring peaks, (counts x minute)^2, row by row; 0 if an area is missing
 * @param curve of the joint fit; empty if the areas were not fitted
 */
public record ChannelPeaks(
        Channel channel, List<Integration> peaks, List<List<Double>> covariance, Optional<FittedCurve> curve) {
    public ChannelPeaks {
        peaks = List.copyOf(peaks);
        covariance = covariance.stream().map(List::copyOf).toList();
    }

    /** Peaks whose areas were not fitted. */
    public ChannelPeaks(Channel channel, List<Integration> peaks, List<List<Double>> covariance) {
        this(channel, peaks, covariance, Optional.empty());
    }
}
