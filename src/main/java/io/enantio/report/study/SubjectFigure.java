package io.enantio.report.study;

import io.enantio.report.plot.Chart;
import io.enantio.report.plot.Chart.Axis;
import io.enantio.report.plot.Chart.Key;
import io.enantio.report.plot.Chart.Kind;
import io.enantio.report.plot.Chart.Panel;
import io.enantio.report.plot.Chart.Series;
import io.enantio.report.plot.Chart.Size;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.Plot.Frame;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Style;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Point;
import io.enantio.report.study.ProfileFigure.Ticks;
import io.enantio.study.StudyResult;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Concentrations of one analyte over actual time, a line per subject (rule H-4). Up to sixteen subjects are told apart by colour and
 * stroke, with a legend; of more, the lines show the spread and the table who they are.
 */
final class SubjectFigure {
    private static final int WIDTH = 430;
    private static final int HEIGHT = 270;
    private static final double LEFT = 58;
    private static final int MOST_NAMED = 16;
    private static final int ROW = 17;
    /** Letters of the legend in a row. */
    private static final int LETTERS = 56;

    private static final List<String> COLOURS =
            List.of(PlotStyle.BLUE, PlotStyle.VERMILION, PlotStyle.GREEN, PlotStyle.PURPLE);
    private static final List<double[]> DASHES =
            List.of(new double[0], new double[] {6, 3}, new double[] {2, 2}, new double[] {8, 2, 2, 2});
    private static final Style LINE = Style.line("#5FA5CE", 1);

    private SubjectFigure() {}

    static Svg of(StudyResult result, StudyAnalyte analyte) {
        List<String> subjects = result.subjects();
        boolean isNamed = subjects.size() <= MOST_NAMED;
        List<StudyValue> values = result.values().stream()
                .filter(value -> value.reported().analyte().equals(analyte))
                .toList();
        double highest = values.stream()
                .mapToDouble(value -> value.valueNgPerMl().orElse(0))
                .max()
                .orElse(0);
        double last = values.stream()
                .mapToDouble(value -> value.actualH().orElse(0))
                .max()
                .orElse(0);
        List<Key> keys = new ArrayList<>();
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            Style style = isNamed ? stroke(i) : LINE;
            List<Value> line = result.curve(analyte, subjects.get(i)).stream()
                    .map(value -> new Value(
                            value.actualH().getAsDouble(), value.valueNgPerMl().getAsDouble()))
                    .toList();
            if (line.size() > 1) {
                series.add(new Series(subjects.get(i), Kind.LINE, style, line));
            }
            if (isNamed) {
                keys.add(new Key(subjects.get(i), Optional.empty(), style));
            }
        }
        int rows = (keys.stream().mapToInt(key -> key.text().length() + 7).sum() + LETTERS - 1) / LETTERS;
        int top = Math.max(rows, Chart.rows(keys, WIDTH)) * ROW;
        Panel panel = new Panel(
                new Frame(new Point(LEFT, top + 34.0), new Point(WIDTH - 20.0, top + HEIGHT - 48.0)),
                new Axis("actual hours after the start of the infusion", 0, last),
                new Axis("ng/mL", 0, Ticks.upTo(highest).top()),
                series,
                List.of(),
                List.of());
        return new Chart(
                        analyte.name() + ", one line per subject",
                        new Size(WIDTH, HEIGHT + top),
                        keys,
                        List.of(panel),
                        List.of())
                .svg();
    }

    private static Style stroke(int subject) {
        double[] dash = DASHES.get(subject / COLOURS.size() % DASHES.size());
        return Style.line(COLOURS.get(subject % COLOURS.size()), 1.3, dash);
    }
}
