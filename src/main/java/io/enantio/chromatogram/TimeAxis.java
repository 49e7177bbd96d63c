package io.enantio.chromatogram;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the time axis of a file and the retention times of the method differ by a factor near 60: a converter wrote minutes
 * and labelled them seconds, or the reverse. Only a person can know; nothing is corrected.
 */
public final class TimeAxis {
    private static final double FACTOR = 60;
    /** A run goes on after its last peak, but not for so many times its retention time. */
    private static final double LONGEST_RUN = FACTOR / 2;
    /** No cycle of a peak that is to be quantified is slower, minutes. */
    private static final double SLOWEST_CYCLE_MIN = 0.1;

    private TimeAxis() {}

    /** Axis of the traces of a file, and where the method expects their peaks, with and without its windows, minutes. */
    private record Axis(
            double firstMin,
            double lastMin,
            double intervalMin,
            double earliestMin,
            double latestMin,
            double fromMin,
            double toMin) {

        static Axis of(List<Chromatogram> channels) {
            double first = Double.POSITIVE_INFINITY;
            double last = Double.NEGATIVE_INFINITY;
            double interval = Double.POSITIVE_INFINITY;
            double earliest = Double.POSITIVE_INFINITY;
            double latest = 0;
            double from = Double.POSITIVE_INFINITY;
            double to = 0;
            for (Chromatogram channel : channels) {
                Trace trace = channel.trace();
                List<Double> peaks = channel.channel().window().retentionTimesMin();
                double half = channel.channel().window().halfWidthMin();
                first = Math.min(first, trace.timeMin(0));
                last = Math.max(last, trace.timeMin(trace.size() - 1));
                interval = Math.min(interval, trace.medianIntervalMin());
                earliest = Math.min(earliest, peaks.get(0));
                latest = Math.max(latest, peaks.get(peaks.size() - 1));
                from = Math.min(from, peaks.get(0) - half);
                to = Math.max(to, peaks.get(peaks.size() - 1) + half);
            }
            return new Axis(first, last, interval, earliest, latest, from, to);
        }

        /** Whether the peaks would lie on the axis if its numbers were so many times as large. */
        boolean fits(double times) {
            return firstMin * times <= earliestMin && latestMin <= lastMin * times;
        }

        boolean isTooShort() {
            // A run that was broken off before the first peak has the cycle of any other.
            return lastMin < fromMin && FACTOR * intervalMin <= SLOWEST_CYCLE_MIN && fits(FACTOR);
        }

        boolean isTooLong() {
            boolean isBeyond = firstMin > toMin;
            boolean isSlow = lastMin > LONGEST_RUN * latestMin && intervalMin > SLOWEST_CYCLE_MIN;
            return (isBeyond || isSlow) && fits(1 / FACTOR);
        }
    }

    /** What a person should be asked; absent if the axis fits the method, or differs from it by something else. */
    public static Optional<String> doubt(Collection<ChannelSignal> signals) {
        List<Chromatogram> channels = signals.stream()
                .filter(Chromatogram.class::isInstance)
                .map(Chromatogram.class::cast)
                .filter(channel ->
                        channel.trace().size() > 1 && channel.channel().window().peaks() > 0)
                .toList();
        if (channels.isEmpty()) {
            return Optional.empty();
        }
        Axis axis = Axis.of(channels);
        if (axis.isTooShort()) {
            return Optional.of(text(axis, "minutes labelled as seconds"));
        }
        return axis.isTooLong() ? Optional.of(text(axis, "seconds labelled as minutes")) : Optional.empty();
    }

    private static String text(Axis axis, String suspicion) {
        return String.format(
                Locale.ROOT,
                "its time axis goes from %.3g to %.3g min where the method expects peaks at %.3g to %.3g min: off by 60, %s?"
                        + " Nothing was corrected",
                axis.firstMin,
                axis.lastMin,
                axis.earliestMin,
                axis.latestMin,
                suspicion);
    }
}
