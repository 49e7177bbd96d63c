package io.enantio.validation.precision;

import static io.enantio.validation.report.TableForm.analyte;
import static io.enantio.validation.report.TableForm.number;
import static io.enantio.validation.report.TableForm.optional;
import static io.enantio.validation.report.TableForm.verdict;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.statistics.VarianceComponents;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Findings.Tally;
import io.enantio.validation.evidence.ReplicateGroup;
import io.enantio.validation.evidence.ReplicateGroup.Bounds;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.evidence.ValidationRun;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** AP-2: accuracy and precision between runs (rule D-2). Both CVs are reported; B, the intermediate precision, is judged. */
public final class BetweenRun implements Experiment {
    private static final String TOO_FEW = "fewer than two runs with replicates";

    /** @param components absent with one run, or without replicates */
    private record Row(
            Analyte analyte, String level, double nominal, Optional<VarianceComponents> components, Outcome outcome) {
        private OptionalDouble of(ToDoubleFunction<VarianceComponents> figure) {
            return components
                    .map(found -> OptionalDouble.of(figure.applyAsDouble(found)))
                    .orElse(OptionalDouble.empty());
        }

        private String note() {
            return components
                    .map(found -> found.isBetweenBelowWithin() ? "MSB < MSW: 0" : "")
                    .orElse(TOO_FEW);
        }
    }

    private static final TableForm<Row> TABLE = new TableForm<>(
            "ap-2",
            "Accuracy and precision between runs",
            "a row per analyte and level",
            List.of(
                    analyte(Row::analyte),
                    words("level", "QC level", Row::level),
                    optional("runs", "k, runs with results", Format.WHOLE, row -> row.of(VarianceComponents::runs)),
                    optional("n", "N, results of all runs", Format.WHOLE, row -> row.of(VarianceComponents::n)),
                    number("nominal_ng_per_ml", "in the sample", Format.CONCENTRATION, Row::nominal),
                    optional(
                            "mean_ng_per_ml",
                            "of all results",
                            Format.CONCENTRATION,
                            row -> row.of(VarianceComponents::mean)),
                    optional(
                            "relative_error_percent",
                            "of that mean",
                            Format.PERCENT,
                            row -> row.of(found -> Accuracy.relativeErrorPercent(found.mean(), row.nominal()))),
                    optional("msb", "mean square between runs", Format.FIGURE, row -> row.of(VarianceComponents::msb)),
                    optional("msw", "mean square within runs", Format.FIGURE, row -> row.of(VarianceComponents::msw)),
                    optional(
                            "n0",
                            "effective number of replicates per run",
                            Format.FIGURE,
                            row -> row.of(VarianceComponents::n0)),
                    optional(
                            "variance_between",
                            "(MSB - MSW) / n0, at least 0",
                            Format.FIGURE,
                            row -> row.of(VarianceComponents::varianceBetween)),
                    optional(
                            "within_cv_percent",
                            "√MSW, of the mean",
                            Format.PERCENT,
                            row -> row.of(VarianceComponents::withinCvPercent)),
                    optional(
                            "between_cv_percent",
                            "C: √ of the variance between runs, of the mean",
                            Format.PERCENT,
                            row -> row.of(VarianceComponents::betweenCvPercent)),
                    optional(
                            "naive_cv_percent",
                            "A: of all results as if they were from one run; not judged",
                            Format.PERCENT,
                            row -> row.of(VarianceComponents::naiveCvPercent)),
                    optional(
                            "intermediate_cv_percent",
                            "B: √(MSW + variance between runs), of the mean; judged",
                            Format.PERCENT,
                            row -> row.of(VarianceComponents::intermediateCvPercent)),
                    optional(
                            "f",
                            "MSB / MSW",
                            Format.FIGURE,
                            row -> row.components().map(VarianceComponents::f).orElse(OptionalDouble.empty())),
                    optional(
                            "p",
                            "probability of an F at least as large",
                            Format.FIGURE,
                            row -> row.components().map(VarianceComponents::p).orElse(OptionalDouble.empty())),
                    verdict(Row::outcome),
                    words("note", "`MSB < MSW: 0`: runs differ less than replicates, their variance is 0", Row::note)));

    @Override
    public Description description() {
        return new Description(
                AccuracyAndPrecision.CODE,
                "AP-2",
                "Between-run accuracy and precision",
                "Is each level accurate and precise over all runs?",
                List.of(
                        LimitKey.AP_ACCURACY_PERCENT,
                        LimitKey.AP_LLOQ_ACCURACY_PERCENT,
                        LimitKey.AP_CV_PERCENT,
                        LimitKey.AP_LLOQ_CV_PERCENT,
                        LimitKey.AP_RUNS_MINIMUM,
                        LimitKey.AP_DAYS_MINIMUM),
                List.of(TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(TABLE.of(evidence.eachAnalyte(analyte -> rows(evidence, analyte, findings))));
    }

    private static List<Row> rows(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        List<ValidationRun> runs = AccuracyAndPrecision.runs(evidence, analyte);
        Place place = Place.of(analyte, "");
        Tally tally = new Tally(runs.size(), findings.plan().count(Count.RUNS));
        findings.planned(place, "runs", tally, "runs count");
        findings.minimum(place, "runs", runs.size(), LimitKey.AP_RUNS_MINIMUM);
        long days = runs.stream().map(ValidationRun::date).distinct().count();
        findings.minimum(place, "days", days, LimitKey.AP_DAYS_MINIMUM);
        List<Row> rows = new ArrayList<>();
        AccuracyAndPrecision.byLevel(evidence, analyte).forEach((level, groups) -> {
            if (!groups.isEmpty()) {
                rows.add(row(evidence, level, groups, findings));
            }
        });
        return rows;
    }

    private static Row row(ValidationEvidence evidence, String level, List<ReplicateGroup> groups, Findings findings) {
        Analyte analyte = groups.get(0).analyte();
        double nominal = groups.get(0).nominalNgPerMl();
        Place place = Place.of(analyte, level);
        Optional<VarianceComponents> components = VarianceComponents.of(groups.stream()
                .map(group -> group.concentrations(AccuracyAndPrecision.CODE))
                .toList());
        if (components.isEmpty()) {
            Outcome missing = findings.missing(place, "intermediate_cv_percent", TOO_FEW);
            return new Row(analyte, level, nominal, components, missing);
        }
        VarianceComponents found = components.get();
        Bounds bounds = AccuracyAndPrecision.bounds(evidence, analyte, level);
        Outcome accuracy = findings.accuracy(place, found.mean(), nominal, bounds.accuracy());
        Outcome precision = findings.atMost(
                place,
                "intermediate_cv_percent",
                found.intermediateCvPercent(),
                bounds.cv().orElseThrow());
        findings.information(
                place, "naive_cv_percent", found.naiveCvPercent(), "A: all results as if they were from one run");
        return new Row(analyte, level, nominal, components, accuracy.orWorse(precision));
    }
}
