package io.enantio.validation.matrix;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.MatrixLots;
import io.enantio.validation.evidence.ReplicateGroup;
import io.enantio.validation.evidence.ReplicateGroup.Bounds;
import io.enantio.validation.evidence.ReplicateGroup.Row;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.TableForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ME-1: accuracy and precision of samples spiked before extraction, in each lot of matrix by itself. */
public final class MatrixEffect implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
            "ME",
            "Matrix effect (ME-1).",
            "`qc`, `lot`, `condition` as for `SEL`, also `patient`",
            Key.levels("LOW", "HIGH"),
            Key.count(Count.LOTS, "Lots of normal matrix.", 6),
            Key.count(Count.LIPAEMIC, "Lipaemic lots.", 1).atLeast(0).optional(),
            Key.count(Count.HAEMOLYSED, "Haemolysed lots.", 1).atLeast(0).optional(),
            Key.count(Count.PATIENT, "Lots of patients.", 2).atLeast(0).optional(),
            Key.count(Count.REPLICATES, "Replicates of each lot and level.", 3));

    /** Samples of the matrix factor (ME-E), which are not extracted. */
    private static final Set<String> NOT_EXTRACTED = Set.of("post_spiked", "neat");

    private static final Bounds BOUNDS = new Bounds(
            LimitKey.ME_ACCURACY_PERCENT, Optional.of(LimitKey.ME_CV_PERCENT), LimitKey.ME_REPLICATES_MINIMUM);
    private static final TableForm<Row> TABLE = ReplicateGroup.form(
            "me-1",
            "Matrix effect in each lot",
            "a row per analyte, lot and level",
            List.of(
                    ReplicateGroup.label(0, "kind", "`normal` `lipaemic` `haemolysed` `patient`"),
                    ReplicateGroup.label(1, "lot", "of the matrix"),
                    ReplicateGroup.label(2, "level", "QC level")));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "ME-1",
                "Matrix effect",
                "Are results accurate and precise in each lot of matrix?",
                List.of(
                        LimitKey.ME_ACCURACY_PERCENT,
                        LimitKey.ME_CV_PERCENT,
                        LimitKey.ME_REPLICATES_MINIMUM,
                        LimitKey.ME_LOTS_MINIMUM,
                        LimitKey.ME_LEVELS_MINIMUM),
                List.of(TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(TABLE.of(evidence.eachAnalyte(analyte -> rows(evidence, analyte, findings))));
    }

    private static List<Row> rows(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        List<Sample> samples = evidence.serving(CODE, analyte).stream()
                .filter(sample -> !NOT_EXTRACTED.contains(sample.remark("condition")))
                .filter(sample -> sample.nominalNgPerMl().isPresent())
                .toList();
        List<Row> rows = groups(evidence, analyte, samples).stream()
                .map(group -> group.judge(findings, BOUNDS))
                .toList();
        findings.levels(analyte, LimitKey.ME_LEVELS_MINIMUM);
        MatrixLots.judge(analyte, samples, List.of(Map.entry(MatrixLots.NORMAL, LimitKey.ME_LOTS_MINIMUM)), findings);
        return rows;
    }

    /** Each lot must have each planned level. */
    private static List<ReplicateGroup> groups(ValidationEvidence evidence, Analyte analyte, List<Sample> samples) {
        PlannedExperiment plan = evidence.planned(CODE);
        List<List<String>> planned = samples.stream()
                .map(MatrixEffect::lot)
                .distinct()
                .flatMap(lot -> plan.names(Names.LEVELS).stream().map(level -> with(lot, level)))
                .toList();
        List<ReplicateGroup> groups = new ArrayList<>();
        ReplicateGroup.byLabels(planned, samples, sample -> with(lot(sample), sample.level()))
                .forEach((labels, members) -> {
                    int replicates = planned.contains(labels) ? plan.count(Count.REPLICATES) : 0;
                    evidence.nominalNgPerMl(analyte, labels.get(2))
                            .ifPresent(nominal ->
                                    groups.add(new ReplicateGroup(analyte, labels, nominal, replicates, members)));
                });
        return groups;
    }

    private static List<String> lot(Sample sample) {
        return List.of(MatrixLots.kind(sample), sample.remark("lot"));
    }

    private static List<String> with(List<String> lot, String level) {
        return List.of(lot.get(0), lot.get(1), level);
    }
}
