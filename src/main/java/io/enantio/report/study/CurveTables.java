package io.enantio.report.study;

import static io.enantio.text.CsvTable.Column.count;
import static io.enantio.text.CsvTable.Column.freeText;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.statistics.MeanAgainstZero;
import io.enantio.study.profile.CurveParameters.SubjectParameter;
import io.enantio.study.profile.ParameterSummary;
import io.enantio.study.profile.ProfilePoint;
import io.enantio.study.profile.SteadyDrift;
import io.enantio.text.CsvTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** profiles.csv, parameters.csv and parameter_summary.csv. */
final class CurveTables {
    static final CsvTable<ProfilePoint> PROFILES = new CsvTable<>(
            "profiles.csv",
            "a row per analyte and planned time, over all subjects. A value below the LLOQ counts as 0 before the dose and as half"
                    + " the LLOQ after it; no figure is given if too many values are below the LLOQ",
            StudyColumns.joined(
                    List.of(text(
                            "analyte",
                            "name in the method",
                            point -> point.analyte().name())),
                    StudyColumns.timeColumns(ProfilePoint::time),
                    StudyColumns.of(ProfilePoint::statistics, ProfilePoint::shown),
                    List.of(
                            count(
                                    "below_lloq",
                                    "number of values, included in n, that are below the LLOQ",
                                    point -> point.counts().belowLloq()),
                            count(
                                    "above_uloq",
                                    "number of results above the ULOQ, not included in n",
                                    point -> point.counts().aboveUloq()),
                            count(
                                    "without_result",
                                    "number of results that are not quantifiable, not included in n",
                                    point -> point.counts().withoutResult()),
                            text(
                                    "shown",
                                    "`yes`; `no`: withheld, too many values below the LLOQ",
                                    point -> point.isWithheld() ? "no" : "yes")),
                    StudyColumns.geometricInterval(ProfilePoint::statistics, ProfilePoint::shown)));

    static final CsvTable<SubjectParameter> PARAMETERS = new CsvTable<>(
            "parameters.csv",
            "a row per analyte, subject and parameter that can be derived from the samples",
            List.of(
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    text("subject", "as given", SubjectParameter::subject),
                    text(
                            "parameter",
                            "parameter, see below",
                            row -> row.parameter().word()),
                    number("value", "empty: not given", SubjectParameter::value),
                    text("unit", "unit of the value", row -> row.parameter().unit()),
                    freeText("remark", "why it is not given, or a remark", SubjectParameter::remark)));

    static final CsvTable<ParameterSummary> PARAMETER_SUMMARY = new CsvTable<>(
            "parameter_summary.csv",
            "a row per analyte and parameter, over all subjects with a value; `tmax` is described by its median and range alone",
            StudyColumns.joined(
                    List.of(
                            text(
                                    "analyte",
                                    "name in the method",
                                    row -> row.analyte().name()),
                            text(
                                    "parameter",
                                    "parameter, see below",
                                    row -> row.parameter().word()),
                            text(
                                    "unit",
                                    "unit of the figures",
                                    row -> row.parameter().unit())),
                    StudyColumns.of(ParameterSummary::statistics, ParameterSummary::averaged, StudyColumns.always()),
                    List.of(
                            count("refused", "number of subjects without a value", row -> row.refused()),
                            number(
                                    "mean_against_0_t",
                                    "for slopes: t test of the mean against 0",
                                    row -> figure(row.together(), MeanAgainstZero::t)),
                            number(
                                    "mean_against_0_p",
                                    "p of that test, uncorrected",
                                    row -> figure(row.together(), MeanAgainstZero::p))),
                    StudyColumns.geometricInterval(ParameterSummary::statistics, ParameterSummary::averaged)));

    static final CsvTable<SteadyDrift> STEADY_STATE = new CsvTable<>(
            "steady_state.csv",
            "a row per analyte and subject with at least three samples in the steady state, and one over the subjects: whether the drift"
                    + " from its first to its last planned time is shown to be small. Log scale; the 90 % interval must lie within the limit",
            List.of(
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    text(
                            "subject",
                            "as given; empty: over the subjects",
                            row -> row.subject().orElse("")),
                    count("n", "samples of the subject; subjects", row -> row.n()),
                    number(
                            "drift_percent",
                            "of the first concentration; over the subjects the geometric mean",
                            row -> OptionalDouble.of(row.percent())),
                    number(
                            "ci90_low_percent",
                            "lower end of the 90 % interval",
                            row -> OptionalDouble.of(row.low90Percent())),
                    number("ci90_high_percent", "upper end", row -> OptionalDouble.of(row.high90Percent())),
                    number(
                            "df",
                            "degrees of freedom",
                            row -> OptionalDouble.of(row.test().estimate().df())),
                    number(
                            "scatter_percent",
                            "CV of the samples around the line; over the subjects, of their drifts",
                            row -> OptionalDouble.of(row.scatterPercent())),
                    number("limit_percent", "in force, ±", row -> OptionalDouble.of(row.limitPercent())),
                    text("steady", "`shown` or `not_shown`", row -> row.test().isShown() ? "shown" : "not_shown"),
                    number(
                            "power_without_drift",
                            "probability that it is shown if there is no drift, with this scatter and n",
                            row -> OptionalDouble.of(row.test().powerAtZero()))));

    private CurveTables() {}

    private static OptionalDouble figure(Optional<MeanAgainstZero> test, ToDoubleFunction<MeanAgainstZero> figure) {
        return test.map(found -> OptionalDouble.of(figure.applyAsDouble(found))).orElse(OptionalDouble.empty());
    }
}
