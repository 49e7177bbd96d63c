package io.enantio.peak.joint;

import io.enantio.method.rules.Flag;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.Peak;
import io.enantio.peak.fit.FittedCurve;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the joint fit makes of one injection of a channel.
 *
 * @param without the same by the fit without the further peak of this channel that the method does not know; empty if it has none
 */
public record FittedChannel(
        List<FittedPeak> peaks,
        List<List<Double>> covariance,
        IntegrationMethod how,
        Set<Flag> flags,
        Optional<FittedCurve> curve,
        Optional<FittedChannel> without) {

    /** An area with its standard error in parts, its apex and its height, and flags of this peak only. */
    public record FittedPeak(double apexMin, Peak.Area area, double heightCounts, ShapeFigures shape, Set<Flag> flags) {
        /** Width at half height, minutes, and USP tailing factor of a fitted shape. */
        public record ShapeFigures(double widthMin, double tailingFactor) {}

        /** Whether not knowing the shape costs more than this part of the area. */
        public boolean isShapeLimited(double part) {
            double size = Math.max(Math.abs(area.countsMin()), Peak.DETECTION_SE * area.seCountsMin());
            return area.shapeSeCountsMin() > part * size;
        }
    }

    /** No areas, and why. */
    static FittedChannel none(Set<Flag> flags) {
        return new FittedChannel(
                List.of(), List.of(), IntegrationMethod.NONE, flags, Optional.empty(), Optional.empty());
    }
}
