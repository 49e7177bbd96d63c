package io.enantio.report.run.figure;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult.Calibration;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.rules.Severity;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.area.Peak;
import io.enantio.report.plot.Chart;
import io.enantio.report.plot.Chart.Mark;
import io.enantio.report.plot.Chart.Mark.Shape;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Style;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Figures of the peaks over the run: internal standard area, retention times, resolution and width, each with the limits that the rules or
 * the method set for it. A rule that compares an injection with what is expected of that very injection (RT_SHIFT, WIDTH_ANOMALY) has no
 * line.
 */
public final class TrendCharts {
    private static final String MINUTES = "min";

    private final RunView view;

    /**
     * Charts of a run.
     *
     * @param view the run
     */
    public TrendCharts(RunView view) {
        this.view = view;
    }

    /**
     * A limit with where it comes from.
     *
     * @param name of the limit, as the ruleset or the method calls it
     * @param value in the unit of the chart
     * @param style a limit, or a value that is only expected
     */
    public record Line(String name, double value, Style style) {
        static Line limit(String name, double value) {
            return new Line(name, value, PlotStyle.LIMIT);
        }

        static Line expected(String name, double value) {
            return new Line(name, value, PlotStyle.GUIDE);
        }
    }

    /**
     * A figure of the peaks of an analyte over the run.
     *
     * @param id unique for a compound: {@code is}, {@code is-time}, {@code time}, {@code rs}, {@code width}
     * @param analyte whose rows are shown
     * @param what in words
     * @param axis unit
     * @param lines limits
     * @param value of a row; absent if it has none
     */
    public record Trend(
            String id,
            Analyte analyte,
            String what,
            String axis,
            List<Line> lines,
            Function<ResultRow, OptionalDouble> value) {}

    /**
     * The trends of a compound that have values.
     *
     * @param compound which one
     * @return enantiomers beside each other, figure by figure; the resolution once for the compound
     */
    public List<Trend> of(Compound compound) {
        List<Trend> all = new ArrayList<>();
        for (Function<Analyte, Optional<Trend>> kind : List.<Function<Analyte, Optional<Trend>>>of(
                this::area, this::standardTime, this::time, this::width, this::resolution)) {
            compound.analytes().forEach(analyte -> kind.apply(analyte).ifPresent(all::add));
        }
        return all.stream().filter(trend -> !rows(trend).isEmpty()).toList();
    }

    private List<ResultRow> rows(Trend trend) {
        return view.result().rowsOf(trend.analyte()).stream()
                .filter(row -> trend.value().apply(row).isPresent())
                .toList();
    }

    private Method method() {
        return view.result().method();
    }

    private Limits limits() {
        return method().limits();
    }

    /** IS_LOW and IS_HIGH lie at parts of the mean over used standards and passing QCs (IS-1). */
    private Optional<Trend> area(Analyte analyte) {
        OptionalDouble reference = view.result().calibrations().stream()
                .filter(calibration -> calibration.fit().analyte().equals(analyte))
                .map(Calibration::areas)
                .findFirst()
                .map(areas -> areas.standard())
                .orElse(OptionalDouble.empty());
        List<Line> lines = new ArrayList<>();
        reference.ifPresent(mean -> {
            lines.add(Line.expected("mean of used standards and passing QCs", mean));
            lines.add(percent(LimitKey.IS_LOW_PERCENT, mean));
            lines.add(percent(LimitKey.IS_HIGH_PERCENT, mean));
        });
        return Optional.of(new Trend(
                "is",
                analyte,
                "area of " + standard(analyte),
                "area, counts·min",
                lines,
                row -> of(
                        row.internalStandard(),
                        peak -> OptionalDouble.of(peak.area().countsMin()))));
    }

    private Line percent(LimitKey key, double of) {
        return Line.limit(key.word(), limits().number(key) / 100 * of);
    }

    /** RT_DRIFT: away from the method's time by a part of the retention window. */
    private Optional<Trend> standardTime(Analyte analyte) {
        Optional<InternalStandard> standard = method().internalStandardOf(method().compoundOf(analyte));
        List<Line> lines = new ArrayList<>();
        standard.ifPresent(found -> found.placeFor(analyte).ifPresent(place -> {
            Channel.PeakWindow window = found.channel().window();
            double time = window.retentionTimesMin().get(place);
            double drift = limits().number(LimitKey.RT_DRIFT_PERCENT_OF_WINDOW) / 100 * window.halfWidthMin();
            lines.add(Line.expected("time of the method", time));
            lines.add(Line.limit(LimitKey.RT_DRIFT_PERCENT_OF_WINDOW.word(), time - drift));
            lines.add(Line.limit(LimitKey.RT_DRIFT_PERCENT_OF_WINDOW.word(), time + drift));
        }));
        return Optional.of(new Trend(
                "is-time",
                analyte,
                "retention time of " + standard(analyte),
                MINUTES,
                lines,
                row -> of(row.internalStandard(), peak -> OptionalDouble.of(peak.retentionTimeMin()))));
    }

