package io.enantio.validation.enantiomers;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.GroupJudge;
import io.enantio.validation.evidence.GroupJudge.Bounds;
import io.enantio.validation.evidence.GroupRow;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.SampleGroup;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.plan.Promise.Names;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.TableForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** CHI-V4: QCs with much of one enantiomer and little of the other: both are accurate and precise. */
public final class SkewedRatios implements Experiment {
    private static final String ID = "CHI-V4";
    private static final Bounds BOUNDS = new Bounds(
            LimitKey.CHI_SKEW_ACCURACY_PERCENT,
            Optional.of(LimitKey.CHI_SKEW_CV_PERCENT),
            LimitKey.CHI_SKEW_REPLICATES_MINIMUM);
    public static final TableForm<GroupRow> TABLE = GroupRow.form(
            "chi-v4",
            "Skewed ratios of the enantiomers",
            "a row per analyte and level",
            List.of(GroupRow.label(0, "level", "QC level")));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        GroupJudge judge = new GroupJudge(ExperimentCode.CHI, evidence.limits(), findings);
        Promise promise = evidence.promise(ExperimentCode.CHI);
        List<GroupRow> rows = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            for (String level : promise.names(Names.SKEWED)) {
                OptionalDouble nominal = evidence.method()
                        .qcLevel(level)
                        .map(found -> found.nominalNgPerMl(analyte))
                        .orElse(OptionalDouble.empty());
                nominal.ifPresent(value -> rows.add(judge.judge(
                        new SampleGroup(
                                analyte,
                                List.of(level),
                                value,
                                promise.count(Count.SKEWED_REPLICATES),
                                samples(evidence, analyte, level)),
                        BOUNDS)));
            }
        }
        return new ExperimentReport(ID, "Skewed ratios", List.of(TABLE.of(rows)), findings.all());
    }

    private static List<Sample> samples(ValidationEvidence evidence, Analyte analyte, String level) {
        return evidence.serving(ExperimentCode.CHI, analyte).stream()
                .filter(sample ->
                        sample.type() == SampleType.QC && sample.level().equals(level))
                .filter(sample -> sample.remark("condition").isEmpty())
                .toList();
    }
}
