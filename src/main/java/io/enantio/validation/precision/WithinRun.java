package io.enantio.validation.precision;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.statistics.VarianceComponents;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.ReplicateGroup;
import io.enantio.validation.evidence.ReplicateGroup.Row;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;

/** AP-1: accuracy and precision within each run, level by level. */
public final class WithinRun implements Experiment {
    private static final TableForm<Row> TABLE = ReplicateGroup.form(
            "ap-1",
            "Accuracy and precision within runs",
            "a row per analyte, level and run",
            List.of(ReplicateGroup.label(0, "run", "name of the run"), ReplicateGroup.label(1, "level", "QC level")));

    @Override
    public Description description() {
        return new Description(
                AccuracyAndPrecision.CODE,
                "AP-1",
                "Within-run accuracy and precision",
                "Is each level accurate and precise in each run?",
                List.of(
                        LimitKey.AP_ACCURACY_PERCENT,
                        LimitKey.AP_LLOQ_ACCURACY_PERCENT,
                        LimitKey.AP_CV_PERCENT,
                        LimitKey.AP_LLOQ_CV_PERCENT,
                        LimitKey.AP_REPLICATES_MINIMUM),
                List.of(TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(TABLE.of(evidence.eachAnalyte(analyte -> rows(evidence, analyte, findings))));
    }

    private static List<Row> rows(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        List<Row> rows = new ArrayList<>();
        AccuracyAndPrecision.byLevel(evidence, analyte).forEach((level, groups) -> {
            List<Row> own = groups.stream()
                    .map(group -> group.judge(findings, AccuracyAndPrecision.bounds(level)))
                    .toList();
            rows.addAll(own);
            overall(Place.of(analyte, level), own, findings);
        });
        return rows;
    }

    /** If a run misses its limit, the within-run CV over all runs of the level is reported too (rule AP-1). */
    private static void overall(Place place, List<Row> rows, Findings findings) {
        if (rows.stream().anyMatch(row -> row.outcome() == Outcome.FAIL)) {
            VarianceComponents.of(rows.stream().map(Row::values).toList())
                    .ifPresent(components -> findings.information(
                            place,
                            "overall_within_run_cv_percent",
                            components.withinCvPercent(),
                            "100 √MSW / mean of all runs, since a run missed its limit"));
        }
    }
}
