package io.enantio.report.study;

import io.enantio.method.value.Range;
import io.enantio.report.plot.Plot;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Point;
import io.enantio.report.study.ProfileFigure.Ticks;
import io.enantio.study.StudyResult;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyValue;
import java.util.List;

/** Concentrations of one analyte over actual time, a line per subject (rule H-4). */
final class SubjectFigure {
    private static final int WIDTH = 430;
    private static final int HEIGHT = 300;
    private static final Plot.Frame FRAME = new Plot.Frame(new Point(58, 40), new Point(410, 240));
    private static final String LINE =
            "fill=\"none\" stroke=\"" + PlotStyle.BLUE + "\" stroke-width=\"1\" stroke-opacity=\"0.55\"";

    private SubjectFigure() {}

    static Svg of(StudyResult result, StudyAnalyte analyte) {
        Svg svg = new Svg(WIDTH, HEIGHT, analyte.name() + ", one line per subject");
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
        Plot plot = new Plot(svg, FRAME, new Range(0, last), Ticks.upTo(highest).range());
        plot.axes(new Plot.Names("actual hours after the start of the infusion", "ng/mL"));
        for (String subject : result.subjects()) {
            List<Point> line = result.curve(analyte, subject).stream()
                    .map(value -> plot.at(
                            value.actualH().getAsDouble(), value.valueNgPerMl().getAsDouble()))
                    .toList();
            if (line.size() > 1) {
                svg.series(subject, line, LINE);
            }
        }
        return svg;
    }
}
