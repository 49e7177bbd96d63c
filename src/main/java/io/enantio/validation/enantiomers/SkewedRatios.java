package io.enantio.validation.enantiomers;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.ReplicateGroup;
import io.enantio.validation.evidence.ReplicateGroup.Bounds;
import io.enantio.validation.evidence.ReplicateGroup.Row;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.TableForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CHI-V4: accuracy and precision of both enantiomers in QCs with a high and a low concentration of each. */
public final class SkewedRatios implements Experiment {
    private static final Bounds BOUNDS = new Bounds(
            LimitKey.CHI_SKEW_ACCURACY_PERCENT,
            Optional.of(LimitKey.CHI_SKEW_CV_PERCENT),
            LimitKey.CHI_SKEW_REPLICATES_MINIMUM);
    private static final TableForm<Row> TABLE = ReplicateGroup.form(
            "chi-v4",
            "Skewed ratios of the enantiomers",
            "a row per analyte and level",
            List.of(ReplicateGroup.label(0, "level", "QC level")));

    @Override
    public Description description() {
        return new Description(
                EnantiomerPlan.CODE,
                "CHI-V4",
                "Skewed ratios",
                "Are both enantiomers accurate and precise if one is much more concentrated than the other?",
                BOUNDS.limits(),
                List.of(TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(TABLE.of(evidence.eachAnalyte(analyte -> rows(evidence, analyte, findings))));
    }

    private static List<Row> rows(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        int replicates = findings.plan().count(Count.SKEWED_REPLICATES);
        List<Row> rows = new ArrayList<>();
        for (String level : findings.plan().names(Names.SKEWED)) {
            List<Sample> samples = evidence.serving(EnantiomerPlan.CODE, analyte).stream()
                    .filter(sample -> sample.type() == SampleType.QC)
                    .filter(sample -> sample.level().equals(level))
                    .filter(sample -> sample.remark("condition").isEmpty())
                    .toList();
            evidence.nominalNgPerMl(analyte, level)
                    .ifPresent(nominal ->
                            rows.add(new ReplicateGroup(analyte, List.of(level), nominal, replicates, samples)
                                    .judge(findings, BOUNDS)));
        }
        return rows;
    }
}
