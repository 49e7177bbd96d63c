package io.enantio.report;

import io.enantio.method.value.Range;
import io.enantio.peak.pooled.ShapeGallery.Ageing;
import io.enantio.peak.pooled.ShapeGallery.LearnedShape;
import io.enantio.peak.pooled.ShapeGallery.Refused;
import io.enantio.report.plot.Plot;
import io.enantio.report.plot.Plot.Frame;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Anchor;
import io.enantio.report.plot.Svg.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pictures of what a run teaches: a shape, a column that ages, a row that is refused. */
final class ShapePicture {
    private static final double LEFT = 72;
    private static final double TOP = 40;
    private static final double MOST_RESIDUAL = 4;

    private static final String DOT = "stroke=\"#767676\" stroke-width=\"4.2\" stroke-linecap=\"round\"";
    private static final String SOLID = "stroke=\"#0072B2\" stroke-width=\"1.8\"";
    private static final String DASHED = "stroke=\"#D55E00\" stroke-width=\"1.6\" stroke-dasharray=\"6 4\"";
    private static final String TOTAL = "stroke=\"#000000\" stroke-width=\"1.3\"";
    private static final String BASELINE = "stroke=\"#000000\" stroke-width=\"1\" stroke-dasharray=\"4 3\"";
    private static final String GUIDE = "stroke=\"#999999\" stroke-width=\"0.8\" stroke-dasharray=\"2 3\"";
    /** Okabe and Ito: people with colour vision deficiency can distinguish them. */
    private static final List<String> COLOURS = List.of("#0072B2", "#E69F00", "#CC79A7");

    private ShapePicture() {}

    /** Base and learned density above their difference. */
    static String of(LearnedShape shape) {
        Svg svg = new Svg(620, 560, "A shape that a run has taught");
        Range x = new Range(
                shape.widths().get(0), shape.widths().get(shape.widths().size() - 1));
        Plot density = Plot.of(svg, frame(TOP, 260), x, new Range(0, 1.1));
        svg.line(points(density, shape.widths(), shape.base()), DASHED);
        svg.line(points(density, shape.widths(), shape.learned()), SOLID);
        dots(svg, points(density, shape.widths(), shape.truth()));
        density.axesAbove(new Names("", "density, relative to the base's apex"));
        List<Double> learned = difference(shape.learned(), shape.base());
        List<Double> truth = difference(shape.truth(), shape.base());
        double most = 1.15
                * Stream.concat(learned.stream(), truth.stream())
                        .mapToDouble(Math::abs)
                        .max()
                        .orElseThrow();
        Plot beside = Plot.of(svg, frame(TOP + 295, 135), x, new Range(-most, most));
        svg.line(List.of(beside.at(x.low(), 0), beside.at(x.high(), 0)), GUIDE);
        svg.line(points(beside, shape.widths(), learned), SOLID);
        dots(svg, points(beside, shape.widths(), truth));
        beside.axes(new Names("place, widths at half height from the apex", "difference from the base, % of its apex"));
        double y = TOP + 300 + 130 + 70;
        sample(svg, LEFT + 20, y, DASHED, "base shape");
        sample(svg, LEFT + 150, y, SOLID, "learned");
        dots(svg, List.of(new Point(LEFT + 260, y)));
        svg.label(new Point(LEFT + 270, y + 4), Anchor.START, "simulated truth");
        return svg.toString();
    }

    /** Width and tailing of each injection, what its neighbours lead to expect, and the truth. */
    static String of(Ageing ageing) {
        Svg svg = new Svg(620, 540, "A column that ages");
        drift(svg, ageing.width(), TOP, new Names("", "width at half height, min"));
        drift(svg, ageing.tailing(), TOP + 230, new Names("injection", "USP tailing factor"));
        double y = TOP + 480;
        dots(svg, List.of(new Point(LEFT + 20, y)));
        svg.label(new Point(LEFT + 30, y + 4), Anchor.START, "fitted in the injection");
        sample(svg, LEFT + 220, y, SOLID, "expected from its neighbours");
        sample(svg, LEFT + 450, y, BASELINE, "simulated truth");
        return svg.toString();
    }

    private static void drift(Svg svg, Ageing.Drift drift, double top, Names names) {
        List<Double> all = Stream.of(drift.fitted(), drift.expected(), drift.truth())
                .flatMap(List::stream)
                .toList();
        double low = Collections.min(all);
        double high = Collections.max(all);
        double margin = 0.08 * (high - low);
        int n = drift.fitted().size();
        List<Double> numbers =
                IntStream.rangeClosed(1, n).mapToObj(i -> (double) i).toList();
        Plot plot = Plot.of(svg, frame(top, 170), new Range(0, n + 1), new Range(low - margin, high + margin));
        svg.line(points(plot, numbers, drift.truth()), BASELINE);
        svg.line(points(plot, numbers, drift.expected()), SOLID);
        dots(svg, points(plot, numbers, drift.fitted()));
        plot.axes(names);
    }

