package io.enantio.report.plot;

import io.enantio.report.plot.Chart.Key;
import io.enantio.report.plot.Chart.Mark;
import io.enantio.report.plot.Chart.Panel;
import io.enantio.report.plot.Chart.Series;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.Svg.Anchor;
import io.enantio.report.plot.Svg.Point;
import java.util.List;

/** Draws a chart as SVG. */
final class ChartSvg {
    /** Points of a trace are shown if they lie at least this far apart. */
    private static final double APART = 5;

    private static final double KEY_Y = 14;
    private static final double KEY_GAP = 16;
    private static final double KEY_LINE = 20;
    private static final double KEY_MARK = 8;
    private static final double LETTER = 6.4;
    /** Capitals and digits of code points are so much wider than the letters of a name. */
    private static final double WIDE = 1.35;

    private static final double ROW = 17;
    private static final double TAG_ABOVE = 7;

    private ChartSvg() {}

    static Svg of(Chart chart) {
        Svg svg = new Svg(chart.size().width(), chart.size().height(), chart.title());
        keys(svg, chart);
        chart.panels().forEach(panel -> panel(svg, panel));
        chart.notes().forEach(note -> svg.label(note.at(), Anchor.START, note.text()));
        return svg;
    }

    /** Entries from left to right, in as many rows as they need. */
    private static void keys(Svg svg, Chart chart) {
        double x = KEY_MARK;
        double y = KEY_Y;
        for (Key key : chart.keys()) {
            double across = across(key);
            if (x > KEY_MARK && x + across > chart.size().width()) {
                x = KEY_MARK;
                y += ROW;
            }
            svg.key(key, new Point(x, y), symbol(key));
            x += across;
        }
    }

    private static double symbol(Key key) {
        return key.shape().isPresent() ? KEY_MARK : KEY_LINE;
    }

    /** Room of an entry on paper, where some letters are printed as their code points. */
    private static double across(Key key) {
        String drawn = DrawnText.of(key.text());
        double letter = drawn.equals(key.text()) ? LETTER : WIDE * LETTER;
        return symbol(key) + 6 + letter * drawn.length() + KEY_GAP;
    }

    /** Rows that entries need in a picture of this width. */
    static int rows(List<Key> keys, int width) {
        int rows = keys.isEmpty() ? 0 : 1;
        double x = KEY_MARK;
        for (Key key : keys) {
            double across = across(key);
            if (x > KEY_MARK && x + across > width) {
                x = KEY_MARK;
                rows++;
            }
            x += across;
        }
        return rows;
    }

    private static void panel(Svg svg, Panel panel) {
        Plot plot = new Plot(svg, panel.frame(), panel.x(), panel.y());
        Names names = new Names(panel.x().name(), panel.y().name());
        if (names.x().isEmpty()) {
            plot.axesAbove(names);
        } else {
            plot.axes(names);
        }
        panel.series().forEach(series -> series(svg, plot, series));
        for (Mark mark : panel.marks()) {
            svg.mark(mark, plot.at(mark.at().x(), mark.at().y()));
        }
        panel.tags().forEach(tag -> {
            Point at = plot.at(tag.at().x(), tag.at().y());
            svg.tag(new Point(at.x(), at.y() - TAG_ABOVE), tag.text());
        });
    }

    private static void series(Svg svg, Plot plot, Series series) {
        List<Point> points = points(plot, series);
        switch (series.kind()) {
            case TRACE -> svg.trace(series.name(), inside(plot, points), isSparse(points), series.style());
            case DOTS ->
                svg.dots(series.name(), inside(plot, points), series.style().stroke());
            default ->
                svg.series(series.kind().word(), series.name(), Polyline.of(inside(plot, points)), series.style());
        }
    }

    private static List<Point> points(Plot plot, Series series) {
        Value first =
                series.values().isEmpty() ? new Value(0, 0) : series.values().get(0);
        return switch (series.kind()) {
            case LEVEL ->
                List.of(plot.at(plot.x().low(), first.y()), plot.at(plot.x().high(), first.y()));
            case UPRIGHT ->
                List.of(
                        plot.at(first.x(), plot.y().low()),
                        plot.at(first.x(), plot.y().high()));
            default ->
                series.values().stream()
                        .map(value -> plot.at(value.x(), value.y()))
                        .toList();
        };
    }

    /** A line beyond the axes ends at them: a picture on paper has nothing that cuts it. */
    private static List<Point> inside(Plot plot, List<Point> points) {
        double top = plot.frame().upperLeft().y();
        double bottom = plot.frame().lowerRight().y();
        double left = plot.frame().upperLeft().x();
        double right = plot.frame().lowerRight().x();
        if (points.stream()
                .allMatch(
                        point -> point.y() >= top && point.y() <= bottom && point.x() >= left && point.x() <= right)) {
            return points;
        }
        return points.stream()
                .filter(point -> point.x() >= left - 1e-6 && point.x() <= right + 1e-6)
                .map(point -> new Point(point.x(), Math.max(top, Math.min(bottom, point.y()))))
                .toList();
    }

    private static boolean isSparse(List<Point> points) {
        return points.size() > 1
                && (points.get(points.size() - 1).x() - points.get(0).x()) / (points.size() - 1) >= APART;
    }
}
