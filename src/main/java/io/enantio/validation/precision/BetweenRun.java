package io.enantio.validation.precision;

import static io.enantio.validation.report.TableColumn.number;
import static io.enantio.validation.report.TableColumn.optional;
import static io.enantio.validation.report.TableColumn.words;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.GroupJudge;
import io.enantio.validation.evidence.GroupJudge.Bounds;
import io.enantio.validation.evidence.SampleGroup;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.evidence.ValidationRun;
import io.enantio.validation.evidence.VarianceComponents;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.Outcome;
import io.enantio.validation.report.Print;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** AP-2: accuracy and precision between runs (rule D-2). Both CVs are printed; B, the intermediate precision, is judged. */
public final class BetweenRun implements Experiment {
    private static final String ID = "AP-2";

    /** @param components absent with one run, or without replicates */
    record Row(
            Analyte analyte, String level, double nominal, Optional<VarianceComponents> components, Outcome outcome) {
        private OptionalDouble of(ToDoubleFunction<VarianceComponents> figure) {
            return components
                    .map(found -> OptionalDouble.of(figure.applyAsDouble(found)))
                    .orElse(OptionalDouble.empty());
        }

        private String note() {
            return components
                    .map(found -> found.isBetweenBelowWithin() ? "MSB < MSW: 0" : "")
                    .orElse("fewer than two runs with replicates");
        }
    }

    public static final TableForm<Row> TABLE = new TableForm<>(
            "ap-2",
            "Accuracy and precision between runs",
            "a row per analyte and level",
            List.of(
                    words("analyte", "name in the method", row -> row.analyte().name()),
                    words("level", "QC level", Row::level),
                    optional("runs", "k, runs with results", Print.WHOLE, row -> row.of(VarianceComponents::runs)),
                    optional("n", "N, results of all runs", Print.WHOLE, row -> row.of(VarianceComponents::n)),
                    number("nominal_ng_per_ml", "in the sample", Print.CONCENTRATION, Row::nominal),
                    optional(
                            "mean_ng_per_ml",
                            "of all results",
                            Print.CONCENTRATION,
                            row -> row.of(VarianceComponents::mean)),
                    optional(
                            "relative_error_percent",
                            "of that mean",
                            Print.PERCENT,
                            row -> row.of(found -> Accuracy.relativeErrorPercent(found.mean(), row.nominal()))),
                    optional("msb", "mean square between runs", Print.FIGURE, row -> row.of(VarianceComponents::msb)),
                    optional("msw", "mean square within runs", Print.FIGURE, row -> row.of(VarianceComponents::msw)),
                    optional(
                            "n0",
                            "effective number of replicates per run",
                            Print.FIGURE,
                            row -> row.of(VarianceComponents::n0)),
                    optional(
                            "variance_between",
                            "(MSB - MSW) / n0, at least 0",
                            Print.FIGURE,
                            row -> row.of(VarianceComponents::varianceBetween)),
                    optional(
                            "within_cv_percent",
                            "√MSW, of the mean",
                            Print.PERCENT,
                            row -> row.of(VarianceComponents::withinCvPercent)),
                    optional(
                            "between_cv_percent",
                            "C: √ of the variance between runs, of the mean",
                            Print.PERCENT,
                            row -> row.of(VarianceComponents::betweenCvPercent)),
                    optional(
                            "naive_cv_percent",
                            "A: of all results as if they were one run; not judged",
                            Print.PERCENT,
                            row -> row.of(VarianceComponents::naiveCvPercent)),
                    optional(
                            "intermediate_cv_percent",
                            "B: √(MSW + variance between runs), of the mean; judged",
                            Print.PERCENT,
                            row -> row.of(VarianceComponents::intermediateCvPercent)),
                    optional(
                            "f",
                            "MSB / MSW",
                            Print.FIGURE,
                            row -> row.components().map(VarianceComponents::f).orElse(OptionalDouble.empty())),
                    optional(
                            "p",
                            "of such an F or a larger one",
                            Print.FIGURE,
                            row -> row.components().map(VarianceComponents::p).orElse(OptionalDouble.empty())),
                    words(
                            "verdict",
                            "`pass` `fail` `missing`",
                            row -> row.outcome().word()),
                    words("note", "`MSB < MSW: 0`: runs differ less than replicates, their variance is 0", Row::note)));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        GroupJudge values = new GroupJudge(ExperimentCode.AP, evidence.limits(), findings);
        List<Row> rows = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            runs(evidence, analyte, findings);
            AccuracyAndPrecision.byLevel(evidence, analyte).forEach((level, groups) -> {
                if (!groups.isEmpty()) {
                    rows.add(level(
                            groups.get(0),
                            VarianceComponents.of(
                                    groups.stream().map(values::values).toList()),
                            findings));
                }
            });
        }
        return new ExperimentReport(ID, "Between-run accuracy and precision", List.of(TABLE.of(rows)), findings.all());
    }

    private static void runs(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        List<ValidationRun> runs = AccuracyAndPrecision.runs(evidence, analyte);
        int promised = evidence.promise(ExperimentCode.AP).count(Count.RUNS);
        Place place = Place.of(analyte, "");
        if (runs.size() < promised) {
            findings.missing(place, "runs", runs.size() + " of " + promised + " promised runs stand");
        }
        findings.atLeast(place, "runs", runs.size(), LimitKey.AP_RUNS_MINIMUM);
        long days = runs.stream().map(ValidationRun::date).distinct().count();
        findings.atLeast(place, "days", days, LimitKey.AP_DAYS_MINIMUM);
    }

    private static Row level(SampleGroup first, Optional<VarianceComponents> components, Findings findings) {
        String level = first.labels().get(1);
        Place place = Place.of(first.analyte(), level);
        Bounds bounds = AccuracyAndPrecision.bounds(level);
        if (components.isEmpty()) {
            Outcome missing = findings.missing(place, "intermediate_cv_percent", "fewer than two runs with replicates");
            return new Row(first.analyte(), level, first.nominalNgPerMl(), components, missing);
        }
        Outcome accuracy = findings.accuracy(place, components.get().mean(), first.nominalNgPerMl(), bounds.accuracy());
        Outcome precision = findings.atMost(
                place,
                "intermediate_cv_percent",
                components.get().intermediateCvPercent(),
                bounds.cv().orElseThrow());
        findings.information(
                place, "naive_cv_percent", components.get().naiveCvPercent(), "A: all results as if they were one run");
        return new Row(
                first.analyte(), level, first.nominalNgPerMl(), components, GroupJudge.worst(accuracy, precision));
    }
}
