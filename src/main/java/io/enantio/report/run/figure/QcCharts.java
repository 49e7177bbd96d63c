package io.enantio.report.run.figure;

import io.enantio.acceptance.evidence.QcSample;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.method.Analyte;
import io.enantio.method.LevelRole;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Limits;
import io.enantio.report.plot.Chart;
import io.enantio.report.plot.Chart.Key;
import io.enantio.report.plot.Chart.Mark;
import io.enantio.report.plot.Chart.Mark.Shape;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.Plot.Names;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Style;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import io.enantio.statistics.SampleStatistics;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The QCs of an analyte: every one over the run and beside its level, with mean, bias, CV and the limit of each level. */
public final class QcCharts {
    private static final String ERROR = "relative error, %";
    private static final double HALF_COLUMN = 0.32;
    /** Letters that fit below the x axis. */
    private static final int LETTERS = 46;

    private static final List<Shape> SHAPES = List.of(Shape.CIRCLE, Shape.SQUARE, Shape.TRIANGLE, Shape.DIAMOND);

    private final Analyte analyte;
    private final List<QcLevel> levels;

    /**
     * The QCs of one level and dilution.
     *
     * @param name of the level, with the dilution if there is one
     * @param role of the level; absent for a level without one
     * @param nominalNgPerMl in the original sample
     * @param limitPercent of the relative error of a single QC, from the ruleset
     * @param rows every QC, with a result or not
     */
    public record QcLevel(
            String name, Optional<LevelRole> role, double nominalNgPerMl, double limitPercent, List<ResultRow> rows) {
        /** A level that keeps its own list. */
        public QcLevel {
            rows = List.copyOf(rows);
        }

        /**
         * Statistics of the estimates; a QC that a decision left out is no part of them.
         *
         * @return of those that have one, ng/mL
         */
        public SampleStatistics estimates() {
            return SampleStatistics.of(rows.stream()
                    .filter(row -> !row.judgement().flags().contains(Flag.EXCLUDED_BY_DECISION))
                    .flatMap(row -> row.estimate().stream())
                    .map(estimate -> estimate.ngPerMl())
                    .toList());
        }

        /**
         * Relative error of the mean.
         *
         * @return 100 (mean - nominal) / nominal; absent without a result
         */
        public OptionalDouble biasPercent() {
            OptionalDouble mean = estimates().mean();
            return mean.isEmpty()
                    ? mean
                    : OptionalDouble.of(100 * (mean.getAsDouble() - nominalNgPerMl) / nominalNgPerMl);
        }

        /**
         * How many of the QCs are inside the limit.
         *
         * @return those with a result that is not flagged as outside
         */
        public long inside() {
            return rows.stream()
                    .filter(row -> row.judgement().relativeErrorPercent().isPresent() && !isOutside(row))
                    .count();
        }
    }

    private QcCharts(Analyte analyte, List<QcLevel> levels) {
        this.analyte = analyte;
        this.levels = List.copyOf(levels);
    }

    /**
     * The QCs of an analyte of a run.
     *
     * @param view the run
     * @param analyte which one
     * @return by level, the lowest first
     */
    public static QcCharts of(RunView view, Analyte analyte) {
        // By level and factor: a level may itself be called "LOW 1:5".
        Map<List<Object>, List<ResultRow>> byLevel = new LinkedHashMap<>();
        view.rows(analyte, SampleType.QC).stream()
                .filter(row -> row.judgement().nominalNgPerMl().isPresent())
                .forEach(row -> byLevel.computeIfAbsent(
                                List.of(
                                        row.injection().sample().level(),
                                        row.injection().dilutionFactor()),
                                any -> new ArrayList<>())
                        .add(row));
        Limits limits = view.result().method().limits();
        List<QcLevel> levels = new ArrayList<>();
        byLevel.values().forEach(rows -> {
            ResultRow first = rows.get(0);
            levels.add(new QcLevel(
                    name(first.injection()),
                    first.judgement().role(),
                    first.judgement().nominalNgPerMl().orElseThrow(),
                    limitPercent(limits, first),
                    rows));
        });
        levels.sort(Comparator.comparingDouble(QcLevel::nominalNgPerMl));
        return new QcCharts(analyte, levels);
    }

    /**
     * The limit that the rules hold a QC against.
     *
     * @param limits of the method
     * @param row the QC
     * @return largest relative error, %
     */
    public static double limitPercent(Limits limits, ResultRow row) {
        return limits.number(QcSample.accuracyLimit(limits, row.judgement().role(), row.injection()));
    }

    /**
     * Whether a QC is outside its limit.
     *
     * @param row the QC
     * @return as the run was judged
     */
    public static boolean isOutside(ResultRow row) {
        return row.judgement().flags().contains(Flag.OUT_OF_LIMIT);
    }

    private static String name(Injection injection) {
        String level = injection.sample().level().orElse("no level");
        double factor = injection.dilutionFactor();
        return injection.isDiluted() ? level + " 1:" + NumberText.of(factor) : level;
    }

