package io.enantio.report.study;

import static io.enantio.text.CsvTable.Column.count;
import static io.enantio.text.CsvTable.Column.freeText;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.optional;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.method.LevelRole;
import io.enantio.study.StudyFlag;
import io.enantio.study.conduct.QcPrecision;
import io.enantio.study.conduct.ReanalysedShare;
import io.enantio.study.conduct.Repeats.Reanalysis;
import io.enantio.study.record.Measurement;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyRecords.StudyRun;
import io.enantio.text.CsvTable;
import io.enantio.text.NumberText;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** runs.csv, qcs.csv, reanalyses.csv, reanalysed.csv and flags.csv. */
final class ConductTables {
    static final CsvTable<StudyRun> RUNS = new CsvTable<>(
            "runs.csv",
            "a row per run and analyte, including rejected runs",
            List.of(
                    text("run", "name of the run", StudyRun::run),
                    count("version", "version of its results in the database", row -> row.version()),
                    text("acquired", "date", row -> row.acquired().toString()),
                    text("instrument", "as given", StudyRun::instrument),
                    text("method", "name and version", StudyRun::method),
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    text("verdict", "`accepted` or `rejected`", row -> row.isAccepted() ? "accepted" : "rejected"),
                    text("reasons", "ids of the rules that reject it", row -> String.join(";", row.reasons())),
                    text("seal", "seal of its run.json", StudyRun::seal)));

    static final CsvTable<QcPrecision> QCS = new CsvTable<>(
            "qcs.csv",
            "a row per analyte and QC level over all accepted runs (RUN-6). A value outside a limit must be investigated; it"
                    + " rejects nothing",
            List.of(
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    text("level", "name in the method", QcPrecision::level),
                    number(
                            "nominal_ng_per_ml",
                            "nominal concentration",
                            row -> OptionalDouble.of(row.nominalNgPerMl())),
                    count("runs", "number of accepted runs with this level", row -> row.runs()),
                    count("n", "number of QCs", row -> row.statistics().n()),
                    number(
                            "mean_ng_per_ml",
                            "mean of all QCs",
                            row -> row.statistics().mean()),
                    number(
                            "mean_error_percent",
                            "relative error of the mean",
                            row -> OptionalDouble.of(row.meanErrorPercent())),
                    number("cv_within_percent", "CV within runs", QcPrecision::withinPercent),
                    number(
                            "cv_intermediate_percent",
                            "CV within and between runs; compared with the limit if there are at least two runs",
                            QcPrecision::intermediatePercent),
                    number("cv_all_percent", "CV of all values, ignoring the runs", QcPrecision::plainPercent),
                    number(
                            "mean_error_limit_percent",
                            "in force",
                            row -> OptionalDouble.of(row.meanErrorLimitPercent())),
                    number("cv_limit_percent", "in force", row -> OptionalDouble.of(row.cvLimitPercent())),
                    text(
                            "standing",
                            "`within` or `investigate`",
                            row -> row.standing().name().toLowerCase(Locale.ROOT)),
                    optional(
                            "role",
                            "`lloq` `low` `middle` `high` `dilution`; empty: none",
                            row -> row.role().map(LevelRole::word))));

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
                            "reason for the repeat",
                            row -> row.reported().chosenFor().orElseThrow()),
                    text(
                            "reported",
                            "run, injection and value",
                            row -> measured(row.reported().measurement())),
                    text(
                            "not_reported",
                            "the other results of the specimen, separated by `;`",
                            row -> row.replaced().stream()
                                    .map(ConductTables::measured)
                                    .collect(Collectors.joining("; ")))));

    static final CsvTable<ReanalysedShare> REANALYSED = new CsvTable<>(
            "reanalysed.csv",
            "a row per reason: samples whose reported value replaced another, of all samples and of each analyte (B-09)",
            List.of(
                    optional(
                            "analyte",
                            "name in the method; empty: any analyte",
                            row -> row.analyte().map(StudyAnalyte::name)),
                    text("reason_code", "reason for the repeat; `all`: any reason", ReanalysedShare::reason),
                    count("samples", "that were reanalysed", ReanalysedShare::samples),
                    count("of", "samples with a result", ReanalysedShare::of),
                    number("percent", "of those", row -> OptionalDouble.of(row.percent()))));

    static final CsvTable<StudyFlag> FLAGS = new CsvTable<>(
            "flags.csv",
            "a row per flag of a specimen that is relevant to the study; no flag removes a value",
            List.of(
                    text("flag", "code", row -> row.flag().name()),
                    text("subject", "as given", StudyFlag::subject),
                    text("sample_id", "as given", StudyFlag::specimen),
                    text("of", "analyte or compound", StudyFlag::subjectMatter),
                    freeText("detail", "detail", StudyFlag::detail)));

    private ConductTables() {}

    private static String measured(Measurement measurement) {
        OptionalDouble value = measurement.amount().concentrationNgPerMl();
        return measurement.run() + " injection " + measurement.injection() + ": "
                + (value.isPresent()
                        ? NumberText.of(value.getAsDouble()) + " ng/mL"
                        : measurement.status().word());
    }
}
