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

/** A scatter plot: described points and lines, for curves, residuals and trends. */
public final class Scatter {
    private static final int WIDTH = 430;
    private static final int HEIGHT = 250;
    private static final double MARGIN = 0.06;

    /** A value with its description. */
    public record Dot(double x, double y, String description, String style) {}

    /** A line in the coordinates of the plot. */
    public record Line(String name, List<Point> values, String style) {}

    private final Names names;
    private final List<Dot> dots = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final DoubleSummaryStatistics across = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics up = new DoubleSummaryStatistics();

    public Scatter(Names names) {
        this.names = names;
    }

    /** A value that the axes must include besides the dots. */
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

    /** A horizontal line over the range of all values added before. */
    public Scatter level(String name, double y, String style) {
        up.accept(y);
        lines.add(new Line(name, List.of(new Point(across.getMin(), y), new Point(across.getMax(), y)), style));
        return this;
    }

    public Svg picture(String title) {
        Svg svg = new Svg(WIDTH, HEIGHT, title);
        Frame frame = new Frame(new Point(62, 34), new Point(WIDTH - 10, HEIGHT - 46));
        Plot plot = new Plot(svg, frame, widened(across), widened(up));
        plot.axes(names);
        for (Line line : lines) {
            svg.series(
                    line.name(),
                    Polyline.of(line.values().stream()
                            .map(point -> plot.at(point.x(), point.y()))
                            .toList()),
                    line.style());
        }
        dots.forEach(dot -> svg.mark(names.y(), plot.at(dot.x(), dot.y()), dot.description(), dot.style()));
        return svg;
    }

    private static Range widened(DoubleSummaryStatistics values) {
        double margin = MARGIN * (values.getMax() - values.getMin());
        return new Range(values.getMin() - margin, values.getMax() + margin);
    }
}
