package io.enantio.report.study;

import static io.enantio.text.CsvTable.Column.count;
import static io.enantio.text.CsvTable.Column.freeText;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.optional;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.acceptance.result.TouchedShare;
import io.enantio.calibration.curve.Accuracy;
import io.enantio.report.run.TouchedBlocks;
import io.enantio.report.study.StudyChromatograms.Line;
import io.enantio.study.conduct.RejectedValue;
import io.enantio.study.conduct.StandardAccuracy;
import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.RunSheets.CarryOver;
import io.enantio.study.record.RunSheets.Curve;
import io.enantio.study.record.RunSheets.Failure;
import io.enantio.study.record.RunSheets.Injected;
import io.enantio.study.record.RunSheets.InternalStandardArea;
import io.enantio.study.record.RunSheets.Outcome;
import io.enantio.study.record.RunSheets.Qc;
import io.enantio.study.record.RunSheets.Reinjection;
import io.enantio.study.record.RunSheets.Reintegration;
import io.enantio.study.record.RunSheets.RunOfAnalyte;
import io.enantio.study.record.RunSheets.Standard;
import io.enantio.text.CsvTable;
import io.enantio.text.CsvTable.Column;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Tables of what the runs of a study contain besides its specimens (rule E-3). */
final class SheetTables {
    static final CsvTable<Failure> FAILURES = new CsvTable<>(
            "failures.csv",
            "a row per finding that rejected a run for an analyte",
            StudyColumns.joined(
                    ofRun(Failure::of),
                    List.of(
                            text("rule", "its id", Failure::rule),
                            freeText("subject", "what failed, for example a level", Failure::subject),
                            freeText("limit", "in force", Failure::limit),
                            freeText("detail", "the finding", Failure::detail))));

    static final CsvTable<Curve> CURVES = new CsvTable<>(
            "curves.csv",
            "a row per run and analyte with the parameters of its calibration curve; rejected runs too",
            StudyColumns.joined(
                    ofRun(Curve::of),
                    List.of(
                            text("model", "`linear` or `quadratic`", Curve::model),
                            text("weighting", "of the responses", Curve::weighting),
                            number(
                                    "intercept",
                                    "response ratio at 0 ng/mL",
                                    row -> row.coefficients().intercept()),
                            number(
                                    "slope",
                                    "per ng/mL",
                                    row -> row.coefficients().slope()),
                            number(
                                    "quadratic",
                                    "per (ng/mL)²; empty for a linear model",
                                    row -> row.coefficients().quadratic()),
                            number(
                                    "lloq_ng_per_ml",
                                    "effective lower limit; empty without a valid curve",
                                    row -> row.range().lloqNgPerMl()),
                            number(
                                    "uloq_ng_per_ml",
                                    "effective upper limit; empty without a valid curve",
                                    row -> row.range().uloqNgPerMl()),
                            number("r_squared", "reported, never a criterion", Curve::rSquared),
                            count("standards_used", "standards in the curve", Curve::standardsUsed),
                            count("standards_excluded", "acquired standards that are not", Curve::standardsExcluded))));

    static final CsvTable<Standard> STANDARDS = new CsvTable<>(
            "standards.csv",
            "a row per calibration standard and analyte, back-calculated from the curve of its run",
            StudyColumns.joined(
                    ofRun(Standard::of),
                    ofInjection(Standard::injected),
                    List.of(
                            number(
                                    "nominal_ng_per_ml",
                                    "nominal concentration",
                                    row -> OptionalDouble.of(row.nominalNgPerMl())),
                            number("back_calculated_ng_per_ml", "empty: no result", Standard::backCalculatedNgPerMl),
                            number(
                                    "relative_error_percent",
                                    "of the back-calculated concentration",
                                    row -> error(row.backCalculatedNgPerMl(), row.nominalNgPerMl())),
                            text("used_in_curve", "`yes` or `no`", row -> row.isUsed() ? "yes" : "no"))));

