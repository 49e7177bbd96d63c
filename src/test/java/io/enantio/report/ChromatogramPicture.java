package io.enantio.report;

import io.enantio.acceptance.result.RunResult;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.Response;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.value.Range;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.report.plot.Plot;
import io.enantio.report.plot.Plot.Frame;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Anchor;
import io.enantio.report.plot.Svg.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One picture of the whole task: a pair of peaks with its two areas, and beside it a calibration curve. */
final class ChromatogramPicture {
    /** Okabe and Ito: people with colour vision deficiency can distinguish them. */
    private static final List<String> COLOURS = List.of("#0072B2", "#E69F00", "#009E73", "#CC79A7");

    private static final String TRACE = "stroke=\"#222222\" stroke-width=\"1.4\"";
    private static final String BASELINE = "stroke=\"#222222\" stroke-width=\"1\" stroke-dasharray=\"4 3\"";
    private static final double MARGIN_MIN = 0.8;
    private static final double HEADROOM = 1.15;

    private final Svg svg;
    private final RunResult result;

    private ChromatogramPicture(RunResult result, String title) {
        this.svg = new Svg(980, 400, title);
        this.result = result;
    }

    /**
     * The picture of a compound's channel in an injection, with the curve of its first analyte.
     *
     * @throws IllegalArgumentException if the injection has no trace and peaks of it
     */
    static String of(RunResult result, Compound compound, int injection) {
        ChromatogramPicture picture =
                new ChromatogramPicture(result, compound.name() + ", injection " + injection + ", and its calibration");
        picture.pair(compound, injection);
        picture.curve(compound.analytes().get(0));
        return picture.svg.toString();
    }

    private void pair(Compound compound, int number) {
        InjectionPeaks peaks = result.injections().stream()
                .filter(any -> any.injection().number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no injection " + number));
        if (!(peaks.raw().signal(compound.channels().quantifier()) instanceof Chromatogram signal)) {
            throw new IllegalArgumentException("injection " + number + " has no trace of " + compound.name());
        }
        List<Peak> found = compound.analytes().stream()
                .map(peaks::of)
                .map(ChromatogramPicture::peak)
                .toList();
        Trace trace = around(signal.trace(), found);
        Plot plot = plotOf(trace, found);
        for (int i = 0; i < found.size(); i++) {
            area(plot, trace, found.get(i), COLOURS.get(i % COLOURS.size()));
        }
        svg.line(points(plot, trace), TRACE);
        plot.axes(new Names("retention time, min", "intensity, counts"));
        for (int i = 0; i < found.size(); i++) {
            Peak peak = found.get(i);
            Point apex = plot.at(
                    peak.retentionTimeMin(), peak.heightCounts() + peak.bounds().baselineStartCounts());
            svg.label(
                    new Point(apex.x(), apex.y() - 10),
                    Anchor.MIDDLE,
                    compound.analytes().get(i).name());
        }
    }

    private static Peak peak(Integration integration) {
        if (integration instanceof Peak found) {
            return found;
        }
        throw new IllegalArgumentException("a pair with a peak that was not found cannot be drawn");
    }

    private static Trace around(Trace trace, List<Peak> peaks) {
        double from = peaks.get(0).bounds().startMin() - MARGIN_MIN;
        double to = peaks.get(peaks.size() - 1).bounds().endMin() + MARGIN_MIN;
        return trace.slice(trace.firstAtOrAfter(from), trace.firstAtOrAfter(to));
    }

    private Plot plotOf(Trace trace, List<Peak> peaks) {
        double top = IntStream.range(0, trace.size())
                .mapToDouble(trace::intensityCounts)
                .max()
                .orElse(1);
        return Plot.of(
                svg,
                new Frame(new Point(80, 50), new Point(560, 340)),
                new Range(trace.timeMin(0), trace.timeMin(trace.size() - 1)),
                new Range(0, HEADROOM * top));
    }

    private void area(Plot plot, Trace trace, Peak peak, String colour) {
        Peak.Bounds bounds = peak.bounds();
        Trace inside = trace.slice(trace.firstAtOrAfter(bounds.startMin()), trace.firstAtOrAfter(bounds.endMin()));
        Point start = plot.at(bounds.startMin(), bounds.baselineStartCounts());
        Point end = plot.at(bounds.endMin(), bounds.baselineEndCounts());
        List<Point> outline = new ArrayList<>();
        outline.add(start);
        outline.addAll(points(plot, inside));
        outline.add(end);
        svg.area(outline, "fill=\"" + colour + "\" fill-opacity=\"0.55\"");
        svg.line(List.of(start, end), BASELINE);
    }

    private static List<Point> points(Plot plot, Trace trace) {
        return IntStream.range(0, trace.size())
                .mapToObj(i -> plot.at(trace.timeMin(i), trace.intensityCounts(i)))
                .toList();
    }

    private void curve(Analyte analyte) {
        CalibrationCurve curve = result.calibrations().stream()
                .map(RunResult.Calibration::fit)
                .filter(fit -> fit.analyte().equals(analyte))
                .filter(CalibrationCurve.class::isInstance)
                .map(CalibrationCurve.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no curve of " + analyte.name()));
        double most = curve.range().ofMethod().high();
        Plot plot = Plot.of(
                svg,
                new Frame(new Point(670, 50), new Point(950, 340)),
                new Range(0, HEADROOM * most),
                new Range(0, HEADROOM * curve.responseAt(most)));
        plot.axes(new Names(analyte.name() + ", ng/mL", "response ratio"));
        int steps = 50;
        svg.line(
                IntStream.rangeClosed(0, steps)
                        .mapToDouble(i -> most * i / steps)
                        .mapToObj(x -> plot.at(x, curve.responseAt(x)))
                        .toList(),
                "stroke=\"" + COLOURS.get(0) + "\" stroke-width=\"1.6\"");
        curve.standards().forEach(standard -> point(plot, standard));
        svg.label(new Point(695, 70), Anchor.START, "filled: used, open: excluded");
    }

    private void point(Plot plot, StandardPoint standard) {
        if (standard.response() instanceof Response.Ratio ratio) {
            boolean used = standard.use() == StandardPoint.Use.USED;
            svg.circle(
                    plot.at(standard.nominalNgPerMl(), ratio.value()),
                    used
                            ? "fill=\"" + COLOURS.get(0) + "\""
                            : "fill=\"#ffffff\" stroke=\"#D55E00\" stroke-width=\"1.8\"");
        }
    }
}
