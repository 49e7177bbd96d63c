package io.enantio.report.plot;

import io.enantio.report.plot.Chart.Axis;
import io.enantio.report.plot.Chart.Key;
import io.enantio.report.plot.Chart.Mark;
import io.enantio.report.plot.Chart.Note;
import io.enantio.report.plot.Chart.Panel;
import io.enantio.report.plot.Chart.Series;
import io.enantio.report.plot.Chart.Tag;
import io.enantio.report.plot.Chart.Value;
import io.enantio.text.PrintableText;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A chart as JSON for {@code chart.js}: every point, with all digits, on one line. */
public final class ChartJson {
    private ChartJson() {}

    /**
     * The whole chart.
     *
     * @param chart what to write
     * @return one JSON object without a line end, safe inside a script element
     */
    public static String of(Chart chart) {
        return "{\"title\":" + text(chart.title()) + ",\"width\":"
                + chart.size().width() + ",\"height\":"
                + chart.size().height() + ",\"keys\":" + list(chart.keys(), ChartJson::key) + ",\"panels\":"
                + list(chart.panels(), ChartJson::panel) + ",\"notes\":" + list(chart.notes(), ChartJson::note) + "}";
    }

    private static String key(Key key) {
        return "{\"text\":" + text(key.text()) + ",\"shape\":"
                + key.shape().map(shape -> text(shape.word())).orElse("null") + ",\"style\":" + style(key.style())
                + "}";
    }

    private static String panel(Panel panel) {
        return "{\"frame\":["
                + number(panel.frame().upperLeft().x()) + ","
                + number(panel.frame().upperLeft().y()) + ","
                + number(panel.frame().lowerRight().x()) + ","
                + number(panel.frame().lowerRight().y()) + "],\"x\":" + axis(panel.x()) + ",\"y\":" + axis(panel.y())
                + ",\"series\":" + list(panel.series(), ChartJson::series) + ",\"marks\":"
                + list(panel.marks(), ChartJson::mark) + ",\"tags\":" + list(panel.tags(), ChartJson::tag) + "}";
    }

    private static String axis(Axis axis) {
        return "{\"name\":" + text(axis.name()) + ",\"low\":" + number(axis.low()) + ",\"high\":" + number(axis.high())
                + ",\"labels\":" + list(axis.labels(), ChartJson::text) + "}";
    }

    private static String series(Series series) {
        return "{\"name\":" + text(series.name()) + ",\"kind\":"
                + text(series.kind().word()) + ",\"style\":" + style(series.style()) + ",\"xs\":"
                + numbers(series.values(), Value::x) + ",\"ys\":" + numbers(series.values(), Value::y) + "}";
    }

    private static String mark(Mark mark) {
        return "{\"name\":" + text(mark.name()) + ",\"x\":" + number(mark.at().x()) + ",\"y\":"
                + number(mark.at().y()) + ",\"words\":" + text(mark.words()) + ",\"shape\":"
                + text(mark.shape().word()) + ",\"style\":" + style(mark.style()) + ",\"id\":"
                + mark.id().map(ChartJson::text).orElse("null") + "}";
    }

    private static String tag(Tag tag) {
        return "{\"x\":" + number(tag.at().x()) + ",\"y\":" + number(tag.at().y()) + ",\"text\":" + text(tag.text())
                + "}";
    }

    private static String note(Note note) {
        return "{\"x\":" + number(note.at().x()) + ",\"y\":" + number(note.at().y()) + ",\"text\":" + text(note.text())
                + "}";
    }

    private static String style(Style style) {
        return "{\"stroke\":" + text(style.stroke()) + ",\"width\":" + number(style.width()) + ",\"dash\":"
                + style.dash().stream().map(ChartJson::number).collect(Collectors.joining(",", "[", "]"))
                + ",\"fill\":" + text(style.fill()) + ",\"opacity\":" + number(style.opacity()) + "}";
    }

    private static <T> String list(List<T> items, Function<T, String> writer) {
        return items.stream().map(writer).collect(Collectors.joining(",", "[", "]"));
    }

    private static String numbers(List<Value> values, ToDoubleFunction<Value> part) {
        StringBuilder all = new StringBuilder("[");
        for (Value value : values) {
            all.append(all.length() == 1 ? "" : ",").append(number(part.applyAsDouble(value)));
        }
        return all.append(']').toString();
    }

    /** The shortest text that reads back as the same number. */
    private static String number(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String text(String words) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : PrintableText.of(words).toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
                text.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
