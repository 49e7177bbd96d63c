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
 * @param byDropCountsMin of a fitted calibration standard, the areas by perpendicular drop, one for each expected peak and empty where it
 *     cannot cut: the run's check of which way errs less. No entry for any other injection
 * @param without the same channel by the fit without its further peak, which the method does not know; empty if the fit has none
 */
public record ChannelPeaks(
        Channel channel,
        List<Integration> peaks,
        List<List<Double>> covariance,
        Optional<FittedCurve> curve,
        List<Optional<Double>> byDropCountsMin,
        Optional<ChannelPeaks> without) {
    public ChannelPeaks {
        peaks = List.copyOf(peaks);
        covariance = covariance.stream().map(List::copyOf).toList();
        byDropCountsMin = List.copyOf(byDropCountsMin);
    }

    /** Peaks whose areas were not fitted. */
    public ChannelPeaks(Channel channel, List<Integration> peaks, List<List<Double>> covariance) {
        this(channel, peaks, covariance, Optional.empty(), List.of(), Optional.empty());
    }

    /** Fitted peaks of an injection whose areas by perpendicular drop are not kept. */
    public ChannelPeaks(
            Channel channel,
            List<Integration> peaks,
            List<List<Double>> covariance,
            Optional<FittedCurve> curve,
            Optional<ChannelPeaks> without) {
        this(channel, peaks, covariance, curve, List.of(), without);
    }

    /** The same, with the areas of the same trace by perpendicular drop, counts x minute; empty where it cannot cut. */
    public ChannelPeaks beside(List<Optional<Double>> cutCountsMin) {
        return new ChannelPeaks(channel, peaks, covariance, curve, cutCountsMin, without);
    }

    /** The same channel with other peaks. */
    public ChannelPeaks with(List<Integration> others, List<List<Double>> theirCovariance) {
        return new ChannelPeaks(channel, others, theirCovariance, curve, byDropCountsMin, without);
    }

    /** The same channel with another fitted curve. */
    public ChannelPeaks drawnWith(Optional<FittedCurve> other) {
        return new ChannelPeaks(channel, peaks, covariance, other, byDropCountsMin, without);
    }
}
