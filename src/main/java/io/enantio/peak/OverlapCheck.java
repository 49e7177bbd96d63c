package io.enantio.peak;

import io.enantio.method.Channel;
import io.enantio.method.Channel.Role;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import io.enantio.peak.area.Peak.Bounds;
import io.enantio.peak.drop.ChannelPeaks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses areas in which the same signal would count twice: peaks of two compounds on one transition whose bounds overlap each
 * other. By perpendicular drop compounds are integrated one by one; if they overlap, neither area is valid. A joint
 * fit holds all peaks of a transition, so its areas share nothing.
 */
final class OverlapCheck {
    /** Bounds may touch: this fraction of the narrower peak may lie in the other. */
    private static final double TOUCH = 0.1;

    private OverlapCheck() {}

    /** The same peaks, without areas that share their signal with another compound. */
    static Map<Channel, ChannelPeaks> refused(Map<Channel, ChannelPeaks> peaks) {
        Map<Channel, ChannelPeaks> kept = new LinkedHashMap<>();
        peaks.forEach((channel, found) -> {
            List<Integration> own = new ArrayList<>();
            for (Integration one : found.peaks()) {
                own.add(
                        one instanceof Peak peak
                                        && peak.how() != IntegrationMethod.JOINT_FIT
                                        && isShared(channel, peak, peaks)
                                ? new NotFound(
                                        "its bounds overlap the peak of another compound on this transition",
                                        Set.of(Flag.INTEGRATION_FAILED))
                                : one);
            }
            kept.put(
                    channel, own.equals(found.peaks()) ? found : found.with(own, NoDataCheck.noCovariance(own.size())));
        });
        return kept;
    }

    private static boolean isShared(Channel channel, Peak peak, Map<Channel, ChannelPeaks> all) {
        return channel.role() == Role.QUANTIFIER
                && all.entrySet().stream()
                        .filter(other -> isRival(channel, other.getKey()))
                        .flatMap(other -> other.getValue().peaks().stream())
                        .anyMatch(other -> other instanceof Peak found && overlap(peak, found));
    }

    private static boolean isRival(Channel channel, Channel other) {
        return other.role() == Role.QUANTIFIER
                && !other.owner().equals(channel.owner())
                && other.transition().equals(channel.transition());
    }

    /** A peak that is not detected takes no signal. */
    private static boolean overlap(Peak peak, Peak other) {
        Bounds a = peak.bounds();
        Bounds b = other.bounds();
        double shared = Math.min(a.endMin(), b.endMin()) - Math.max(a.startMin(), b.startMin());
        double narrower = Math.min(a.endMin() - a.startMin(), b.endMin() - b.startMin());
        return (peak.isDetected() || other.isDetected()) && shared > TOUCH * narrower;
    }
}
