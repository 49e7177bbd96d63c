package io.enantio.report.run.figure;

import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.value.Range;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.peak.fit.FittedCurve;
import io.enantio.report.plot.Chart.Axis;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A channel of an injection as far as it is shown, with its peaks.
 *
 * @param channel which one
 * @param trace what is shown of its signal, at least two points
 * @param peaks found in it, in elution order; none before the run is integrated
 * @param curve fitted curve from which areas were read; absent if there is none
 */
record ShownTrace(Channel channel, Trace trace, List<Integration> peaks, Optional<FittedCurve> curve) {
    /** Shown on either side of the integrated window, as a fraction of its length. */
    private static final double MARGIN = 0.06;
    /** Upper end of the axis relative to the largest value. */
    private static final double HEADROOM = 1.18;

    /** The integrated window of a channel, or that of the method; extended if manual integration goes beyond it. */
    static Range window(InjectionPeaks injection, Channel channel) {
        ChannelPeaks found = injection.in(channel);
        DoubleStream.Builder ends = DoubleStream.builder();
        curve(found).ifPresent(curve -> ends.add(curve.fromMin()).add(curve.toMin()));
        List<Peak> peaks = found.peaks().stream()
                .filter(Peak.class::isInstance)
                .map(Peak.class::cast)
                .toList();
        peaks.forEach(
                peak -> ends.add(peak.bounds().startMin()).add(peak.bounds().endMin()));
        if (peaks.isEmpty()) {
            return window(channel);
        }
        var all = ends.build().summaryStatistics();
        return widened(all.getMin(), all.getMax());
    }

    /** The window of the method. */
    static Range window(Channel channel) {
        double half = channel.window().halfWidthMin();
        var times = channel.window().retentionTimesMin().stream()
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return widened(times.getMin() - half, times.getMax() + half);
    }

    private static Range widened(double low, double high) {
        double margin = MARGIN * (high - low);
        return new Range(low - margin, high + margin);
    }

    private static Optional<FittedCurve> curve(ChannelPeaks found) {
        return found.curve().filter(any -> found.peaks().stream().anyMatch(peak -> isFitted(peak.how())));
    }

    static boolean isFitted(IntegrationMethod how) {
        return how == IntegrationMethod.JOINT_FIT || how == IntegrationMethod.FIXED_SHAPE_FIT;
    }

    /** With its peaks; absent if there is no signal in the window. */
    static Optional<ShownTrace> of(InjectionPeaks injection, Channel channel, Range window) {
        ChannelPeaks found = injection.in(channel);
        return slice(injection.raw(), channel, window)
                .map(trace -> new ShownTrace(channel, trace, found.peaks(), curve(found)));
    }

    /** The signal alone. */
    static Optional<ShownTrace> of(RawInjection raw, Channel channel, Range window) {
        return slice(raw, channel, window).map(trace -> new ShownTrace(channel, trace, List.of(), Optional.empty()));
    }

    /** The whole extent of a signal; absent without one. */
    static Optional<Range> whole(RawInjection raw, Channel channel) {
        return raw.signal(channel) instanceof Chromatogram signal
                        && signal.trace().size() > 1
                ? Optional.of(new Range(
                        signal.trace().timeMin(0),
                        signal.trace().timeMin(signal.trace().size() - 1)))
                : Optional.empty();
    }

    private static Optional<Trace> slice(RawInjection raw, Channel channel, Range window) {
        if (!(raw.signal(channel) instanceof Chromatogram signal)) {
            return Optional.empty();
        }
        Trace trace = signal.trace()
                .slice(
                        signal.trace().firstAtOrAfter(window.low()),
                        signal.trace().firstAtOrAfter(Math.nextUp(window.high())));
        return trace.size() < 2 ? Optional.empty() : Optional.of(trace);
    }

    /** The time axis: the points that are shown. */
    Axis times(String name) {
        return new Axis(name, trace.timeMin(0), trace.timeMin(trace.size() - 1));
    }

    /** From 0, or from just below the data if they are far above 0. */
    Axis counts(String name) {
        double least = trace.intensityCounts(0);
        double most = least;
        for (int i = 1; i < trace.size(); i++) {
            least = Math.min(least, trace.intensityCounts(i));
            most = Math.max(most, trace.intensityCounts(i));
        }
        double foot = least > 0.5 * most ? least - 0.1 * (most - least) : Math.min(0, least);
        return new Axis(name, foot, Math.max(foot, foot + HEADROOM * (most - foot)));
    }
}