    /** Data, fit, each peak; the peak that the method does not know has a colour of its own. */
    static String of(Refused row) {
        Svg svg = new Svg(620, 560, "A row that is refused");
        Range x = new Range(
                row.timesMin().get(0), row.timesMin().get(row.timesMin().size() - 1));
        Plot plot = Plot.of(svg, frame(TOP + 30, 240), x, new Range(0, 1.1 * Collections.max(row.dataCounts())));
        for (int j = 0; j < row.peaks().size(); j++) {
            component(svg, plot, row, j);
        }
        svg.line(points(plot, row.timesMin(), row.baselineCounts()), BASELINE);
        dots(svg, points(plot, row.timesMin(), row.dataCounts()));
        svg.line(points(plot, row.timesMin(), row.fitCounts()), TOTAL);
        plot.axesAbove(new Names("", "counts"));
        double away = 100 * (row.areas().get(1) / row.truth().get(1) - 1);
        svg.label(
                new Point(320, TOP - 10),
                Anchor.MIDDLE,
                String.format(Locale.ROOT, "second peak beside an unknown one: error %+.1f %%, refused", away));
        Plot below = Plot.of(svg, frame(TOP + 310, 100), x, new Range(-MOST_RESIDUAL, MOST_RESIDUAL));
        for (double level : new double[] {-2, 0, 2}) {
            svg.line(List.of(below.at(x.low(), level), below.at(x.high(), level)), GUIDE);
        }
        List<Point> stems = new ArrayList<>();
        for (int p = 0; p < row.timesMin().size(); p++) {
            double residual = Math.max(
                    -MOST_RESIDUAL, Math.min(MOST_RESIDUAL, row.residuals().get(p)));
            Point foot = below.at(row.timesMin().get(p), 0);
            stems.add(foot);
            stems.add(below.at(row.timesMin().get(p), residual));
            stems.add(foot);
        }
        svg.line(stems, "stroke=\"#000000\" stroke-width=\"1.1\"");
        below.axes(new Names("retention time, min", "residual / SD"));
        double y = TOP + 310 + 100 + 66;
        List<String> names = List.of("first peak", "second peak", "peak that the method does not know");
        double[] at = {0, 120, 250};
        for (int j = 0; j < names.size(); j++) {
            sample(svg, LEFT + 20 + at[j], y, "stroke=\"" + COLOURS.get(j) + "\" stroke-width=\"8\"", names.get(j));
        }
        dots(svg, List.of(new Point(LEFT + 20, y + 24)));
        svg.label(new Point(LEFT + 30, y + 28), Anchor.START, "data");
        sample(svg, LEFT + 140, y + 24, TOTAL, "fit");
        sample(svg, LEFT + 240, y + 24, BASELINE, "baseline");
        return svg.toString();
    }

    private static void component(Svg svg, Plot plot, Refused row, int j) {
        List<Double> top = IntStream.range(0, row.timesMin().size())
                .mapToObj(i -> row.baselineCounts().get(i) + row.peaks().get(j).get(i))
                .toList();
        List<Point> outline = new ArrayList<>(points(plot, row.timesMin(), top));
        List<Point> back = new ArrayList<>(points(plot, row.timesMin(), row.baselineCounts()));
        Collections.reverse(back);
        outline.addAll(back);
        svg.area(outline, "fill=\"" + COLOURS.get(j) + "\" fill-opacity=\"0.45\" stroke=\"" + COLOURS.get(j) + "\"");
    }

    private static Frame frame(double top, double height) {
        return new Frame(new Point(LEFT, top), new Point(600, top + height));
    }

    private static List<Double> difference(List<Double> from, List<Double> base) {
        return IntStream.range(0, base.size())
                .mapToObj(i -> 100 * (from.get(i) - base.get(i)))
                .toList();
    }

    private static void dots(Svg svg, List<Point> points) {
        points.forEach(dot -> svg.line(List.of(dot, dot), DOT));
    }

    private static void sample(Svg svg, double x, double y, String style, String words) {
        svg.line(List.of(new Point(x - 24, y), new Point(x, y)), style);
        svg.label(new Point(x + 10, y + 4), Anchor.START, words);
    }

    private static List<Point> points(Plot plot, List<Double> x, List<Double> y) {
        return IntStream.range(0, x.size())
                .mapToObj(i -> plot.at(x.get(i), y.get(i)))
                .toList();
    }
}
