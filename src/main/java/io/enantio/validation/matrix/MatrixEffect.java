package io.enantio.validation.matrix;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.GroupJudge;
import io.enantio.validation.evidence.GroupJudge.Bounds;
import io.enantio.validation.evidence.GroupRow;
import io.enantio.validation.evidence.Lots;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.SampleGroup;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.plan.Promise.Names;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** ME-1: samples spiked before extraction, accurate and precise in each lot by itself. */
public final class MatrixEffect implements Experiment {
    private static final String ID = "ME-1";
    /** Of ME-E, which asks another question. */
    private static final Set<String> SPIKED_LATER = Set.of("post_spiked", "neat");

    private static final Bounds BOUNDS = new Bounds(
            LimitKey.ME_ACCURACY_PERCENT, Optional.of(LimitKey.ME_CV_PERCENT), LimitKey.ME_REPLICATES_MINIMUM);
    public static final TableForm<GroupRow> TABLE = GroupRow.form(
            "me-1",
            "Matrix effect in each lot",
            "a row per analyte, lot and level",
            List.of(
                    GroupRow.label(0, "kind", "`normal` `lipaemic` `haemolysed` `patient`"),
                    GroupRow.label(1, "lot", "of the matrix"),
                    GroupRow.label(2, "level", "QC level")));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        GroupJudge judge = new GroupJudge(ExperimentCode.ME, evidence.limits(), findings);
        List<GroupRow> rows = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            List<Sample> samples = evidence.serving(ExperimentCode.ME, analyte).stream()
                    .filter(sample -> !SPIKED_LATER.contains(sample.remark("condition")))
                    .filter(sample -> sample.nominalNgPerMl().isPresent())
                    .toList();
            groups(evidence, analyte, samples).forEach(group -> rows.add(judge.judge(group, BOUNDS)));
            lots(evidence, analyte, samples, findings);
        }
        return new ExperimentReport(ID, "Matrix effect", List.of(TABLE.of(rows)), findings.all());
    }

    /** Each lot that is there must hold each promised level. */
    private static List<SampleGroup> groups(ValidationEvidence evidence, Analyte analyte, List<Sample> samples) {
        Promise promise = evidence.promise(ExperimentCode.ME);
        List<List<String>> promised = samples.stream()
                .map(MatrixEffect::lot)
                .distinct()
                .flatMap(lot ->
                        promise.names(Names.LEVELS).stream().map(level -> List.of(lot.get(0), lot.get(1), level)))
                .toList();
        Map<List<String>, List<Sample>> found = SampleGroup.byLabels(
                promised,
                samples,
                sample -> List.of(lot(sample).get(0), lot(sample).get(1), sample.level()));
        List<SampleGroup> groups = new ArrayList<>();
        found.forEach((labels, members) -> {
            OptionalDouble nominal = evidence.method()
                    .qcLevel(labels.get(2))
                    .map(level -> level.nominalNgPerMl(analyte))
                    .orElse(OptionalDouble.empty());
            int replicates = promised.contains(labels) ? promise.count(Count.REPLICATES) : 0;
            nominal.ifPresent(value -> groups.add(new SampleGroup(analyte, labels, value, replicates, members)));
        });
        return groups;
    }

    private static List<String> lot(Sample sample) {
        return List.of(Lots.kind(sample), sample.remark("lot"));
    }

    private static void lots(ValidationEvidence evidence, Analyte analyte, List<Sample> samples, Findings findings) {
        if (samples.isEmpty()) {
            findings.missing(Place.of(analyte, ""), "lots", "no injection serves ME");
            return;
        }
        Lots.checkPromised(evidence.promise(ExperimentCode.ME), samples, ExperimentCode.ME, findings);
        findings.atLeast(
                Place.of(analyte, Lots.NORMAL),
                "lots",
                Lots.count(samples, Lots.NORMAL, ExperimentCode.ME),
                LimitKey.ME_LOTS_MINIMUM);
    }
}
