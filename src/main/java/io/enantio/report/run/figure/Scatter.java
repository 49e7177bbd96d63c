package io.enantio.report.run.figure;

import io.enantio.method.value.Range;
import io.enantio.report.plot.Plot;
import io.enantio.report.plot.Plot.Frame;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Point;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** Points with a word for each, and lines: curves, residuals, trends. */
public final class Scatter {
    private static final int WIDTH = 430;
    private static final int HEIGHT = 270;
    private static final double ROOM = 0.06;

    /** A value with what a reader may ask of it. */
    public record Dot(double x, double y, String words, String style) {}

    /** A line in the plot's values. */
    public record Line(String name, List<Point> values, String style) {}

    private final Names names;
    private final List<Dot> dots = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final DoubleSummaryStatistics across = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics up = new DoubleSummaryStatistics();

    public Scatter(Names names) {
        this.names = names;
    }

    /** What the axes must hold besides the dots. */
    public Scatter reaching(double x, double y) {
        across.accept(x);
        up.accept(y);
        return this;
    }

    public Scatter dot(Dot dot) {
        dots.add(dot);
        return reaching(dot.x(), dot.y());
    }

    public Scatter line(Line line) {
        lines.add(line);
        line.values().forEach(point -> reaching(point.x(), point.y()));
        return this;
    }

    /** A level over the whole width of what was added before. */
    public Scatter level(String name, double y, String style) {
        up.accept(y);
        lines.add(new Line(name, List.of(new Point(across.getMin(), y), new Point(across.getMax(), y)), style));
        return this;
    }

    boolean isEmpty() {
        return dots.isEmpty();
    }

    public Svg picture(String title) {
        Svg svg = new Svg(WIDTH, HEIGHT, title);
        Frame frame = new Frame(new Point(62, 34), new Point(WIDTH - 10, HEIGHT - 46));
        Plot plot = new Plot(svg, frame, roomy(across), roomy(up));
        plot.axes(names);
        for (Line line : lines) {
            svg.series(
                    line.name(),
                    Polyline.of(line.values().stream()
                            .map(point -> plot.at(point.x(), point.y()))
                            .toList()),
                    line.style());
        }
        dots.forEach(dot -> svg.mark(names.y(), plot.at(dot.x(), dot.y()), dot.words(), dot.style()));
        return svg;
    }

    private static Range roomy(DoubleSummaryStatistics values) {
        double room = ROOM * (values.getMax() - values.getMin());
        return new Range(values.getMin() - room, values.getMax() + room);
    }
}
