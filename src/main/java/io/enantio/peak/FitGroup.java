package io.enantio.peak;

import io.enantio.method.Channel;
import io.enantio.peak.JointFit.Expectation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Channels of one transition whose peaks stand so close that each is in the other's fit window: they are fitted as one, or the
 * same signal would count for both. Mostly a channel alone.
 *
 * @param channels by the time of their first peak
 */
record FitGroup(List<Channel> channels) {
    /** Windows begin and end so many widths from their outer peaks. */
    private static final double WINDOW_WIDTHS = 1.5;

    /**
     * Every channel in one group.
     *
     * @param widthMin half-height width of a channel's peaks, as far as it is known; else 0
     */
    static List<FitGroup> of(List<Channel> channels, ToDoubleFunction<Channel> widthMin) {
        List<List<Channel>> groups = new ArrayList<>();
        channels.stream().sorted(Comparator.comparingDouble(FitGroup::firstMin)).forEach(channel -> groups.stream()
                .filter(group -> group.stream().anyMatch(other -> overlap(other, channel, widthMin)))
                .findFirst()
                .ifPresentOrElse(group -> group.add(channel), () -> groups.add(new ArrayList<>(List.of(channel)))));
        return groups.stream().map(group -> new FitGroup(List.copyOf(group))).toList();
    }

    private static boolean overlap(Channel earlier, Channel later, ToDoubleFunction<Channel> widthMin) {
        double margins = WINDOW_WIDTHS * (widthMin.applyAsDouble(earlier) + widthMin.applyAsDouble(later));
        return earlier.transition().equals(later.transition()) && firstMin(later) - lastMin(earlier) < margins;
    }

    private static double firstMin(Channel channel) {
        return channel.window().retentionTimesMin().get(0);
    }

    private static double lastMin(Channel channel) {
        return channel.window().retentionTimesMin().get(channel.window().peaks() - 1);
    }

    boolean isOneChannel() {
        return channels.size() == 1;
    }

    /** All peaks in elution order. */
    Expectation expected() {
        double halfWidth = channels.stream()
                .mapToDouble(channel -> channel.window().halfWidthMin())
                .max()
                .orElseThrow();
        return new Expectation(timesMin(), halfWidth);
    }

    private List<Double> timesMin() {
        return channels.stream()
                .flatMap(channel -> channel.window().retentionTimesMin().stream())
                .sorted()
                .toList();
    }

    /** What of the common fit is a channel's. */
    FittedChannel of(Channel channel, FittedChannel all) {
        if (isOneChannel() || all.peaks().isEmpty()) {
            return all;
        }
        List<Integer> own = channel.window().retentionTimesMin().stream()
                .map(timesMin()::indexOf)
                .toList();
        return new FittedChannel(
                own.stream().map(all.peaks()::get).toList(),
                own.stream()
                        .map(i -> own.stream()
                                .map(j -> all.covariance().get(i).get(j))
                                .toList())
                        .toList(),
                all.how(),
                all.flags());
    }
}
