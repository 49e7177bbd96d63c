package io.enantio.report.run.figure;

import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.value.Range;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.Peak;
import io.enantio.peak.drop.ChannelPeaks;
import io.enantio.peak.fit.FittedCurve;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A channel of an injection, cut to what was integrated, with what the integration made of it.
 *
 * @param curve that areas were read from; absent where none was
 */
record ShownTrace(Trace trace, ChannelPeaks peaks, Optional<FittedCurve> curve) {
    /** Shown on either side of what was integrated, of its length. */
    private static final double MARGIN = 0.06;
    /** Of the largest value, above it. */
    private static final double HEADROOM = 1.18;

    /** Absent where there is no signal in the window. */
    static Optional<ShownTrace> of(InjectionPeaks peaks, Channel channel) {
        if (!(peaks.raw().signal(channel) instanceof Chromatogram signal)) {
            return Optional.empty();
        }
        ChannelPeaks found = peaks.in(channel);
        Optional<FittedCurve> curve =
                found.curve().filter(any -> found.peaks().stream().anyMatch(peak -> isFitted(peak.how())));
        Range window = window(channel, found, curve);
        double margin = MARGIN * (window.high() - window.low());
        Trace trace = signal.trace()
                .slice(
                        signal.trace().firstAtOrAfter(window.low() - margin),
                        signal.trace().firstAtOrAfter(window.high() + margin));
        return trace.size() < 2 ? Optional.empty() : Optional.of(new ShownTrace(trace, found, curve));
    }

    static boolean isFitted(IntegrationMethod how) {
        return how == IntegrationMethod.JOINT_FIT || how == IntegrationMethod.FIXED_SHAPE_FIT;
    }

    /** All that was integrated, or where the method expects it; widened where a person drew beyond it. */
    private static Range window(Channel channel, ChannelPeaks peaks, Optional<FittedCurve> curve) {
        DoubleStream.Builder ends = DoubleStream.builder();
        curve.ifPresent(found -> ends.add(found.fromMin()).add(found.toMin()));
        peaks.peaks().stream()
                .filter(Peak.class::isInstance)
                .map(found -> ((Peak) found).bounds())
                .forEach(bounds -> ends.add(bounds.startMin()).add(bounds.endMin()));
        if (peaks.peaks().stream().noneMatch(Peak.class::isInstance)) {
            double half = channel.window().halfWidthMin();
            channel.window()
                    .retentionTimesMin()
                    .forEach(time -> ends.add(time - half).add(time + half));
        }
        var all = ends.build().summaryStatistics();
        return new Range(all.getMin(), all.getMax());
    }

    Range times() {
        return new Range(trace.timeMin(0), trace.timeMin(trace.size() - 1));
    }

    /** From 0, or from just below the data where they stand high above it. */
    Range counts() {
        double least = trace.intensityCounts(0);
        double most = least;
        for (int i = 1; i < trace.size(); i++) {
            least = Math.min(least, trace.intensityCounts(i));
            most = Math.max(most, trace.intensityCounts(i));
        }
        double foot = least > 0.5 * most ? least - 0.1 * (most - least) : Math.min(0, least);
        return new Range(foot, Math.max(foot, foot + HEADROOM * (most - foot)));
    }
}
