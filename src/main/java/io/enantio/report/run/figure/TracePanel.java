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
import io.enantio.report.plot.Plot;
import io.enantio.report.plot.Plot.Frame;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Draws one channel: data, fit or integrated area, and the residuals below. */
final class TracePanel {
    private static final double MOST_RESIDUAL = 5;
    private static final double STEP_PIXELS = 1.5;
    private static final double SEEN_PIXELS = 0.3;
    private static final double LETTER_PIXELS = 7;

    private final Svg svg;
    private final ShownTrace shown;
    private final List<String> names;

    /** Frames of the two plots of a panel. */
    record Frames(Frame main, Frame residuals) {}

    /** @param names of the peaks, in elution order */
    TracePanel(Svg svg, ShownTrace shown, List<String> names) {
        this.svg = svg;
        this.shown = shown;
        this.names = names;
    }

    void draw(Frames frames) {
        Plot plot = new Plot(svg, frames.main(), shown.times(), shown.counts());
        if (shown.curve().isPresent()) {
            plot.axesAbove(new Names("", counts(frames.main())));
            fit(plot, shown.curve().get());
        } else {
            plot.axes(new Names("retention time, min", counts(frames.main())));
        }
        IntStream.range(0, shown.peaks().peaks().size()).forEach(i -> area(plot, i));
        data(plot);
        IntStream.range(0, shown.peaks().peaks().size()).forEach(i -> label(plot, i));
        shown.curve().ifPresent(curve -> residuals(frames.residuals(), curve));
    }

    /** The unit is omitted if there is no space for it. */
    private String counts(Frame frame) {
        String owner = shown.peaks().channel().owner();
        String full = owner + ", counts";
        double across = frame.lowerRight().x() - frame.upperLeft().x();
        return full.length() * LETTER_PIXELS < across ? full : owner;
    }

    private void data(Plot plot) {
        Trace trace = shown.trace();
        svg.dots("data", points(plot, trace), PlotStyle.DATA);
    }

    private static List<Point> points(Plot plot, Trace trace) {
        return IntStream.range(0, trace.size())
                .mapToObj(i -> plot.at(trace.timeMin(i), trace.intensityCounts(i)))
                .toList();
    }

    private void fit(Plot plot, FittedCurve curve) {
        List<Double> times = grid(plot, curve);
        List<Double> base = times.stream().map(curve::baselineAt).toList();
        double[] total = base.stream().mapToDouble(x -> x).toArray();
        for (int j = 0; j < curve.peaks(); j++) {
            List<Double> peak = curve.peakAt(j, times);
            double[] top = new double[total.length];
            for (int i = 0; i < total.length; i++) {
                top[i] = base.get(i) + peak.get(i);
                total[i] += peak.get(i);
            }
            component(plot, times, new Component(j, j < curve.knownPeaks(), peak, top));
        }
        svg.series(
                "baseline", line(plot, times, base.stream().mapToDouble(x -> x).toArray()), PlotStyle.BASELINE);
        svg.series("fit", line(plot, times, total), PlotStyle.FIT);
    }

    /**
     * @param peak intensity above the baseline
     * @param top intensity including the baseline
     */
    private record Component(int place, boolean isKnown, List<Double> peak, double[] top) {}

    /** The part of a peak that is visibly above the baseline. */
    private void component(Plot plot, List<Double> times, Component one) {
        if (one.isKnown && !isFitted(one.place)) {
            return;
        }
        double seen = SEEN_PIXELS
                * (plot.y().high() - plot.y().low())
                / (plot.frame().lowerRight().y() - plot.frame().upperLeft().y());
        int[] visible = IntStream.range(0, one.top.length)
                .filter(i -> Math.abs(one.peak.get(i)) > seen)
                .toArray();
        if (visible.length == 0) {
            return;
        }
        int from = Math.max(0, visible[0] - 1);
        int to = Math.min(one.top.length, visible[visible.length - 1] + 2);
        svg.series(
                one.isKnown ? names.get(one.place) : "unknown peak",
                line(plot, times.subList(from, to), Arrays.copyOfRange(one.top, from, to)),
                one.isKnown ? PlotStyle.peak(one.place) : PlotStyle.UNKNOWN_PEAK);
    }

    private boolean isFitted(int place) {
        return ShownTrace.isFitted(shown.peaks().peaks().get(place).how());
    }

