package io.enantio.report;

import io.enantio.method.value.Range;
import io.enantio.peak.bench.FitGallery.Shown;
import io.enantio.peak.bench.FitGallery.ShownArea;
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

/** Fits side by side, each above its residuals: points, total, every peak, baseline. */
final class FitPicture {
    private static final int COLUMNS = 3;
    private static final double LEFT = 72;
    private static final double ACROSS = 372;
    private static final double WIDTH = 300;
    private static final double TOP = 84;
    private static final double DOWN = 472;
    private static final double FIT_HEIGHT = 220;
    private static final double RESIDUALS_BELOW = 268;
    private static final double RESIDUALS_HEIGHT = 84;
    private static final double MOST_RESIDUAL = 4;

    private static final String DOT = "stroke=\"#767676\" stroke-width=\"4.2\" stroke-linecap=\"round\"";
    private static final String TOTAL = "stroke=\"#000000\" stroke-width=\"1.3\"";
    private static final String BASELINE = "stroke=\"#000000\" stroke-width=\"1\" stroke-dasharray=\"4 3\"";
    private static final String STEM = "stroke=\"#000000\" stroke-width=\"1.2\"";
    private static final String GUIDE = "stroke=\"#999999\" stroke-width=\"0.8\" stroke-dasharray=\"2 3\"";
    /** Okabe and Ito: people with colour vision deficiency can distinguish them. */
    private static final List<String> COLOURS = List.of("#0072B2", "#E69F00");

    private final Svg svg;

    private FitPicture(int rows) {
        svg = new Svg((int) (LEFT + COLUMNS * ACROSS - 10), (int) (rows * DOWN + 70), "Joint fits and their residuals");
    }

    /** A picture of fits, row by row, three in a row. */
    static String of(List<Shown> fits) {
        FitPicture picture = new FitPicture((fits.size() + COLUMNS - 1) / COLUMNS);
        for (int k = 0; k < fits.size(); k++) {
            Point corner = new Point(LEFT + ACROSS * (k % COLUMNS), TOP + DOWN * (k / COLUMNS));
            picture.fit(fits.get(k), corner);
            picture.residuals(fits.get(k), new Point(corner.x(), corner.y() + RESIDUALS_BELOW));
        }
        picture.legend((fits.size() + COLUMNS - 1) / COLUMNS * DOWN + 46);
        return picture.svg.toString();
    }

    private void fit(Shown shown, Point corner) {
        Plot plot = Plot.of(
                svg,
                new Frame(corner, new Point(corner.x() + WIDTH, corner.y() + FIT_HEIGHT)),
                times(shown),
                new Range(0, 1.08 * Collections.max(shown.dataCounts())));
        for (int j = 0; j < shown.components().size(); j++) {
            component(plot, shown, j);
        }
        svg.line(points(plot, shown.timesMin(), shown.baselineCounts()), BASELINE);
        for (Point dot : points(plot, shown.timesMin(), shown.dataCounts())) {
            svg.line(List.of(dot, dot), DOT);
        }
        svg.line(points(plot, shown.timesMin(), shown.fitCounts()), TOTAL);
        plot.axes(new Names("", "counts"));
        double middle = corner.x() + WIDTH / 2;
        svg.label(
                new Point(middle, corner.y() - 48),
                Anchor.MIDDLE,
                "Rs " + shown.resolution() + ", areas " + shown.ratio());
        List<String> errors = shown.areas().stream().map(FitPicture::words).toList();
        svg.label(new Point(middle, corner.y() - 30), Anchor.MIDDLE, "error: " + String.join(", ", errors));
    }

    private static String words(ShownArea area) {
        return String.format(Locale.ROOT, "%+.1f %% (SE %.1f)", area.errorPercent(), area.sePercent());
    }

    private void component(Plot plot, Shown shown, int j) {
        List<Double> top = IntStream.range(0, shown.timesMin().size())
                .mapToObj(i -> shown.baselineCounts().get(i)
                        + shown.components().get(j).get(i))
                .toList();
        List<Point> outline = new ArrayList<>(points(plot, shown.timesMin(), top));
        List<Point> back = new ArrayList<>(points(plot, shown.timesMin(), shown.baselineCounts()));
        Collections.reverse(back);
        outline.addAll(back);
        svg.area(outline, "fill=\"" + COLOURS.get(j) + "\" fill-opacity=\"0.45\" stroke=\"" + COLOURS.get(j) + "\"");
    }

    private void residuals(Shown shown, Point corner) {
        Plot plot = Plot.of(
                svg,
                new Frame(corner, new Point(corner.x() + WIDTH, corner.y() + RESIDUALS_HEIGHT)),
                times(shown),
                new Range(-MOST_RESIDUAL, MOST_RESIDUAL));
        for (double level : new double[] {-2, 0, 2}) {
            svg.line(List.of(plot.at(plot.x().low(), level), plot.at(plot.x().high(), level)), GUIDE);
        }
        List<Point> stems = new ArrayList<>();
        for (int i = 0; i < shown.timesMin().size(); i++) {
            double residual = Math.max(
                    -MOST_RESIDUAL, Math.min(MOST_RESIDUAL, shown.residuals().get(i)));
            Point foot = plot.at(shown.timesMin().get(i), 0);
            stems.add(foot);
            stems.add(plot.at(shown.timesMin().get(i), residual));
            stems.add(foot);
        }
        svg.line(stems, STEM);
        plot.axes(new Names("retention time, min", "residual / SD"));
    }

    private void legend(double y) {
        Point at = new Point(LEFT, y);
        svg.line(List.of(at, at), DOT);
        entry(LEFT, y, "data");
        sample(LEFT + 90, y, TOTAL, "fit: both peaks and baseline");
        sample(LEFT + 330, y, "stroke=\"" + COLOURS.get(0) + "\" stroke-width=\"8\"", "first peak");
        sample(LEFT + 460, y, "stroke=\"" + COLOURS.get(1) + "\" stroke-width=\"8\"", "second peak");
        sample(LEFT + 610, y, BASELINE, "baseline");
        entry(LEFT + 700, y, "error: fitted area against the truth, % (standard error)");
    }

    private void sample(double x, double y, String style, String words) {
        svg.line(List.of(new Point(x - 24, y), new Point(x, y)), style);
        entry(x, y, words);
    }

    private void entry(double x, double y, String words) {
        svg.label(new Point(x + 10, y + 4), Anchor.START, words);
    }

    private static Range times(Shown shown) {
        return new Range(
                shown.timesMin().get(0), shown.timesMin().get(shown.timesMin().size() - 1));
    }

    private static List<Point> points(Plot plot, List<Double> x, List<Double> y) {
        return IntStream.range(0, x.size())
                .mapToObj(i -> plot.at(x.get(i), y.get(i)))
                .toList();
    }
}
