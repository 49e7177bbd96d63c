package io.enantio.report.run.figure;

import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.Peak;
import io.enantio.peak.fit.FittedCurve;
import io.enantio.report.plot.Chart.Axis;
import io.enantio.report.plot.Chart.Kind;
import io.enantio.report.plot.Chart.Panel;
import io.enantio.report.plot.Chart.Series;
import io.enantio.report.plot.Chart.Tag;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.Plot.Frame;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One channel as data for a picture: measured points, fit or integrated area, bounds, noise, and the residuals below. */
final class TracePanel {
    private static final double MOST_RESIDUAL = 5;
    private static final double STEP_PIXELS = 1.5;
    private static final double SEEN_PIXELS = 0.3;
    private static final double LETTER_PIXELS = 7;
    private static final String TIME = "retention time, min";
    private static final String SHORT_TIME = "time, min";

    private final ShownTrace shown;
    private final Frames frames;
    private final List<Series> series = new ArrayList<>();
    private final List<Tag> tags = new ArrayList<>();
    private final Axis counts;

    /**
     * Where the panels lie.
     *
     * @param main data and fit
     * @param residuals below it
     * @param finer lines of the fit have a point every 1.5 pixels, divided by this
     */
    record Frames(Frame main, Frame residuals, int finer) {
        /** Data without residuals below them. */
        Frame whole() {
            return new Frame(main.upperLeft(), residuals.lowerRight());
        }
    }

    private TracePanel(ShownTrace shown, Frames frames) {
        this.shown = shown;
        this.frames = frames;
        this.counts = shown.counts(counts());
    }

    /**
     * The panels of a channel.
     *
     * @param names of the peaks, in elution order
     * @param overlays other traces, drawn below the data
     */
    static List<Panel> of(ShownTrace shown, List<String> names, List<Series> overlays, Frames frames) {
        TracePanel panel = new TracePanel(shown, frames);
        panel.series.addAll(overlays);
        panel.noise();
        shown.curve().ifPresent(curve -> panel.fit(curve, names));
        IntStream.range(0, shown.peaks().size()).forEach(i -> panel.area(i, names.get(i)));
        Trace trace = shown.trace();
        panel.add("data", Kind.TRACE, PlotStyle.TRACE, values(trace));
        shown.curve().ifPresent(curve -> panel.line("fit", PlotStyle.FIT, panel.grid(curve), curve::at));
        IntStream.range(0, shown.peaks().size()).forEach(panel::label);
        return panel.panels();
    }

    private List<Panel> panels() {
        if (shown.curve().isEmpty()) {
            return List.of(new Panel(frames.whole(), shown.times(time()), counts, series, List.of(), tags));
        }
        return List.of(
                new Panel(frames.main(), shown.times(""), counts, series, List.of(), tags),
                residuals(shown.curve().get()));
    }

    /** The unit is omitted if there is no space for it. */
    private String counts() {
        String owner =
                shown.channel().owner() + (shown.channel().role() == Channel.Role.QUALIFIER ? ", qualifier" : "");
        return fitting(owner + ", counts", owner);
    }

    private String time() {
        return fitting(TIME, SHORT_TIME);
    }

    private String fitting(String full, String brief) {
        double across =
                frames.main().lowerRight().x() - frames.main().upperLeft().x();
        return full.length() * LETTER_PIXELS < across ? full : brief;
    }

    private void add(String name, Kind kind, Style style, List<Value> values) {
        series.add(new Series(name, kind, style, values));
    }

    static List<Value> values(Trace trace) {
        return IntStream.range(0, trace.size())
                .mapToObj(i -> new Value(trace.timeMin(i), trace.intensityCounts(i)))
                .toList();
    }

    private void line(String name, Style style, List<Double> times, DoubleUnaryOperator height) {
        add(
                name,
                Kind.LINE,
                style,
                times.stream()
                        .map(time -> new Value(time, height.applyAsDouble(time)))
                        .toList());
    }

    /** One standard deviation of the noise on either side of the baseline. */
    private void noise() {
        List<Value> lower = new ArrayList<>();
        List<Value> upper = new ArrayList<>();
        if (shown.curve().isPresent()) {
            FittedCurve curve = shown.curve().get();
            for (double time : ends(curve)) {
                double base = curve.baselineAt(time);
                double sd = curve.noiseSdCounts(base);
                lower.add(new Value(time, base - sd));
                upper.add(0, new Value(time, base + sd));
            }
        } else {
            shown.peaks().stream()
                    .filter(Peak.class::isInstance)
                    .map(Peak.class::cast)
                    .forEach(peak -> {
                        OptionalDouble ratio = peak.figures().signalToNoise();
                        if (ratio.isPresent() && ratio.getAsDouble() > 0 && peak.heightCounts() > 0) {
                            double sd = peak.heightCounts() / ratio.getAsDouble();
                            Peak.Bounds at = peak.bounds();
                            lower.add(new Value(at.startMin(), at.baselineStartCounts() - sd));
                            lower.add(new Value(at.endMin(), at.baselineEndCounts() - sd));
                            upper.add(0, new Value(at.startMin(), at.baselineStartCounts() + sd));
                            upper.add(0, new Value(at.endMin(), at.baselineEndCounts() + sd));
                        }
                    });
        }
        if (!lower.isEmpty()) {
            lower.addAll(upper);
            add("noise, ± 1 SD", Kind.AREA, PlotStyle.NOISE, lower);
        }
    }

