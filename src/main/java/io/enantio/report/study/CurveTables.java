package io.enantio.report.study;

import static io.enantio.report.text.Column.freeText;
import static io.enantio.report.text.Column.number;
import static io.enantio.report.text.Column.text;

import io.enantio.report.text.CsvTable;
import io.enantio.statistics.MeanAgainstZero;
import io.enantio.study.profile.ParameterSummary;
import io.enantio.study.profile.ProfilePoint;
import io.enantio.study.profile.SubjectParameter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** profiles.csv, parameters.csv and parameter_summary.csv. */
final class CurveTables {
    static final CsvTable<ProfilePoint> PROFILES = new CsvTable<>(
            "profiles.csv",
            "a row per analyte and planned time, over all subjects. Below the LLOQ counts as 0 before the dose and as half"
                    + " the LLOQ after it; no figure is given where too many values are below it",
            StatisticsColumns.joined(
                    List.of(text(
                            "analyte",
                            "name in the method",
                            point -> point.analyte().name())),
                    ValuesTable.timeColumns(ProfilePoint::time),
                    StatisticsColumns.of(ProfilePoint::statistics, ProfilePoint::shown),
                    List.of(
                            text(
                                    "below_lloq",
                                    "values among n that are below the LLOQ",
                                    point -> String.valueOf(point.counts().belowLloq())),
                            text(
                                    "above_uloq",
                                    "results without a number, not among n",
                                    point -> String.valueOf(point.counts().aboveUloq())),
                            text(
                                    "without_result",
                                    "not quantifiable, not among n",
                                    point -> String.valueOf(point.counts().withoutResult())),
                            text(
                                    "shown",
                                    "`yes`; `no`: too many values below the LLOQ",
                                    point -> point.isWithheld() ? "no" : "yes"))));

    static final CsvTable<SubjectParameter> PARAMETERS = new CsvTable<>(
            "parameters.csv",
            "a row per analyte, subject and parameter that the samples could support",
            List.of(
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    text("subject", "as given", SubjectParameter::subject),
                    text(
                            "parameter",
                            "what it is, see below",
                            row -> row.parameter().word()),
                    number("value", "empty: refused", SubjectParameter::value),
                    text("unit", "of the value", row -> row.parameter().unit()),
                    freeText("remark", "why it is refused, or what to know of it", SubjectParameter::remark)));

    static final CsvTable<ParameterSummary> PARAMETER_SUMMARY = new CsvTable<>(
            "parameter_summary.csv",
            "a row per analyte and parameter, over all subjects that have it",
            StatisticsColumns.joined(
                    List.of(
                            text(
                                    "analyte",
                                    "name in the method",
                                    row -> row.analyte().name()),
                            text(
                                    "parameter",
                                    "what it is, see below",
                                    row -> row.parameter().word()),
                            text(
                                    "unit",
                                    "of its figures",
                                    row -> row.parameter().unit())),
                    StatisticsColumns.of(ParameterSummary::statistics, StatisticsColumns.always()),
                    List.of(
                            text("refused", "subjects without it", row -> String.valueOf(row.refused())),
                            number(
                                    "mean_against_0_t",
                                    "of slopes: all subjects' together against 0",
                                    row -> figure(row.together(), MeanAgainstZero::t)),
                            number(
                                    "mean_against_0_p",
                                    "p of that test, uncorrected",
                                    row -> figure(row.together(), MeanAgainstZero::p)))));

    private CurveTables() {}

    private static OptionalDouble figure(Optional<MeanAgainstZero> test, ToDoubleFunction<MeanAgainstZero> figure) {
        return test.map(found -> OptionalDouble.of(figure.applyAsDouble(found))).orElse(OptionalDouble.empty());
    }
}
