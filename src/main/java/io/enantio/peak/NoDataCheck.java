package io.enantio.peak;

import io.enantio.chromatogram.NoChromatogram;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.chromatogram.UnreadInjection;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.NotFound;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.peak.retention.ChannelRun;
import io.enantio.peak.retention.LocatedChannel;
import io.enantio.peak.signal.Statistics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Distinguishes a trace without data from a trace without a peak. All zeros are no data when the channel has a
 * background elsewhere in the run, its qualifier shows a peak, or its internal standard is missing although it was
 * added; otherwise they are an absent substance on a detector that stores zeros below a threshold.
 */
final class NoDataCheck {
    /** A channel with a larger share of zeros has no background. */
    private static final double THRESHOLDED = 0.3;

    private final Method method;
    /** Channels that have a background: asked for every trace without data, so looked for once in a run. */
    private final Set<Channel> backgrounds;

    NoDataCheck(Method method, Map<Channel, LocatedChannel> located) {
        this.method = method;
        this.backgrounds = located.entrySet().parallelStream()
                .filter(entry -> hasBackground(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The peaks of a channel without a usable trace. */
    static ChannelPeaks nothing(RawInjection injection, Channel channel) {
        NotFound why;
        if (injection instanceof UnreadInjection unread) {
            why = new NotFound(unread.reason(), Set.of());
        } else if (injection.signal(channel) instanceof NoChromatogram none) {
            why = new NotFound(none.reason(), Set.of(Flag.NO_DATA));
        } else {
            why = new NotFound("too few points in the trace", Set.of(Flag.TOO_FEW_POINTS));
        }
        return without(channel, why);
    }

    private static ChannelPeaks without(Channel channel, NotFound why) {
        int peaks = Math.max(channel.window().peaks(), 1);
        return new ChannelPeaks(channel, Collections.nCopies(peaks, why), noCovariance(peaks));
    }

    /** Covariance of areas of which some or all are missing. */
    static List<List<Double>> noCovariance(int peaks) {
        return Collections.nCopies(peaks, Collections.nCopies(peaks, 0.0));
    }

    /** The peaks of an injection, those of channels without data replaced by the reason. */
    Map<Channel, ChannelPeaks> judge(RawInjection injection, Map<Channel, ChannelPeaks> peaks) {
        Map<Channel, ChannelPeaks> judged = new LinkedHashMap<>(peaks);
        peaks.forEach((channel, found) -> reason(injection, channel, peaks)
                .ifPresent(why -> judged.put(channel, without(channel, new NotFound(why, Set.of(Flag.NO_DATA))))));
        return judged;
    }

    private Optional<String> reason(RawInjection injection, Channel channel, Map<Channel, ChannelPeaks> peaks) {
        Optional<Trace> trace = ChannelRun.trace(injection, channel);
        if (trace.isEmpty() || !isAllZero(trace.get())) {
            return Optional.empty();
        }
        if (backgrounds.contains(channel)) {
            return Optional.of("all zero, while the channel has a background elsewhere in the run");
        }
        Optional<Compound> compound = method.compounds().stream()
                .filter(any -> any.channels().quantifier().equals(channel))
                .findFirst();
        Optional<Channel> qualifier = compound.flatMap(any -> any.channels().qualifier());
        if (qualifier.isPresent() && isSeen(peaks, qualifier.get())) {
            return Optional.of("all zero, while the qualifier has a peak");
        }
        Optional<Channel> standard =
                compound.flatMap(method::internalStandardOf).map(InternalStandard::channel);
        boolean expected = !injection.injection().type().hasNoInternalStandard();
        return expected && standard.isPresent() && !isSeen(peaks, standard.get())
                ? Optional.of("all zero, and the internal standard is missing")
                : Optional.empty();
    }

    private static boolean isSeen(Map<Channel, ChannelPeaks> all, Channel channel) {
        return Optional.ofNullable(all.get(channel)).stream()
                .flatMap(peaks -> peaks.peaks().stream())
                .anyMatch(peak -> peak instanceof Peak found && found.isDetected());
    }

    /** Whether the median trace with data has values in most of its points. */
    private static boolean hasBackground(LocatedChannel found) {
        double[] shares = found.run().signals().stream()
                .flatMap(Optional::stream)
                .mapToDouble(signal -> shareOfZeros(signal.raw()))
                .filter(share -> share < 1)
                .toArray();
        return shares.length > 0 && Statistics.median(shares) < THRESHOLDED;
    }

    private static boolean isAllZero(Trace trace) {
        for (int i = 0; i < trace.size(); i++) {
            if (trace.intensityCounts(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static double shareOfZeros(Trace trace) {
        int zeros = 0;
        for (int i = 0; i < trace.size(); i++) {
            zeros += trace.intensityCounts(i) == 0 ? 1 : 0;
        }
        return (double) zeros / trace.size();
    }
}