    private List<Double> ends(FittedCurve curve) {
        List<Double> all = grid(curve);
        int step = Math.max(1, all.size() / 24);
        return IntStream.range(0, all.size())
                .filter(i -> i % step == 0 || i == all.size() - 1)
                .mapToObj(all::get)
                .toList();
    }

    private void fit(FittedCurve curve, List<String> names) {
        List<Double> times = grid(curve);
        for (int j = 0; j < curve.peaks(); j++) {
            boolean isKnown = j < curve.knownPeaks();
            if (!isKnown || ShownTrace.isFitted(shown.peaks().get(j).how())) {
                component(
                        curve,
                        times,
                        j,
                        isKnown ? names.get(j) : "unknown peak",
                        isKnown ? PlotStyle.peak(j) : PlotStyle.UNKNOWN_PEAK);
            }
        }
        line("baseline", PlotStyle.BASELINE, times, curve::baselineAt);
    }

    /** The part of a peak that is visibly above the baseline. */
    private void component(FittedCurve curve, List<Double> times, int place, String name, Style style) {
        List<Double> peak = curve.peakAt(place, times);
        double seen = SEEN_PIXELS
                * (counts.high() - counts.low())
                / (frames.main().lowerRight().y() - frames.main().upperLeft().y())
                / frames.finer();
        int[] visible = IntStream.range(0, peak.size())
                .filter(i -> Math.abs(peak.get(i)) > seen)
                .toArray();
        if (visible.length == 0) {
            return;
        }
        int from = Math.max(0, visible[0] - 1);
        int to = Math.min(peak.size(), visible[visible.length - 1] + 2);
        add(
                name,
                Kind.AREA,
                style,
                IntStream.range(from, to)
                        .mapToObj(i -> new Value(times.get(i), curve.baselineAt(times.get(i)) + peak.get(i)))
                        .toList());
    }

    /** Times of the fit, dense enough to appear as a line. */
    private List<Double> grid(FittedCurve curve) {
        Axis shownTimes = shown.times("");
        double from = Math.max(curve.fromMin(), shownTimes.low());
        double to = Math.min(curve.toMin(), shownTimes.high());
        double pixels = (to - from)
                / (shownTimes.high() - shownTimes.low())
                * (frames.main().lowerRight().x() - frames.main().upperLeft().x());
        int steps = Math.max(2, (int) Math.ceil(pixels * frames.finer() / STEP_PIXELS));
        return DoubleStream.iterate(0, i -> i + 1)
                .limit(steps + 1L)
                .map(i -> from + (to - from) * i / steps)
                .boxed()
                .toList();
    }

    /**
     * The area from perpendicular drop or manual integration: the data between the bounds, above a straight baseline. Of a
     * peak that is not detected only the baseline: its area would be a filling of the noise. Of every detected peak the bounds.
     */
    private void area(int place, String name) {
        if (!(shown.peaks().get(place) instanceof Peak peak)) {
            return;
        }
        boolean isFitted = ShownTrace.isFitted(peak.how());
        boolean isSeen = peak.isDetected() || peak.how() == IntegrationMethod.MANUAL;
        Peak.Bounds bounds = peak.bounds();
        if (!isFitted) {
            Trace trace = shown.trace();
            Trace inside = trace.slice(trace.firstAtOrAfter(bounds.startMin()), trace.firstAtOrAfter(bounds.endMin()));
            Value start = new Value(bounds.startMin(), bounds.baselineStartCounts());
            Value end = new Value(bounds.endMin(), bounds.baselineEndCounts());
            List<Value> outline = new ArrayList<>();
            outline.add(start);
            outline.addAll(values(inside));
            outline.add(end);
            if (isSeen) {
                add(name, Kind.AREA, PlotStyle.peak(place), outline);
            }
            add("baseline", Kind.LINE, PlotStyle.BASELINE, List.of(start, end));
        }
        if (isSeen) {
            series.add(Series.upright(name + " from", bounds.startMin(), PlotStyle.BOUND));
            series.add(Series.upright(name + " to", bounds.endMin(), PlotStyle.BOUND));
        }
    }

    private void label(int place) {
        if (shown.peaks().get(place) instanceof Peak peak && peak.isDetected()) {
            double base = shown.curve()
                    .map(curve -> curve.baselineAt(peak.retentionTimeMin()))
                    .orElse(peak.bounds().baselineStartCounts());
            tags.add(
                    new Tag(new Value(peak.retentionTimeMin(), peak.heightCounts() + base), String.valueOf(place + 1)));
        }
    }

    /** Unclipped: a picture draws at its edge what lies beyond. */
    private Panel residuals(FittedCurve curve) {
        Trace trace = shown.trace();
        List<Value> dots = new ArrayList<>();
        for (int i = 0; i < trace.size(); i++) {
            double time = trace.timeMin(i);
            curve.residual(time, trace.intensityCounts(i), curve.at(time)).ifPresent(z -> dots.add(new Value(time, z)));
        }
        return new Panel(
                frames.residuals(),
                shown.times(time()),
                new Axis("residual / SD", -MOST_RESIDUAL, MOST_RESIDUAL),
                List.of(
                        Series.level("none", 0, PlotStyle.GUIDE),
                        new Series("residual / SD", Kind.DOTS, PlotStyle.POINTS, dots)),
                List.of(),
                List.of());
    }
}
