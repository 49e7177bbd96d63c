package io.enantio.report.study;

import io.enantio.method.value.Range;
import io.enantio.report.plot.Plot;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Anchor;
import io.enantio.report.plot.Svg.Point;
import io.enantio.report.study.ProfileFigure.Ticks;
import io.enantio.study.StudyResult;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyValue;
import java.util.List;

/**
 * Concentrations of one analyte over actual time, a line per subject (rule H-4). Up to sixteen subjects are told apart by colour and
 * stroke, with a legend; of more, the lines show the spread and the table who they are.
 */
final class SubjectFigure {
    private static final int WIDTH = 430;
    private static final int HEIGHT = 270;
    private static final double LEFT = 58;
    private static final int MOST_NAMED = 16;
    private static final int ACROSS = 4;
    private static final double ROW = 17;
    private static final List<String> COLOURS =
            List.of(PlotStyle.BLUE, PlotStyle.VERMILION, PlotStyle.GREEN, PlotStyle.PURPLE);
    private static final List<String> DASHES = List.of("", "6 3", "2 2", "8 2 2 2");
    private static final String LINE = "stroke=\"" + PlotStyle.BLUE + "\" stroke-width=\"1\" stroke-opacity=\"0.55\"";

    private SubjectFigure() {}

    static Svg of(StudyResult result, StudyAnalyte analyte) {
        List<String> subjects = result.subjects();
        int rows = subjects.size() > MOST_NAMED ? 0 : (subjects.size() + ACROSS - 1) / ACROSS;
        Svg svg = new Svg(WIDTH, HEIGHT + (int) ((rows + 0.5) * ROW), analyte.name() + ", one line per subject");
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
        Plot plot = new Plot(
                svg,
                new Plot.Frame(new Point(LEFT, 34), new Point(WIDTH - 20, HEIGHT - 48)),
                new Range(0, last),
                Ticks.upTo(highest).range());
        plot.axes(new Plot.Names("actual hours after the start of the infusion", "ng/mL"));
        for (int i = 0; i < subjects.size(); i++) {
            String stroke = rows == 0 ? LINE : stroke(i);
            List<Point> line = result.curve(analyte, subjects.get(i)).stream()
                    .map(value -> plot.at(
                            value.actualH().getAsDouble(), value.valueNgPerMl().getAsDouble()))
                    .toList();
            if (line.size() > 1) {
                svg.series(subjects.get(i), line, "fill=\"none\" " + stroke);
            }
            if (rows > 0) {
                Point at = new Point(LEFT + (i % ACROSS) * (WIDTH - LEFT) / ACROSS, HEIGHT + (i / ACROSS + 0.7) * ROW);
                svg.line(List.of(new Point(at.x(), at.y() - 4), new Point(at.x() + 26, at.y() - 4)), stroke);
                svg.label(new Point(at.x() + 31, at.y()), Anchor.START, subjects.get(i));
            }
        }
        return svg;
    }

    private static String stroke(int subject) {
        String dash = DASHES.get(subject / COLOURS.size() % DASHES.size());
        return "stroke=\"" + COLOURS.get(subject % COLOURS.size()) + "\" stroke-width=\"1.3\""
                + (dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"");
    }
}