    /**
     * The levels.
     *
     * @return the lowest first
     */
    public List<QcLevel> levels() {
        return levels;
    }

    /**
     * Whether there is anything to draw.
     *
     * @return at least one QC has a relative error
     */
    public boolean hasErrors() {
        return levels.stream()
                .flatMap(level -> level.rows().stream())
                .anyMatch(row -> row.judgement().relativeErrorPercent().isPresent());
    }

    /**
     * Every QC in the column of its level: the limits of the level, its mean, and a bar of one standard deviation on either side.
     *
     * @param shown a result that is marked; absent: none
     * @return the chart
     */
    public Chart byLevel(Optional<ResultRow> shown) {
        Scatter scatter = new Scatter(new Names("QC level", ERROR));
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            QcLevel level = levels.get(i);
            double column = i + 1.0;
            labels.add(brief(level.name()));
            scatter.reaching(column - 0.5, 0).reaching(column + 0.5, 0);
            for (int side : new int[] {1, -1}) {
                across(scatter, "limit of " + level.name(), column, side * level.limitPercent(), PlotStyle.LIMIT);
            }
            OptionalDouble bias = level.biasPercent();
            if (bias.isPresent()) {
                double mean = bias.getAsDouble();
                OptionalDouble sd = level.estimates().sd();
                if (sd.isPresent()) {
                    double half = 100 * sd.getAsDouble() / level.nominalNgPerMl();
                    scatter.line(
                            level.name() + ": mean ± SD",
                            PlotStyle.MEAN,
                            List.of(
                                    new Value(column - HALF_COLUMN, mean - half),
                                    new Value(column - HALF_COLUMN, mean + half)));
                }
                across(scatter, "mean of " + level.name(), column, mean, PlotStyle.mean(i));
            }
            List<ResultRow> rows = level.rows();
            for (int k = 0; k < rows.size(); k++) {
                double x = column + HALF_COLUMN * (rows.size() == 1 ? 0 : 1.4 * k / (rows.size() - 1) - 0.7);
                mark(scatter, rows.get(k), i, x);
                ring(scatter, rows.get(k), shown, x);
            }
        }
        return scatter.labelled(labels).level("none", 0, PlotStyle.GUIDE).chart(analyte.name() + ", QCs by level");
    }

    /** As much of a name as fits below its column. */
    private String brief(String name) {
        int letters = LETTERS / levels.size();
        int points = name.codePointCount(0, name.length());
        return points <= letters
                ? name
                : name.substring(0, name.offsetByCodePoints(0, Math.max(1, letters - 1))) + "\u2026";
    }

    private static void across(Scatter scatter, String name, double column, double y, Style style) {
        scatter.line(name, style, List.of(new Value(column - HALF_COLUMN, y), new Value(column + HALF_COLUMN, y)));
    }

    /**
     * Every QC over the run, levels told apart by colour and form, with the limits that the levels have.
     *
     * @param shown a result that is marked; absent: none
     * @return the chart
     */
    public Chart overRun(Optional<ResultRow> shown) {
        Scatter scatter = new Scatter(new Names("injection", ERROR));
        for (int i = 0; i < levels.size(); i++) {
            QcLevel level = levels.get(i);
            scatter.key(new Key(level.name(), Optional.of(shape(i)), PlotStyle.mark(i)));
            for (ResultRow row : level.rows()) {
                mark(scatter, row, i, row.injection().number());
                ring(scatter, row, shown, row.injection().number());
            }
        }
        levels.stream()
                .mapToDouble(QcLevel::limitPercent)
                .distinct()
                .sorted()
                .flatMap(limit -> DoubleStream.of(limit, -limit))
                .forEach(limit -> scatter.level("limit", limit, PlotStyle.LIMIT));
        return scatter.level("none", 0, PlotStyle.GUIDE).chart(analyte.name() + ", QCs over the run");
    }

    private void mark(Scatter scatter, ResultRow row, int level, double x) {
        row.judgement()
                .relativeErrorPercent()
                .ifPresent(error -> scatter.mark(new Mark(
                        ERROR,
                        new Value(x, error),
                        levels.get(level).name() + ", injection "
                                + row.injection().number()
                                + (isOutside(row) ? ", outside its limit" : ""),
                        shape(level),
                        isOutside(row) ? PlotStyle.outside(level) : PlotStyle.mark(level),
                        id(row))));
    }

    private static void ring(Scatter scatter, ResultRow row, Optional<ResultRow> shown, double x) {
        if (shown.filter(row::equals).isPresent()) {
            row.judgement()
                    .relativeErrorPercent()
                    .ifPresent(error -> scatter.mark(new Mark(
                            ERROR,
                            new Value(x, error),
                            "shown: injection " + row.injection().number(),
                            Shape.RING,
                            PlotStyle.SHOWN,
                            id(row))));
        }
    }

    private static Optional<String> id(ResultRow row) {
        return Optional.of(row.injection().number() + "/" + row.analyte().name());
    }

    private static Shape shape(int level) {
        return SHAPES.get(level % SHAPES.size());
    }
}
