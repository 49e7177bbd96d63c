package io.enantio.validation.precision;

import io.enantio.method.Analyte;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.GroupJudge;
import io.enantio.validation.evidence.GroupRow;
import io.enantio.validation.evidence.SampleGroup;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.evidence.VarianceComponents;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.Outcome;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;

/** AP-1: accuracy and precision within each run, level by level. */
public final class WithinRun implements Experiment {
    private static final String ID = "AP-1";
    public static final TableForm<GroupRow> TABLE = GroupRow.form(
            "ap-1",
            "Accuracy and precision within runs",
            "a row per analyte, level and run",
            List.of(GroupRow.label(0, "run", "name of the run"), GroupRow.label(1, "level", "QC level")));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        GroupJudge judge = new GroupJudge(ExperimentCode.AP, evidence.limits(), findings);
        List<GroupRow> rows = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            AccuracyAndPrecision.byLevel(evidence, analyte)
                    .forEach((level, groups) ->
                            rows.addAll(level(judge, findings, groups, AccuracyAndPrecision.bounds(level))));
        }
        return new ExperimentReport(ID, "Within-run accuracy and precision", List.of(TABLE.of(rows)), findings.all());
    }

    /** If a run misses its limit, also what all runs of the level together say (rule AP-1). */
    private static List<GroupRow> level(
            GroupJudge judge, Findings findings, List<SampleGroup> groups, GroupJudge.Bounds bounds) {
        List<GroupRow> rows =
                groups.stream().map(group -> judge.judge(group, bounds)).toList();
        boolean hasFailed = rows.stream().anyMatch(row -> row.outcome() == Outcome.FAIL);
        if (hasFailed) {
            SampleGroup first = groups.get(0);
            VarianceComponents.of(rows.stream().map(GroupRow::values).toList())
                    .ifPresent(components -> findings.information(
                            Place.of(first.analyte(), first.labels().get(1)),
                            "overall_within_run_cv_percent",
                            components.withinCvPercent(),
                            "100 √MSW / mean of all runs, since a run missed its limit"));
        }
        return rows;
    }
}
