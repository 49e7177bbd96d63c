package io.enantio.report.study;

import static io.enantio.report.text.Column.freeText;
import static io.enantio.report.text.Column.number;
import static io.enantio.report.text.Column.text;

import io.enantio.report.text.CsvTable;
import io.enantio.study.StudyFlag;
import io.enantio.study.conduct.IncurredPair;
import io.enantio.study.conduct.QcPrecision;
import io.enantio.study.conduct.Repeats.Reanalysis;
import io.enantio.study.record.Measurement;
import io.enantio.study.record.StudyRun;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** runs.csv, qcs.csv, reanalyses.csv, incurred.csv and flags.csv. */
final class ConductTables {
    static final CsvTable<StudyRun> RUNS = new CsvTable<>(
            "runs.csv",
            "a row per run and analyte, rejected ones included",
            List.of(
                    text("run", "name of the run", StudyRun::run),
                    text("version", "of its results in the database", row -> String.valueOf(row.version())),
                    text("acquired", "date", row -> row.acquired().toString()),
                    text("instrument", "as given", StudyRun::instrument),
                    text("method", "name and version", StudyRun::method),
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    text("verdict", "`accepted` or `rejected`", row -> row.isAccepted() ? "accepted" : "rejected"),
                    text("reasons", "ids of the rules that reject it", row -> String.join(";", row.reasons())),
                    text("seal", "of its run.json", StudyRun::seal)));

    static final CsvTable<QcPrecision> QCS = new CsvTable<>(
            "qcs.csv",
            "a row per analyte and QC level over all accepted runs (RUN-6). Outside a limit asks for an investigation and"
                    + " rejects nothing",
            List.of(
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    text("level", "name in the method", QcPrecision::level),
                    number("nominal_ng_per_ml", "what it should be", row -> OptionalDouble.of(row.nominalNgPerMl())),
                    text("runs", "accepted ones with this level", row -> String.valueOf(row.runs())),
                    text("n", "QCs", row -> String.valueOf(row.statistics().n())),
                    number("mean_ng_per_ml", "of all", row -> row.statistics().mean()),
                    number("mean_error_percent", "of the mean", row -> OptionalDouble.of(row.meanErrorPercent())),
                    number("cv_within_percent", "within runs", QcPrecision::withinPercent),
                    number(
                            "cv_intermediate_percent",
                            "within and between runs; judged, where there are two runs",
                            QcPrecision::intermediatePercent),
                    number("cv_all_percent", "of all values, as if from one run", QcPrecision::plainPercent),
                    number(
                            "mean_error_limit_percent",
                            "in force",
                            row -> OptionalDouble.of(row.meanErrorLimitPercent())),
                    number("cv_limit_percent", "in force", row -> OptionalDouble.of(row.cvLimitPercent())),
                    text(
                            "standing",
                            "`within` or `investigate`",
                            row -> row.standing().name().toLowerCase(Locale.ROOT))));

    static final CsvTable<Reanalysis> REANALYSES = new CsvTable<>(
            "reanalyses.csv",
            "a row per reported value that replaced another (B-09)",
            List.of(
                    text("subject", "as given", row -> row.reported().specimen().subject()),
                    text(
                            "sample_id",
                            "as given",
                            row -> row.reported().specimen().specimen()),
                    text(
                            "analyte",
                            "name in the method",
                            row -> row.reported().analyte().name()),
                    text(
                            "reason_code",
                            "why it was repeated",
                            row -> row.reported().chosenFor().orElseThrow()),
                    text(
                            "reported",
                            "run, injection and value",
                            row -> measured(row.reported().measurement())),
                    text(
                            "not_reported",
                            "the other results of the specimen, `;` between",
                            row -> row.replaced().stream()
                                    .map(ConductTables::measured)
                                    .collect(Collectors.joining("; ")))));

    static final CsvTable<IncurredPair> INCURRED = new CsvTable<>(
            "incurred.csv",
            "a row per incurred sample and analyte that was analysed again (ISR); the first value stands",
            List.of(
                    text("subject", "as given", row -> row.initial().specimen().subject()),
                    text(
                            "sample_id",
                            "as given",
                            row -> row.initial().specimen().specimen()),
                    text(
                            "analyte",
                            "name in the method",
                            row -> row.initial().analyte().name()),
                    text(
                            "first_run",
                            "run of the first value",
                            row -> row.initial().measurement().run()),
                    number(
                            "first_ng_per_ml",
                            "the first value",
                            row -> row.initial().measurement().amount().concentrationNgPerMl()),
                    text("repeat_run", "run of the repeat", row -> row.repeat().run()),
                    number(
                            "repeat_ng_per_ml",
                            "the repeat",
                            row -> row.repeat().amount().concentrationNgPerMl()),
                    number(
                            "difference_percent",
                            "100·(repeat - first) / mean of both",
                            row -> OptionalDouble.of(row.differencePercent())),
                    number("limit_percent", "in force", row -> OptionalDouble.of(row.limitPercent())),
                    text(
                            "standing",
                            "`inside` or `outside`",
                            row -> row.standing().name().toLowerCase(Locale.ROOT))));

    static final CsvTable<StudyFlag> FLAGS = new CsvTable<>(
            "flags.csv",
            "a row per flag of a specimen that matters to the study; none removes a value",
            List.of(
                    text("flag", "code", row -> row.flag().name()),
                    text("subject", "as given", StudyFlag::subject),
                    text("sample_id", "as given", StudyFlag::specimen),
                    text("of", "analyte or compound", StudyFlag::subjectMatter),
                    freeText("detail", "what was seen", StudyFlag::detail)));

    private ConductTables() {}

    private static String measured(Measurement measurement) {
        OptionalDouble value = measurement.amount().concentrationNgPerMl();
        return measurement.run() + " injection " + measurement.injection() + ": "
                + (value.isPresent()
                        ? StudyNumber.plain(value.getAsDouble()) + " ng/mL"
                        : measurement.status().word());
    }
}