    /** The retention window of the method. */
    private Optional<Trend> time(Analyte analyte) {
        Compound compound = method().compoundOf(analyte);
        Channel.PeakWindow window = compound.channels().quantifier().window();
        double time = window.retentionTimesMin().get(compound.place(analyte));
        return Optional.of(new Trend(
                "time",
                analyte,
                "retention time of " + analyte.name(),
                MINUTES,
                List.of(
                        Line.expected("time of the method", time),
                        Line.limit("retention window of the method", time - window.halfWidthMin()),
                        Line.limit("retention window of the method", time + window.halfWidthMin())),
                row -> of(Optional.of(row.peak()), peak -> OptionalDouble.of(peak.retentionTimeMin()))));
    }

    /** RS_LOW, RS_BELOW_FLOOR, and what the method asks of suitability injections. */
    private Optional<Trend> resolution(Analyte analyte) {
        Compound compound = method().compoundOf(analyte);
        if (!compound.hasNeighbours() || compound.place(analyte) != 0) {
            return Optional.empty();
        }
        List<Line> lines = new ArrayList<>();
        lines.add(Line.limit(LimitKey.RESOLUTION_MINIMUM.word(), limits().number(LimitKey.RESOLUTION_MINIMUM)));
        lines.add(Line.limit(LimitKey.RESOLUTION_FLOOR.word(), limits().number(LimitKey.RESOLUTION_FLOOR)));
        boolean isCut = view.result().rowsOf(analyte).stream()
                .anyMatch(row -> row.peak().how() == IntegrationMethod.PERPENDICULAR_DROP);
        if (isCut) {
            lines.add(
                    Line.limit(LimitKey.DROP_RESOLUTION_FLOOR.word(), limits().number(LimitKey.DROP_RESOLUTION_FLOOR)));
        }
        method().facts()
                .suitability()
                .resolutionMinimum()
                .ifPresent(minimum -> lines.add(Line.expected("suitability, resolution_minimum", minimum)));
        return Optional.of(new Trend(
                "rs",
                analyte,
                "resolution of " + compound.name(),
                "resolution",
                lines,
                row -> of(Optional.of(row.peak()), peak -> peak.figures().resolution())));
    }

    private Optional<Trend> width(Analyte analyte) {
        return Optional.of(new Trend(
                "width",
                analyte,
                "width of " + analyte.name() + " at half height",
                MINUTES,
                List.of(),
                row -> of(Optional.of(row.peak()), peak -> peak.figures().widthMin())));
    }

    private static String standard(Analyte analyte) {
        return "the internal standard of " + analyte.name();
    }

    private static OptionalDouble of(Optional<Integration> found, Function<Peak, OptionalDouble> figure) {
        return found.filter(Peak.class::isInstance)
                .map(Peak.class::cast)
                .filter(Peak::isDetected)
                .map(figure)
                .orElse(OptionalDouble.empty());
    }

    /**
     * A trend over the run.
     *
     * @param trend one of {@link #of}
     * @param shown injection that is marked; absent: none
     * @return the chart
     */
    public Chart chart(Trend trend, Optional<Integer> shown) {
        Scatter scatter = new Scatter(new Names("injection", trend.axis()));
        List<ResultRow> rows = rows(trend);
        for (ResultRow row : rows) {
            scatter.mark(mark(
                    row,
                    trend,
                    "injection " + row.injection().number() + ", "
                            + row.injection().sample().id(),
                    Shape.CIRCLE,
                    style(row)));
        }
        rows.stream()
                .filter(row -> shown.equals(Optional.of(row.injection().number())))
                .forEach(row -> scatter.mark(
                        mark(row, trend, "shown: injection " + row.injection().number(), Shape.RING, PlotStyle.SHOWN)));
        if (trend.id().equals("is")) {
            scatter.reaching(rows.get(0).injection().number(), 0);
        }
        trend.lines().forEach(line -> scatter.level(line.name(), line.value(), line.style()));
        return scatter.chart(trend.what());
    }

    private static Mark mark(ResultRow row, Trend trend, String words, Shape shape, Style style) {
        return new Mark(
                trend.axis(),
                new Value(row.injection().number(), trend.value().apply(row).orElseThrow()),
                words,
                shape,
                style,
                Optional.of(row.injection().number() + "/" + row.analyte().name()));
    }

    private static Style style(ResultRow row) {
        boolean isNotQuantifiable = RunView.worst(row)
                .filter(severity -> severity.compareTo(Severity.NOT_QUANTIFIABLE) >= 0)
                .isPresent();
        return isNotQuantifiable ? PlotStyle.OPEN_RED : style(row.injection().type());
    }

    /**
     * The mark of a kind of sample.
     *
     * @param type of an injection
     * @return standards blue, QCs orange, study samples grey, others open
     */
    public static Style style(SampleType type) {
        return switch (type) {
            case STANDARD -> PlotStyle.FILLED_BLUE;
            case QC -> PlotStyle.FILLED_ORANGE;
            case STUDY -> PlotStyle.FILLED_GREY;
            default -> PlotStyle.OPEN_GREY;
        };
    }
}
