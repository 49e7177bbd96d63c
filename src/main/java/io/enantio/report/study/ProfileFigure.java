package io.enantio.report.study;

import io.enantio.method.value.Range;
import io.enantio.report.plot.Plot;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Anchor;
import io.enantio.report.plot.Svg.Point;
import io.enantio.study.StudyResult;
import io.enantio.study.comparison.ResponseTable;
import io.enantio.study.profile.ProfilePoint;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyPlan;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Mean ± SEM of every analyte at every planned time, with the relief of the score on the right axis (rule H-4). Planned times are
 * equally spaced, because hours and days do not fit on one scale.
 */
final class ProfileFigure {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 480;
    private static final double LEFT = 70;
    private static final double RIGHT = 790;
    private static final double TOP = 78;
    private static final double BOTTOM = 390;
    private static final double OFFSET = 4;
    private static final double CAP = 3;
    private static final double MARGIN = 0.4;
    private static final String GRID = "stroke=\"#e4e4e4\" stroke-width=\"1\"";

    private final StudyResult result;
    private final List<PlannedTime> times;
    private final Svg svg;
    private final Plot left;
    private final Plot right;
    private final Ticks concentrations;
    private final Ticks reliefs;

    private ProfileFigure(StudyResult result) {
        this.result = result;
        this.times = result.plan().schedule();
        String origin = result.plan().identity().origin() == StudyPlan.Origin.SIMULATED ? " (simulated data)" : "";
        this.svg = new Svg(
                WIDTH,
                HEIGHT,
                "Mean concentrations of study " + result.plan().identity().study() + origin);
        this.concentrations = Ticks.upTo(highest(result.profiles().stream()
                .filter(point -> !point.isWithheld())
                .map(ProfilePoint::statistics)
                .map(statistics -> reach(statistics.mean(), statistics.sem()))
                .toList()));
        this.reliefs = Ticks.upTo(highest(result.relations().responses().stream()
                .map(ResponseTable.Point::relief)
                .map(statistics -> reach(statistics.mean(), statistics.sem()))
                .toList()));
        Plot.Frame frame = new Plot.Frame(new Point(LEFT, TOP), new Point(RIGHT, BOTTOM));
        Range places = new Range(-MARGIN, times.size() - 1 + MARGIN);
        this.left = new Plot(svg, frame, places, concentrations.range());
        this.right = new Plot(svg, frame, places, reliefs.range());
    }

    /** The figure of a study. */
    static Svg of(StudyResult result) {
        ProfileFigure figure = new ProfileFigure(result);
        figure.axes();
        if (!result.relations().responses().isEmpty()) {
            figure.relief();
        }
        List<StudyAnalyte> analytes = result.analytes();
        for (int i = 0; i < analytes.size(); i++) {
            figure.curve(analytes.get(i), OFFSET * (i - (analytes.size() - 1) / 2.0));
        }
        figure.legend();
        return figure.svg;
    }

    private static double reach(OptionalDouble mean, OptionalDouble sem) {
        return mean.orElse(0) + sem.orElse(0);
    }