    static final CsvTable<StandardAccuracy> STANDARD_LEVELS = new CsvTable<>(
            "standard_levels.csv",
            "a row per analyte and standard level over all accepted runs; standards that are in no curve are counted only",
            List.of(
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    text("level", "name in the method", StandardAccuracy::level),
                    number(
                            "nominal_ng_per_ml",
                            "nominal concentration",
                            row -> OptionalDouble.of(row.nominalNgPerMl())),
                    count("runs", "accepted runs with the level in the curve", StandardAccuracy::runs),
                    count("n", "standards in a curve", row -> row.used().n()),
                    count("excluded", "standards of these runs in no curve", StandardAccuracy::excluded),
                    number(
                            "mean_ng_per_ml",
                            "mean back-calculated concentration",
                            row -> row.used().mean()),
                    number(
                            "sd_ng_per_ml",
                            "standard deviation, n - 1",
                            row -> row.used().sd()),
                    number("accuracy_percent", "mean in percent of nominal", StandardAccuracy::accuracyPercent),
                    number("mean_error_percent", "relative error of the mean", StandardAccuracy::meanErrorPercent),
                    number(
                            "cv_percent",
                            "SD in percent of the mean",
                            row -> row.used().cvPercent())));

    static final CsvTable<Qc> QC_VALUES = new CsvTable<>(
            "qc_values.csv",
            "a row per QC and analyte of every run, rejected runs too",
            StudyColumns.joined(
                    ofRun(Qc::of),
                    ofInjection(Qc::injected),
                    List.of(
                            number("dilution_factor", "1: not diluted", row -> OptionalDouble.of(row.dilutionFactor())),
                            number(
                                    "nominal_ng_per_ml",
                                    "in the original sample",
                                    row -> OptionalDouble.of(row.nominalNgPerMl())),
                            number(
                                    "estimate_ng_per_ml",
                                    "in the original sample; empty: no result",
                                    Qc::estimateNgPerMl),
                            number(
                                    "relative_error_percent",
                                    "of the estimate",
                                    row -> error(row.estimateNgPerMl(), row.nominalNgPerMl())),
                            text(
                                    "excluded",
                                    "`yes`: by a decision; it is in no statistics",
                                    row -> row.isExcluded() ? "yes" : "no"))));

    static final CsvTable<Reinjection> REINJECTIONS = new CsvTable<>(
            "reinjections.csv",
            "a row per analyte and sample that was injected again because of a documented fault",
            StudyColumns.joined(
                    ofRun(Reinjection::of),
                    ofInjection(Reinjection::injected),
                    List.of(
                            count("earlier_injection", "the injection with the fault", Reinjection::earlier),
                            count("decision", "its number in decisions.csv of the run", Reinjection::decision),
                            optional("reason_code", "of the decision", Reinjection::reasonCode),
                            freeText("reason", "in words", Reinjection::reason)),
                    outcome("earlier_", Reinjection::first),
                    outcome("", Reinjection::again)));

    static final CsvTable<Reintegration> REINTEGRATIONS = new CsvTable<>(
            "reintegrations.csv",
            "a row per result whose peak a person integrated again, original beside final",
            StudyColumns.joined(
                    ofRun(Reintegration::of),
                    ofInjection(Reintegration::injected),
                    List.of(
                            count("decision", "its number in decisions.csv of the run", Reintegration::decision),
                            text("bounds", "as decided; empty: the method's algorithm again", Reintegration::bounds),
                            optional("reason_code", "of the decision", Reintegration::reasonCode),
                            freeText("reason", "in words", Reintegration::reason)),
                    outcome("original_", Reintegration::original),
                    outcome("", Reintegration::result)));

    static final CsvTable<TouchedShare> REINTEGRATED = new CsvTable<>(
            "reintegrated.csv",
            "a row per analyte and kind of sample over all runs, and one for each reason for which people integrated a peak of it manually or excluded a result",
            TouchedBlocks.columns());

    static final CsvTable<CarryOver> CARRY_OVER = new CsvTable<>(
            "carry_over.csv",
            "a row per run, analyte and blank after the highest standard (CO-1)",
            StudyColumns.joined(
                    ofRun(CarryOver::of),
                    List.of(
                            text("blank", "injection that was judged", CarryOver::blank),
                            text("outcome", "`pass` `fail` `not_applicable` `not_assessable`", CarryOver::outcome),
                            freeText("detail", "the finding", CarryOver::detail),
                            count(
                                    "samples_at_risk",
                                    "results of study samples of this run and analyte with CARRYOVER_RISK",
                                    CarryOver::atRisk))));

