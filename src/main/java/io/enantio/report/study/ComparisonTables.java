package io.enantio.report.study;

import static io.enantio.text.CsvTable.Column.count;
import static io.enantio.text.CsvTable.Column.freeText;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.statistics.MeanAgainstZero;
import io.enantio.statistics.Sphericity;
import io.enantio.study.comparison.TimeComparison;
import io.enantio.study.comparison.TimeComparison.AgainstBaseline;
import io.enantio.study.comparison.TimeComparison.Analysis;
import io.enantio.text.CsvTable;
import io.enantio.text.NumberText;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** anova.csv and post_hoc.csv. */
final class ComparisonTables {
    static final CsvTable<TimeComparison> ANOVA = new CsvTable<>(
            "anova.csv",
            "a row per analyte, and one for the scores: repeated-measures analysis of variance of complete cases",
            List.of(
                    text("quantity", "analyte, or the score", TimeComparison::quantity),
                    text(
                            "times",
                            "planned times compared, hours, separated by `;`",
                            row -> row.times().stream()
                                    .map(time -> NumberText.of(time.nominalH()))
                                    .collect(Collectors.joining(";"))),
                    count("subjects", "number of subjects with a value at every time", row -> row.subjects()),
                    count(
                            "dropped_subjects",
                            "number of subjects without a value at some time",
                            row -> row.droppedSubjects()),
                    number(
                            "ss_time",
                            "sum of squares between times",
                            figure(a -> a.anova().timeSquares())),
                    number(
                            "ss_subject",
                            "sum of squares between subjects",
                            figure(a -> a.anova().subjectSquares())),
                    number(
                            "ss_error",
                            "residual sum of squares",
                            figure(a -> a.anova().errorSquares())),
                    number(
                            "f",
                            "F value of the times",
                            figure(a -> a.corrected().f())),
                    number(
                            "df1_uncorrected",
                            "k - 1",
                            figure(a -> a.anova().uncorrected().df1())),
                    number(
                            "df2_uncorrected",
                            "(k - 1)(n - 1)",
                            figure(a -> a.anova().uncorrected().df2())),
                    number(
                            "p_uncorrected",
                            "p value if sphericity is assumed",
                            figure(a -> a.anova().uncorrected().p())),
                    number(
                            "mauchly_w",
                            "test of sphericity; empty: too few subjects, or only two times",
                            row -> mauchly(row, Sphericity.Mauchly::w)),
                    number("mauchly_p", "its p value", row -> mauchly(row, Sphericity.Mauchly::p)),
                    number(
                            "epsilon_greenhouse_geisser",
                            "ε",
                            figure(a -> a.anova().sphericity().greenhouseGeisser())),
                    number(
                            "epsilon_huynh_feldt",
                            "ε; values above 1 count as 1",
                            figure(a -> a.anova().sphericity().huynhFeldt())),
                    text(
                            "correction",
                            "correction applied",
                            row -> row.anova()
                                    .map(analysis -> analysis.correction().name())
                                    .orElse("")),
                    number("df1", "after correction", figure(a -> a.corrected().df1())),
                    number("df2", "after correction", figure(a -> a.corrected().df2())),
                    number("p", "after correction", figure(a -> a.corrected().p())),
                    freeText("remarks", "remarks, separated by `;`", row -> String.join("; ", row.remarks()))));

    /** A time compared with the baseline. */
    record Line(String quantity, AgainstBaseline row) {}

    static final CsvTable<Line> POST_HOC = new CsvTable<>(
            "post_hoc.csv",
            "a row per analyte (or the scores) and planned time: paired t test against the baseline, same complete cases",
            List.of(
                    text("quantity", "analyte, or the score", Line::quantity),
                    text(
                            "time_label",
                            "name of the planned time",
                            line -> line.row().time().label()),
                    number(
                            "nominal_h",
                            "planned hours after the start of the infusion",
                            line -> OptionalDouble.of(line.row().time().nominalH())),
                    text(
                            "baseline",
                            "name of the baseline",
                            line -> line.row().baseline().label()),
                    text(
                            "n",
                            "number of subjects",
                            line -> line.row()
                                    .test()
                                    .map(test -> String.valueOf(test.n()))
                                    .orElse("")),
                    number("mean_difference", "time minus baseline", line -> figure(line, MeanAgainstZero::mean)),
                    number("sd_of_differences", "n - 1", line -> figure(line, MeanAgainstZero::sd)),
                    number(
                            "ci95_low",
                            "lower end of the 95 % interval of the mean, uncorrected",
                            line -> figure(line, MeanAgainstZero::low95)),
                    number("ci95_high", "upper end", line -> figure(line, MeanAgainstZero::high95)),
                    number("t", "n - 1 degrees of freedom", line -> figure(line, MeanAgainstZero::t)),
                    number("p_uncorrected", "two-sided", line -> figure(line, MeanAgainstZero::p)),
                    number(
                            "p_corrected",
                            "corrected for the number of times",
                            line -> line.row().test().isPresent()
                                    ? OptionalDouble.of(line.row().adjustedP())
                                    : OptionalDouble.empty()),
                    text(
                            "correction",
                            "name of the correction",
                            line -> line.row().correction().word())));

    private ComparisonTables() {}

    static List<Line> lines(List<TimeComparison> comparisons) {
        return comparisons.stream()
                .flatMap(comparison ->
                        comparison.againstBaseline().stream().map(row -> new Line(comparison.quantity(), row)))
                .toList();
    }

    private static Function<TimeComparison, OptionalDouble> figure(ToDoubleFunction<Analysis> figure) {
        return row -> row.anova()
                .map(analysis -> OptionalDouble.of(figure.applyAsDouble(analysis)))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble mauchly(TimeComparison row, ToDoubleFunction<Sphericity.Mauchly> figure) {
        return row.anova()
                .flatMap(analysis -> analysis.anova().sphericity().mauchly())
                .map(test -> OptionalDouble.of(figure.applyAsDouble(test)))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble figure(Line line, ToDoubleFunction<MeanAgainstZero> figure) {
        return line.row()
                .test()
                .map(test -> OptionalDouble.of(figure.applyAsDouble(test)))
                .orElse(OptionalDouble.empty());
    }
}