    private static double highest(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private void axes() {
        for (double tick : concentrations.values()) {
            Point at = left.at(-MARGIN, tick);
            svg.line(List.of(at, new Point(RIGHT, at.y())), tick == 0 ? PlotStyle.AXIS : GRID);
            svg.label(new Point(LEFT - 8, at.y() + 4), Anchor.END, NumberText.of(tick));
        }
        svg.line(List.of(new Point(LEFT, TOP), new Point(LEFT, BOTTOM)), PlotStyle.AXIS);
        svg.label(new Point(LEFT - 50, TOP - 12), Anchor.START, "ng/mL, mean ± SEM");
        for (int i = 0; i < times.size(); i++) {
            Point foot = left.at(i, 0);
            svg.line(List.of(foot, new Point(foot.x(), foot.y() + 5)), PlotStyle.AXIS);
            svg.label(
                    new Point(foot.x(), foot.y() + 20),
                    Anchor.MIDDLE,
                    NumberText.of(times.get(i).nominalH()));
            svg.label(new Point(foot.x(), foot.y() + 38), Anchor.MIDDLE, count(times.get(i)));
        }
        svg.label(new Point(LEFT - 8, BOTTOM + 38), Anchor.END, "n");
        svg.label(
                new Point((LEFT + RIGHT) / 2, BOTTOM + 62),
                Anchor.MIDDLE,
                "nominal hours after the start of the infusion (equal distances, not to scale)");
    }

    /** Number of values at a time; a range if it differs between analytes. */
    private String count(PlannedTime time) {
        List<Integer> counts = result.profiles().stream()
                .filter(point -> point.time().equals(time))
                .map(point -> point.statistics().n())
                .sorted()
                .toList();
        if (counts.isEmpty()) {
            return "0";
        }
        int fewest = counts.get(0);
        int most = counts.get(counts.size() - 1);
        return fewest == most ? String.valueOf(most) : fewest + "-" + most;
    }

    private void curve(StudyAnalyte analyte, double offset) {
        AnalyteStyle style = AnalyteStyle.of(analyte, result.analytes());
        List<Point> line = new ArrayList<>();
        List<ProfilePoint> profile = result.profile(analyte);
        for (ProfilePoint point : profile) {
            OptionalDouble mean = point.shown(point.statistics().mean());
            if (mean.isPresent()) {
                Point at = moved(left.at(times.indexOf(point.time()), mean.getAsDouble()), offset);
                line.add(at);
                bar(left, at, new Bar(mean.getAsDouble(), point.statistics().sem()), style.bar());
            }
        }
        svg.line(line, style.stroke(1.8));
        line.forEach(at -> svg.circle(at, style.mark()));
    }

    /** A mean with its standard error, if there is one. */
    private record Bar(double mean, OptionalDouble sem) {}

    private void bar(Plot plot, Point at, Bar bar, String style) {
        if (bar.sem().isEmpty()) {
            return;
        }
        double top = plot.at(0, bar.mean() + bar.sem().getAsDouble()).y();
        double foot = plot.at(0, bar.mean() - bar.sem().getAsDouble()).y();
        svg.line(List.of(new Point(at.x(), top), new Point(at.x(), foot)), style);
        svg.line(List.of(new Point(at.x() - CAP, top), new Point(at.x() + CAP, top)), style);
        svg.line(List.of(new Point(at.x() - CAP, foot), new Point(at.x() + CAP, foot)), style);
    }

    private void relief() {
        for (double tick : reliefs.values()) {
            Point at = right.at(times.size() - 1 + MARGIN, tick);
            svg.line(List.of(at, new Point(at.x() + 5, at.y())), PlotStyle.AXIS);
            svg.label(new Point(RIGHT + 9, at.y() + 4), Anchor.START, NumberText.of(tick));
        }
        svg.line(List.of(new Point(RIGHT, TOP), new Point(RIGHT, BOTTOM)), PlotStyle.AXIS);
        svg.label(new Point(WIDTH - 10, TOP - 12), Anchor.END, "relief: score(0) - score, mean ± SEM");
        String style = "stroke=\"" + AnalyteStyle.OTHER + "\" stroke-width=\"1.2\"";
        List<Point> line = new ArrayList<>();
        for (ResponseTable.Point point : result.relations().responses()) {
            OptionalDouble mean = point.relief().mean();
            int place = place(point.nominalH());
            if (place >= 0 && mean.isPresent() && mean.getAsDouble() >= 0) {
                Point at = moved(right.at(place, mean.getAsDouble()), 3 * OFFSET);
                line.add(at);
                bar(right, at, new Bar(mean.getAsDouble(), point.relief().sem()), style);
            }
        }
        svg.line(line, style + " stroke-dasharray=\"1 4\"");
        line.forEach(at -> AnalyteStyle.square(svg, at));
    }

    private int place(double nominalH) {
        return IntStream.range(0, times.size())
                .filter(i -> times.get(i).nominalH() == nominalH)
                .findFirst()
                .orElse(-1);
    }

    private void legend() {
        double across = (RIGHT - LEFT + 60) / (result.analytes().size() + 1.0);
        double x = LEFT - 50;
        for (StudyAnalyte analyte : result.analytes()) {
            AnalyteStyle style = AnalyteStyle.of(analyte, result.analytes());
            Point middle = new Point(x + 17, 24);
            svg.line(List.of(new Point(x, 24), new Point(x + 34, 24)), style.stroke(1.8));
            svg.circle(middle, style.mark());
            svg.label(new Point(x + 40, 28), Anchor.START, analyte.name());
            x += across;
        }
        if (!result.relations().responses().isEmpty()) {
            AnalyteStyle.square(svg, new Point(x + 17, 24));
            svg.label(new Point(x + 30, 28), Anchor.START, "relief (right axis)");
        }
        if (result.plan().identity().origin() == StudyPlan.Origin.SIMULATED) {
            svg.label(new Point(LEFT - 50, 48), Anchor.START, "simulated data");
        }
    }

    private static Point moved(Point point, double offset) {
        return new Point(point.x() + offset, point.y());
    }

    /**
     * How an analyte is drawn: the colour shows its place in its compound (its configuration), stroke and mark show its compound, so
     * that curves never differ by colour alone.
     *
     * @param place of the analyte in its compound
     * @param compound place of the compound in the study
     */
    record AnalyteStyle(int place, int compound) {
        private static final List<String> COLOURS =
                List.of(PlotStyle.BLUE, PlotStyle.VERMILION, PlotStyle.GREEN, PlotStyle.PURPLE);
        private static final List<String> DASHES = List.of("", "6 4", "2 3", "8 3 2 3");
        private static final double HALF_SQUARE = 4;

        /** Colour of scores. */
        static final String OTHER = "#222222";

        static AnalyteStyle of(StudyAnalyte analyte, List<StudyAnalyte> all) {
            List<String> compounds =
                    all.stream().map(StudyAnalyte::compound).distinct().toList();
            List<StudyAnalyte> own = all.stream()
                    .filter(other -> other.compound().equals(analyte.compound()))
                    .toList();
            return new AnalyteStyle(own.indexOf(analyte), compounds.indexOf(analyte.compound()));
        }

        private String colour() {
            return COLOURS.get(place % COLOURS.size());
        }

        String stroke(double width) {
            String dash = DASHES.get(compound % DASHES.size());
            return "stroke=\"" + colour() + "\" stroke-width=\"" + NumberText.of(width) + "\""
                    + (dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"");
        }

        /** The stroke of error bars. */
        String bar() {
            return "stroke=\"" + colour() + "\" stroke-width=\"1.2\"";
        }

        String mark() {
            String fill = compound % 2 == 0 ? colour() : "#ffffff";
            return "fill=\"" + fill + "\" stroke=\"" + colour() + "\" stroke-width=\"1.6\"";
        }

        /** The mark of scores. */
        static void square(Svg svg, Point at) {
            svg.area(
                    List.of(
                            new Point(at.x() - HALF_SQUARE, at.y() - HALF_SQUARE),
                            new Point(at.x() + HALF_SQUARE, at.y() - HALF_SQUARE),
                            new Point(at.x() + HALF_SQUARE, at.y() + HALF_SQUARE),
                            new Point(at.x() - HALF_SQUARE, at.y() + HALF_SQUARE)),
                    "fill=\"" + OTHER + "\"");
        }
    }

    /** Ticks of an axis that begins at 0 and extends beyond its largest value. */
    record Ticks(double step, double top) {
        private static final double WANTED = 5;

        static Ticks upTo(double largest) {
            double rough = (largest > 0 ? largest : 1) / WANTED;
            double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(rough)));
            double mantissa = rough / power;
            double step = (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10) * power;
            return new Ticks(step, step * StrictMath.ceil((largest > 0 ? largest : 1) / step));
        }

        Range range() {
            return new Range(0, top);
        }

        List<Double> values() {
            List<Double> values = new ArrayList<>();
            for (int i = 0; i * step <= top * (1 + 1e-9); i++) {
                values.add(i * step);
            }
            return values;
        }
    }
}