    private static List<Point> line(Plot plot, List<Double> times, double[] counts) {
        return Polyline.of(IntStream.range(0, counts.length)
                .mapToObj(i -> plot.at(times.get(i), counts[i]))
                .toList());
    }

    /** Times of the fit, dense enough to appear as a line. */
    private List<Double> grid(Plot plot, FittedCurve curve) {
        double from = Math.max(curve.fromMin(), shown.times().low());
        double to = Math.min(curve.toMin(), shown.times().high());
        double pixels = plot.at(to, 0).x() - plot.at(from, 0).x();
        int steps = Math.max(2, (int) Math.ceil(pixels / STEP_PIXELS));
        return DoubleStream.iterate(0, i -> i + 1)
                .limit(steps + 1L)
                .map(i -> from + (to - from) * i / steps)
                .boxed()
                .toList();
    }

    /**
     * The area from perpendicular drop or manual integration: the data between the bounds, above a straight baseline. Of a
     * peak that is not detected only the baseline: its area would be a filling of the noise.
     */
    private void area(Plot plot, int place) {
        if (isFitted(place) || !(shown.peaks().peaks().get(place) instanceof Peak peak)) {
            return;
        }
        Peak.Bounds bounds = peak.bounds();
        Trace trace = shown.trace();
        Trace inside = trace.slice(trace.firstAtOrAfter(bounds.startMin()), trace.firstAtOrAfter(bounds.endMin()));
        Point start = plot.at(bounds.startMin(), bounds.baselineStartCounts());
        Point end = plot.at(bounds.endMin(), bounds.baselineEndCounts());
        List<Point> outline = new ArrayList<>();
        outline.add(start);
        outline.addAll(points(plot, inside));
        outline.add(end);
        if (peak.isDetected() || peak.how() == IntegrationMethod.MANUAL) {
            svg.series(names.get(place), outline, PlotStyle.peak(place));
        }
        svg.series("baseline", List.of(start, end), PlotStyle.BASELINE);
    }

    private void label(Plot plot, int place) {
        if (shown.peaks().peaks().get(place) instanceof Peak peak && peak.isDetected()) {
            double base = shown.curve()
                    .map(curve -> curve.baselineAt(peak.retentionTimeMin()))
                    .orElse(peak.bounds().baselineStartCounts());
            Point apex = plot.at(peak.retentionTimeMin(), peak.heightCounts() + base);
            svg.tag(new Point(apex.x(), apex.y() - 7), String.valueOf(place + 1));
        }
    }

    private void residuals(Frame frame, FittedCurve curve) {
        Plot plot = new Plot(svg, frame, shown.times(), new Range(-MOST_RESIDUAL, MOST_RESIDUAL));
        plot.axes(new Names("retention time, min", "residual / SD"));
        svg.line(List.of(plot.at(plot.x().low(), 0), plot.at(plot.x().high(), 0)), PlotStyle.ZERO);
        Trace trace = shown.trace();
        List<Double> times =
                IntStream.range(0, trace.size()).mapToObj(trace::timeMin).toList();
        double[] fit = times.stream().mapToDouble(curve::baselineAt).toArray();
        for (int j = 0; j < curve.peaks(); j++) {
            List<Double> peak = curve.peakAt(j, times);
            IntStream.range(0, fit.length).forEach(i -> fit[i] += peak.get(i));
        }
        List<Point> dots = new ArrayList<>();
        for (int i = 0; i < fit.length; i++) {
            double time = times.get(i);
            curve.residual(time, trace.intensityCounts(i), fit[i])
                    .ifPresent(z -> dots.add(plot.at(time, Math.max(-MOST_RESIDUAL, Math.min(MOST_RESIDUAL, z)))));
        }
        svg.dots("residual / SD", dots, PlotStyle.DATA);
    }

    /**
     * A channel of an injection, limited to the integrated window, with its peaks.
     *
     * @param curve fitted curve from which areas were read; absent if there is none
     */
    record ShownTrace(Trace trace, ChannelPeaks peaks, Optional<FittedCurve> curve) {
        /** Shown on either side of the integrated window, as a fraction of its length. */
        private static final double MARGIN = 0.06;
        /** Upper end of the axis relative to the largest value. */
        private static final double HEADROOM = 1.18;

        /** Absent if there is no signal in the window. */
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

        /** The integrated window, or the window of the method; extended if manual integration goes beyond it. */
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

        /** From 0, or from just below the data if they are far above 0. */
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
}
