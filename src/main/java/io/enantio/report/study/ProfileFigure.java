package io.enantio.report.study;

import io.enantio.method.value.Range;
import io.enantio.report.plot.Plot;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Anchor;
import io.enantio.report.plot.Svg.Point;
import io.enantio.statistics.SampleStatistics;
import io.enantio.study.StudyResult;
import io.enantio.study.comparison.ResponseTable;
import io.enantio.study.profile.ProfilePoint;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyPlan;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Every analyte at every planned time (rule H-4): mean ± SEM with the relief of the score on the right axis, or the geometric
 * mean with its 95 % interval on a logarithmic axis. Planned times are equally spaced, because hours and days do not fit on one
 * scale.
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
    private final Centre centre;
    private final List<PlannedTime> times;
    private final Svg svg;
    private final Plot left;
    private final Plot right;
    private final List<Double> concentrations;
    private final Ticks reliefs;

    /** Which mean is drawn, and on which axis. */
    private enum Centre {
        MEAN("ng/mL, mean ± SEM") {
            @Override
            Optional<Bar> bar(SampleStatistics values) {
                return values.mean().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Bar.around(values.mean().getAsDouble(), values.sem()));
            }

            @Override
            List<Double> ticks(double lowest, double highest) {
                return Ticks.upTo(highest).values();
            }

            @Override
            double place(double value) {
                return value;
            }
        },
        GEOMETRIC_MEAN("ng/mL, geometric mean with 95 % interval") {
            @Override
            Optional<Bar> bar(SampleStatistics values) {
                return values.geometricMean().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Bar(
                                values.geometricMean().getAsDouble(),
                                values.geometricCi95Low(),
                                values.geometricCi95High()));
            }

            /** 1, 2 and 5 in every power of ten; at least two of them. */
            @Override
            List<Double> ticks(double lowest, double highest) {
                List<Double> ticks = new ArrayList<>();
                int first = (int) StrictMath.floor(StrictMath.log10(lowest));
                int last = (int) StrictMath.ceil(StrictMath.log10(highest)) + 1;
                for (int power = first; power <= last; power++) {
                    for (int digit : new int[] {1, 2, 5}) {
                        ticks.add(digit * StrictMath.pow(10, power));
                    }
                }
                int from = 0;
                while (from + 1 < ticks.size() && ticks.get(from + 1) <= lowest) {
                    from++;
                }
                int to = from + 1;
                while (to < ticks.size() - 1 && ticks.get(to) < highest) {
                    to++;
                }
                return List.copyOf(ticks.subList(from, to + 1));
            }

            @Override
            double place(double value) {
                return StrictMath.log10(value);
            }
        };

        private final String words;

        Centre(String words) {
            this.words = words;
        }

        /** What is drawn of the values at a time; absent if there is no such mean. */
        abstract Optional<Bar> bar(SampleStatistics values);

        abstract List<Double> ticks(double lowest, double highest);

        /** Place of a value on the axis. */
        abstract double place(double value);
    }

    private ProfileFigure(StudyResult result, Centre centre) {
        this.result = result;
        this.centre = centre;
        this.times = result.plan().schedule();
        String origin = result.plan().identity().origin() == StudyPlan.Origin.SIMULATED ? " (simulated data)" : "";
        this.svg = new Svg(
                WIDTH,
                HEIGHT,
                "Mean concentrations of study " + result.plan().identity().study() + origin);
        List<Bar> bars = result.profiles().stream()
                .filter(point -> !point.isWithheld())
                .flatMap(point -> centre.bar(point.statistics()).stream())
                .toList();
        this.concentrations = centre.ticks(
                bars.stream().mapToDouble(Bar::foot).min().orElse(1),
                bars.stream().mapToDouble(Bar::top).max().orElse(centre == Centre.MEAN ? 0 : 1));
        this.reliefs = Ticks.upTo(highest(result.relations().responses().stream()
                .map(ResponseTable.Point::relief)
                .map(statistics -> reach(statistics.mean(), statistics.sem()))
                .toList()));
        Plot.Frame frame = new Plot.Frame(new Point(LEFT, TOP), new Point(RIGHT, BOTTOM));
        Range places = new Range(-MARGIN, times.size() - 1 + MARGIN);
        this.left = Plot.of(
                svg,
                frame,
                places,
                new Range(
                        centre.place(concentrations.get(0)),
                        centre.place(concentrations.get(concentrations.size() - 1))));
        this.right = Plot.of(svg, frame, places, reliefs.range());
    }

    /** Means with the relief. */
    static Svg of(StudyResult result) {
        ProfileFigure figure = new ProfileFigure(result, Centre.MEAN);
        figure.axes();
        if (figure.showsRelief()) {
            figure.relief();
        }
        return figure.curves();
    }

    /** Geometric means. */
    static Svg geometric(StudyResult result) {
        ProfileFigure figure = new ProfileFigure(result, Centre.GEOMETRIC_MEAN);
        figure.axes();
        return figure.curves();
    }

    private boolean showsRelief() {
        return centre == Centre.MEAN && !result.relations().responses().isEmpty();
    }

    private Svg curves() {
        List<StudyAnalyte> analytes = result.analytes();
        for (int i = 0; i < analytes.size(); i++) {
            curve(analytes.get(i), OFFSET * (i - (analytes.size() - 1) / 2.0));
        }
        legend();
        return svg;
    }

    private static double reach(OptionalDouble mean, OptionalDouble sem) {
        return mean.orElse(0) + sem.orElse(0);
    }

    private static double highest(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private void axes() {
        for (double tick : concentrations) {
            Point at = left.at(-MARGIN, centre.place(tick));
            svg.line(List.of(at, new Point(RIGHT, at.y())), tick == concentrations.get(0) ? PlotStyle.AXIS : GRID);
            svg.label(new Point(LEFT - 8, at.y() + 4), Anchor.END, NumberText.of(tick));
        }
        svg.line(List.of(new Point(LEFT, TOP), new Point(LEFT, BOTTOM)), PlotStyle.AXIS);
        svg.label(new Point(LEFT - 50, TOP - 12), Anchor.START, centre.words);
        for (int i = 0; i < times.size(); i++) {
            Point foot = left.at(i, left.y().low());
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
            Optional<Bar> bar = point.isWithheld() ? Optional.empty() : centre.bar(point.statistics());
            if (bar.isPresent()) {
                Point at = moved(
                        left.at(
                                times.indexOf(point.time()),
                                centre.place(bar.get().middle())),
                        offset);
                line.add(at);
                bar(left, at, bar.get(), style.bar());
            }
        }
        svg.line(line, style.stroke(1.8));
        line.forEach(at -> svg.circle(at, style.mark()));
    }

    /** A mean with the ends of its error bar, if it has one. */
    private record Bar(double middle, OptionalDouble low, OptionalDouble high) {
        static Bar around(double mean, OptionalDouble error) {
            return error.isEmpty()
                    ? new Bar(mean, error, error)
                    : new Bar(
                            mean,
                            OptionalDouble.of(mean - error.getAsDouble()),
                            OptionalDouble.of(mean + error.getAsDouble()));
        }

        double foot() {
            return low.orElse(middle);
        }

        double top() {
            return high.orElse(middle);
        }
    }

    private void bar(Plot plot, Point at, Bar bar, String style) {
        if (bar.low().isEmpty()) {
            return;
        }
        double top = plot.at(0, centre.place(bar.top())).y();
        double foot = plot.at(0, centre.place(bar.foot())).y();
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
                bar(right, at, Bar.around(mean.getAsDouble(), point.relief().sem()), style);
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
        if (showsRelief()) {
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
