package io.enantio.report.run.figure;

import io.enantio.report.plot.Chart;
import io.enantio.report.plot.Chart.Axis;
import io.enantio.report.plot.Chart.Key;
import io.enantio.report.plot.Chart.Kind;
import io.enantio.report.plot.Chart.Mark;
import io.enantio.report.plot.Chart.Mark.Shape;
import io.enantio.report.plot.Chart.Panel;
import io.enantio.report.plot.Chart.Series;
import io.enantio.report.plot.Chart.Size;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.Plot.Frame;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.Style;
import io.enantio.report.plot.Svg.Point;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** A scatter chart: described points, lines and levels, for curves, residuals, QCs and trends. */
public final class Scatter {
    private static final int WIDTH = 430;
    private static final int HEIGHT = 250;
    private static final int KEY_ROW = 18;
    private static final double MARGIN = 0.06;
    /** Letters of a legend that fit in a row. */
    private static final int LETTERS = 58;

    private final Names names;
    private final List<Key> keys = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Series> series = new ArrayList<>();
    private final DoubleSummaryStatistics across = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics up = new DoubleSummaryStatistics();

    /**
     * An empty chart.
     *
     * @param names of the axes
     */
    public Scatter(Names names) {
        this.names = names;
    }

    /** A value that the axes must include besides the dots. */
    public Scatter reaching(double x, double y) {
        across.accept(x);
        up.accept(y);
        return this;
    }

    /** A described circle. */
    public Scatter dot(double x, double y, String words, Style style) {
        return mark(new Mark(names.y(), new Value(x, y), words, Shape.CIRCLE, style, Optional.empty()));
    }

    /** A mark of any form. */
    public Scatter mark(Mark mark) {
        marks.add(mark);
        return reaching(mark.at().x(), mark.at().y());
    }

    /** A line through values. */
    public Scatter line(String name, Style style, List<Value> values) {
        series.add(new Series(name, Kind.LINE, style, values));
        values.forEach(value -> reaching(value.x(), value.y()));
        return this;
    }

    /** A horizontal line over the whole chart. */
    public Scatter level(String name, double y, Style style) {
        up.accept(y);
        series.add(Series.level(name, y, style));
        return this;
    }

    /** A vertical line over the whole chart. */
    public Scatter upright(String name, double x, Style style) {
        across.accept(x);
        series.add(Series.upright(name, x, style));
        return this;
    }

    /** Words below the values 1, 2, 3 ... in place of numbers. */
    public Scatter labelled(List<String> words) {
        labels.addAll(words);
        return this;
    }

    /** An entry of the legend. */
    public Scatter key(Key key) {
        keys.add(key);
        return this;
    }

    /** The values so far as a chart. */
    public Chart chart(String title) {
        int rows = (keys.stream().mapToInt(key -> key.text().length() + 6).sum() + LETTERS - 1) / LETTERS;
        int top = Math.max(rows, Chart.rows(keys, WIDTH)) * KEY_ROW;
        return new Chart(
                title,
                new Size(WIDTH, HEIGHT + top),
                keys,
                List.of(new Panel(
                        new Frame(new Point(62, top + 34.0), new Point(WIDTH - 10.0, top + HEIGHT - 46.0)),
                        widened(names.x(), across, labels),
                        widened(names.y(), up, List.of()),
                        series,
                        marks,
                        List.of())),
                List.of());
    }

    private static Axis widened(String name, DoubleSummaryStatistics values, List<String> labels) {
        if (values.getCount() == 0) {
            return new Axis(name, 0, 1, labels);
        }
        double margin = MARGIN * (values.getMax() - values.getMin());
        return new Axis(name, values.getMin() - margin, values.getMax() + margin, labels);
    }
}
