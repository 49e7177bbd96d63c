package io.enantio.validation.precision;

import static io.enantio.validation.report.TableForm.analyte;
import static io.enantio.validation.report.TableForm.count;
import static io.enantio.validation.report.TableForm.number;
import static io.enantio.validation.report.TableForm.verdict;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.statistics.VarianceComponents;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.ReplicateGroup;
import io.enantio.validation.evidence.ReplicateGroup.Bounds;
import io.enantio.validation.evidence.ReplicateGroup.Row;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * AP-1: accuracy and precision within each run, level by level. A level of which a run misses its limit is judged by its accuracy and
 * precision over all runs.
 */
public final class WithinRun implements Experiment {
    private static final TableForm<Row> TABLE = ReplicateGroup.form(
            "ap-1",
            "Accuracy and precision within runs",
            "a row per analyte, level and run",
            List.of(ReplicateGroup.label(0, "run", "name of the run"), ReplicateGroup.label(1, "level", "QC level")));

    /** A level of which a run missed its limit, over all runs (ICH M10, 3.2.5.2). */
    private record Overall(
            Analyte analyte, String level, double nominal, int missed, VarianceComponents components, Outcome outcome) {
        private double relativeErrorPercent() {
            return Accuracy.relativeErrorPercent(components.mean(), nominal);
        }
    }

    private static final TableForm<Overall> OVERALL = new TableForm<>(
            "ap-1-overall",
            "Levels of which a run missed its limit, over all runs",
            "a row per analyte and level of which a run missed its limit",
            List.of(
                    analyte(Overall::analyte),
                    words("level", "QC level", Overall::level),
                    count("runs", "runs with results", row -> row.components().runs()),
                    count("runs_missed", "runs that missed a limit", Overall::missed),
                    count("n", "results of all runs", row -> row.components().n()),
                    number("nominal_ng_per_ml", "in the sample", Format.CONCENTRATION, Overall::nominal),
                    number(
                            "mean_ng_per_ml",
                            "of all results",
                            Format.CONCENTRATION,
                            row -> row.components().mean()),
                    number("relative_error_percent", "of that mean", Format.PERCENT, Overall::relativeErrorPercent),
                    number(
                            "within_cv_percent",
                            "√MSW, of that mean",
                            Format.PERCENT,
                            row -> row.components().withinCvPercent()),
                    verdict(Overall::outcome)));

    @Override
    public Description description() {
        return new Description(
                AccuracyAndPrecision.CODE,
                "AP-1",
                "Within-run accuracy and precision",
                "Is each level accurate and precise in each run, or else over all runs?",
                List.of(
                        LimitKey.AP_ACCURACY_PERCENT,
                        LimitKey.AP_LLOQ_ACCURACY_PERCENT,
                        LimitKey.AP_CV_PERCENT,
                        LimitKey.AP_LLOQ_CV_PERCENT,
                        LimitKey.AP_REPLICATES_MINIMUM,
                        LimitKey.AP_LEVELS_MINIMUM),
                List.of(TABLE.empty(), OVERALL.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        List<Row> rows = new ArrayList<>();
        List<Overall> overall = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            AccuracyAndPrecision.byLevel(evidence, analyte).forEach((level, groups) -> {
                Findings trial = findings.trial();
                Bounds bounds = AccuracyAndPrecision.bounds(evidence, analyte, level);
                List<Row> own =
                        groups.stream().map(group -> group.judge(trial, bounds)).toList();
                rows.addAll(own);
                Optional<Overall> all = missed(own).flatMap(missed -> overall(missed, own, bounds, findings));
                findings.take(trial, all.isPresent() ? WithinRun::ofOneRun : UnaryOperator.identity());
                all.ifPresent(overall::add);
            });
            findings.levels(analyte, LimitKey.AP_LEVELS_MINIMUM);
        }
        return List.of(TABLE.of(rows), OVERALL.of(overall));
    }

    /** Number of runs that missed a limit of a level; absent if none did. */
    private static Optional<Integer> missed(List<Row> rows) {
        int missed =
                (int) rows.stream().filter(row -> row.outcome() == Outcome.FAIL).count();
        return missed == 0 ? Optional.empty() : Optional.of(missed);
    }

    /** Accuracy and precision over all runs, by which the level is judged; absent with results of one run only. */
    private static Optional<Overall> overall(int missed, List<Row> rows, Bounds bounds, Findings findings) {
        ReplicateGroup group = rows.get(0).group();
        Place place = Place.of(group.analyte(), group.labels().get(1));
        return VarianceComponents.of(rows.stream().map(Row::values).toList()).map(components -> {
            Outcome accuracy = findings.accuracy(place, components.mean(), group.nominalNgPerMl(), bounds.accuracy());
            Outcome precision = findings.atMost(
                    place,
                    "overall_within_run_cv_percent",
                    components.withinCvPercent(),
                    bounds.cv().orElseThrow());
            return new Overall(
                    group.analyte(),
                    group.labels().get(1),
                    group.nominalNgPerMl(),
                    missed,
                    components,
                    accuracy.orWorse(precision));
        });
    }

    /** A limit that a run missed does not decide where its level is judged over all runs. */
    private static ValidationFinding ofOneRun(ValidationFinding finding) {
        return finding.outcome() == Outcome.FAIL
                ? finding.as(Outcome.INFORMATION, finding.detail() + "; the level is judged over all runs")
                : finding;
    }
}
