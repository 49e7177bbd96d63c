package io.enantio.report.study;

import static io.enantio.report.text.Column.number;
import static io.enantio.report.text.Column.text;

import io.enantio.report.text.CsvTable;
import io.enantio.statistics.Spearman;
import io.enantio.study.comparison.ReliefCorrelation;
import io.enantio.study.comparison.ResponseTable.Point;
import io.enantio.study.comparison.ResponseTable.Responders;
import java.util.List;
import java.util.OptionalDouble;

/** responses.csv, responders.csv and correlations.csv. */
final class ResponseTables {
    static final CsvTable<Point> RESPONSES = new CsvTable<>(
            "responses.csv",
            "a row per planned time of the scores; relief is score(0) - score(t)",
            List.of(
                    number(
                            "nominal_h",
                            "planned hours after the infusion began",
                            row -> OptionalDouble.of(row.nominalH())),
                    text(
                            "n_score",
                            "subjects with a score",
                            row -> String.valueOf(row.score().n())),
                    number("score_mean", "mean", row -> row.score().mean()),
                    number("score_sd", "standard deviation", row -> row.score().sd()),
                    number(
                            "score_sem",
                            "standard error of the mean",
                            row -> row.score().sem()),
                    text(
                            "n_relief",
                            "subjects with a score at 0 h too",
                            row -> String.valueOf(row.relief().n())),
                    number("relief_mean", "mean", row -> row.relief().mean()),
                    number(
                            "relief_sd",
                            "standard deviation",
                            row -> row.relief().sd()),
                    number(
                            "relief_sem",
                            "standard error of the mean",
                            row -> row.relief().sem()),
                    text(
                            "n_relief_percent",
                            "of them with a score at 0 h above 0",
                            row -> String.valueOf(row.reliefPercent().n())),
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
            "a row per planned time and reduction that the plan names; exactly on the limit counts",
            List.of(
                    number(
                            "nominal_h",
                            "planned hours after the infusion began",
                            row -> OptionalDouble.of(row.nominalH())),
                    text("reduction", "of the score at 0 h", Responders::rule),
                    text("subjects", "that have it", row -> String.valueOf(row.count())),
                    text("of", "subjects whose reduction is known", row -> String.valueOf(row.of()))));

    static final CsvTable<ReliefCorrelation> CORRELATIONS = new CsvTable<>(
            "correlations.csv",
            "a row per analyte: mean of the steady state against the reduction of the score in percent. Exploratory; a"
                    + " correlation says nothing about cause",
            List.of(
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    number("score_at_h", "planned time of the score", row -> OptionalDouble.of(row.nominalH())),
                    text(
                            "n",
                            "subjects with both",
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
                            "two-sided, by Student's t",
                            row -> row.correlation()
                                    .flatMap(Spearman::p)
                                    .map(OptionalDouble::of)
                                    .orElse(OptionalDouble.empty())),
                    number("p_corrected", "for the number of correlations", ReliefCorrelation::adjustedP),
                    text("correction", "its name", row -> row.correction().word()),
                    text("tests", "how many correlations were made", row -> String.valueOf(row.tests()))));

    private ResponseTables() {}
}
