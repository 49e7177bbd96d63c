package io.enantio.report.study;

import static io.enantio.text.CsvTable.Column.count;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.statistics.Estimate.Interval;
import io.enantio.statistics.Spearman;
import io.enantio.statistics.WithinSubjectCorrelation;
import io.enantio.study.comparison.ReliefCorrelation;
import io.enantio.study.comparison.ReliefWithinSubjects;
import io.enantio.study.comparison.ResponseTable.Point;
import io.enantio.study.comparison.ResponseTable.Responders;
import io.enantio.text.CsvTable;
import io.enantio.text.NumberText;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** responses.csv, responders.csv, correlations.csv and correlations_within_subjects.csv. */
final class ResponseTables {
    static final CsvTable<Point> RESPONSES = new CsvTable<>(
            "responses.csv",
            "a row per planned time of the scores; relief is score(0) - score(t)",
            List.of(
                    number(
                            "nominal_h",
                            "planned hours after the start of the infusion",
                            row -> OptionalDouble.of(row.nominalH())),
                    count(
                            "n_score",
                            "number of subjects with a score",
                            row -> row.score().n()),
                    number("score_mean", "mean", row -> row.score().mean()),
                    number("score_sd", "standard deviation", row -> row.score().sd()),
                    number(
                            "score_sem",
                            "standard error of the mean",
                            row -> row.score().sem()),
                    count(
                            "n_relief",
                            "number of these subjects who also have a score at 0 h",
                            row -> row.relief().n()),
                    number("relief_mean", "mean", row -> row.relief().mean()),
                    number(
                            "relief_sd",
                            "standard deviation",
                            row -> row.relief().sd()),
                    number(
                            "relief_sem",
                            "standard error of the mean",
                            row -> row.relief().sem()),
                    count(
                            "n_relief_percent",
                            "number of these subjects whose score at 0 h is above 0",
                            row -> row.reliefPercent().n()),
                    number(
                            "relief_percent_mean",
                            "mean of 100·relief/score(0)",
                            row -> row.reliefPercent().mean()),
                    number(
                            "relief_percent_sd",
                            "standard deviation",
                            row -> row.reliefPercent().sd()),
                    number(
                            "relief_percent_sem",
                            "standard error of the mean",
                            row -> row.reliefPercent().sem())));

    static final CsvTable<Responders> RESPONDERS = new CsvTable<>(
            "responders.csv",
            "a row per planned time and reduction named in the plan; a value exactly on the limit counts",
            List.of(
                    number(
                            "nominal_h",
                            "planned hours after the start of the infusion",
                            row -> OptionalDouble.of(row.nominalH())),
                    text("reduction", "of the score at 0 h", Responders::rule),
                    count("subjects", "number of subjects with this reduction", row -> row.count()),
                    count("of", "number of subjects whose reduction is known", row -> row.of())));

    static final CsvTable<ReliefCorrelation> CORRELATIONS = new CsvTable<>(
            "correlations.csv",
            "a row per analyte: mean concentration at steady state against the reduction of the score in percent. Exploratory; a"
                    + " correlation does not show a cause",
            List.of(
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    number("score_at_h", "planned time of the score", row -> OptionalDouble.of(row.nominalH())),
                    text(
                            "n",
                            "number of subjects with both values",
                            row -> row.correlation()
                                    .map(found -> String.valueOf(found.n()))
                                    .orElse("0")),
                    number(
                            "spearman_rho",
                            "rank correlation",
                            row -> row.correlation()
                                    .map(found -> OptionalDouble.of(found.rho()))
                                    .orElse(OptionalDouble.empty())),
                    number(
                            "p_uncorrected",
                            "two-sided, from Student's t",
                            row -> row.correlation()
                                    .flatMap(Spearman::p)
                                    .map(OptionalDouble::of)
                                    .orElse(OptionalDouble.empty())),
                    number("p_corrected", "corrected for the number of correlations", ReliefCorrelation::adjustedP),
                    text(
                            "correction",
                            "name of the correction",
                            row -> row.correction().word()),
                    count("tests", "number of correlations", row -> row.tests())));

    static final CsvTable<ReliefWithinSubjects> CORRELATIONS_WITHIN = new CsvTable<>(
            "correlations_within_subjects.csv",
            "a row per analyte: repeated-measures correlation of the measured concentrations with the relief at the same planned times of the"
                    + " steady state (without one, after the start), every subject with a level of its own. Exploratory; a correlation does not"
                    + " show a cause, and two measures that both change with time correlate without one",
            List.of(
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    text(
                            "scale",
                            "of the concentrations, `log` or `linear`",
                            row -> row.scale().word()),
                    text(
                            "times",
                            "planned times used, hours, separated by `;`",
                            row -> row.hours().stream().map(NumberText::of).collect(Collectors.joining(";"))),
                    text(
                            "subjects",
                            "number of subjects with at least two pairs",
                            row -> row.correlation()
                                    .map(found -> String.valueOf(found.subjects()))
                                    .orElse("0")),
                    text(
                            "pairs",
                            "number of their pairs",
                            row -> row.correlation()
                                    .map(found -> String.valueOf(found.pairs()))
                                    .orElse("0")),
                    number("r", "within subjects", within(WithinSubjectCorrelation::r)),
                    number("df", "pairs - subjects - 1", within(WithinSubjectCorrelation::df)),
                    number(
                            "ci95_low",
                            "lower end of its 95 % interval, Fisher's transformation, uncorrected",
                            row -> interval(row, Interval::low)),
                    number("ci95_high", "upper end", row -> interval(row, Interval::high)),
                    number("p_uncorrected", "two-sided, from Student's t", within(WithinSubjectCorrelation::p)),
                    number("p_corrected", "corrected for the number of correlations", ReliefWithinSubjects::adjustedP),
                    text(
                            "correction",
                            "name of the correction",
                            row -> row.correction().word()),
                    count("tests", "number of correlations", row -> row.tests())));

    private ResponseTables() {}

    private static Function<ReliefWithinSubjects, OptionalDouble> within(
            ToDoubleFunction<WithinSubjectCorrelation> figure) {
        return row -> row.correlation()
                .map(found -> OptionalDouble.of(figure.applyAsDouble(found)))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble interval(ReliefWithinSubjects row, ToDoubleFunction<Interval> end) {
        return row.correlation()
                .flatMap(WithinSubjectCorrelation::ci95)
                .map(found -> OptionalDouble.of(end.applyAsDouble(found)))
                .orElse(OptionalDouble.empty());
    }
}