    static final CsvTable<ReportedConcentration> CARRY_OVER_RISK = new CsvTable<>(
            "carry_over_risk.csv",
            "a row per reported result with CARRYOVER_RISK",
            List.of(
                    text("subject", "as given", row -> row.specimen().subject()),
                    text("sample_id", "as given", row -> row.specimen().specimen()),
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    text(
                            "run",
                            "of the reported result",
                            row -> row.measurement().run()),
                    count(
                            "injection",
                            "position in that run",
                            row -> row.measurement().injection()),
                    number(
                            "concentration_ng_per_ml",
                            "as reported",
                            row -> row.measurement().amount().concentrationNgPerMl())));

    static final CsvTable<RejectedValue> REJECTED_VALUES = new CsvTable<>(
            "rejected_values.csv",
            "a row per study sample and analyte of a rejected run, in a study of bioequivalence; else no rows. Nothing uses"
                    + " these values",
            List.of(
                    text("subject", "as given", row -> row.specimen().subject()),
                    text("sample_id", "as given", row -> row.specimen().specimen()),
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    text("run", "the rejected run", row -> row.measurement().run()),
                    count(
                            "injection",
                            "position in that run",
                            row -> row.measurement().injection()),
                    number(
                            "estimate_ng_per_ml",
                            "from the curve of the rejected run",
                            row -> row.measurement().amount().estimateNgPerMl()),
                    text("reasons", "ids of the rules that rejected the run", row -> String.join(";", row.reasons()))));

    static final CsvTable<InternalStandardArea> RESPONSES = new CsvTable<>(
            "internal_standards.csv",
            "a row per injection and analyte of every run, rejected runs too, in a study of bioequivalence; else no rows",
            StudyColumns.joined(
                    ofRun(InternalStandardArea::of),
                    ofInjection(InternalStandardArea::injected),
                    List.of(number(
                            "area_counts_min",
                            "of the internal standard of the analyte",
                            row -> OptionalDouble.of(row.areaCountsMin())))));

    static final CsvTable<Line> CHROMATOGRAMS = new CsvTable<>(
            "chromatograms.csv",
            "a row per injection of a study sample that was drawn for its chromatogram, or was integrated again",
            List.of(
                    text("sample_id", "as given", Line::sampleId),
                    text("run", "name of the run", Line::run),
                    count("injection", "position in that run", Line::injection),
                    text("why", "`drawn` at random, or `reintegrated`", Line::why),
                    optional("file", "raw file below the run folder; empty: not acquired", Line::file),
                    optional("raw_sha256", "of that file, as recorded when the run was processed", Line::sha256),
                    freeText("not_shown", "why the report does not show it; empty: it is shown", Line::problem)));

    private SheetTables() {}

    private static OptionalDouble error(OptionalDouble estimate, double nominal) {
        return estimate.isPresent()
                ? OptionalDouble.of(Accuracy.relativeErrorPercent(estimate.getAsDouble(), nominal))
                : OptionalDouble.empty();
    }

    private static <T> List<Column<T>> ofRun(Function<T, RunOfAnalyte> of) {
        return List.of(
                text("run", "name of the run", row -> of.apply(row).run()),
                text("acquired", "date", row -> of.apply(row).acquired().toString()),
                text(
                        "analyte",
                        "name in the method",
                        row -> of.apply(row).analyte().name()),
                text(
                        "verdict",
                        "of the run for the analyte, `accepted` or `rejected`",
                        row -> of.apply(row).isAccepted() ? "accepted" : "rejected"));
    }

    private static <T> List<Column<T>> ofInjection(Function<T, Injected> injected) {
        return List.of(
                count(
                        "injection",
                        "position in the run",
                        row -> injected.apply(row).number()),
                text("sample_id", "as given", row -> injected.apply(row).sampleId()),
                text(
                        "sample_type",
                        "as given",
                        row -> injected.apply(row).type().word()),
                optional("level", "as given", row -> injected.apply(row).level()));
    }

    private static <T> List<Column<T>> outcome(String prefix, Function<T, Outcome> outcome) {
        return List.of(
                optional(
                        prefix + "status",
                        "of the result",
                        row -> outcome.apply(row).status()),
                number(
                        prefix + "area_counts_min",
                        "of the peak",
                        row -> outcome.apply(row).areaCountsMin()),
                number(
                        prefix + "estimate_ng_per_ml",
                        "from the curve",
                        row -> outcome.apply(row).estimateNgPerMl()));
    }
}
