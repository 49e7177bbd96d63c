package io.enantio.validation.precision;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.calibration.standards.StandardLimits;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.ReplicateGroup;
import io.enantio.validation.evidence.ReplicateGroup.Bounds;
import io.enantio.validation.evidence.ReplicateGroup.Row;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DIL-1: accuracy and precision of samples above the range that were diluted into it, after multiplication by the factor. */
public final class DilutionIntegrity implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
            "DIL",
            "Dilution integrity (DIL-1).",
            "`qc` of a level above the range, `dilution_factor`",
            Key.factors("Dilution factors.", "[5]"),
            Key.count(Count.REPLICATES, "Replicates of each factor.", 5));

    private static final Bounds BOUNDS = new Bounds(
            LimitKey.DIL_ACCURACY_PERCENT, Optional.of(LimitKey.DIL_CV_PERCENT), LimitKey.DIL_REPLICATES_MINIMUM);
    private static final TableForm<Row> TABLE = ReplicateGroup.form(
            "dil-1",
            "Dilution integrity",
            "a row per analyte, factor and level",
            List.of(
                    ReplicateGroup.label(0, "dilution_factor", "of the samples"),
                    ReplicateGroup.label(1, "level", "QC level")));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "DIL-1",
                "Dilution integrity",
                "Are samples above the range accurate and precise after dilution?",
                BOUNDS.limits(),
                List.of(TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(TABLE.of(evidence.eachAnalyte(analyte -> rows(evidence, analyte, findings))));
    }

    private static List<Row> rows(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        PlannedExperiment plan = findings.plan();
        List<Sample> samples = evidence.serving(CODE, analyte).stream()
                .filter(sample -> sample.nominalNgPerMl().isPresent())
                .toList();
        List<Row> rows = new ArrayList<>();
        ReplicateGroup.byLabels(List.of(), samples, DilutionIntegrity::labels).forEach((labels, members) -> {
            double nominal = members.get(0).nominalNgPerMl().orElseThrow();
            double factor = members.get(0).injection().dilutionFactor();
            int replicates = plan.factors().contains(factor) ? plan.count(Count.REPLICATES) : 0;
            ReplicateGroup group = new ReplicateGroup(analyte, labels, nominal, replicates, members);
            rows.add(group.judge(findings, BOUNDS));
            checkAboveRange(evidence, group, findings);
        });
        plan.factors().stream()
                .filter(factor ->
                        samples.stream().noneMatch(sample -> sample.injection().dilutionFactor() == factor))
                .forEach(factor -> findings.missing(
                        Place.of(analyte, FigureText.exact(factor)), "replicates", "no injection serves it"));
        return rows;
    }

    private static List<String> labels(Sample sample) {
        return List.of(FigureText.exact(sample.injection().dilutionFactor()), sample.level());
    }

    private static void checkAboveRange(ValidationEvidence evidence, ReplicateGroup group, Findings findings) {
        StandardLimits.of(evidence.method(), group.analyte())
                .methodRange()
                .filter(range -> group.nominalNgPerMl() <= range.high())
                .ifPresent(range -> findings.missing(
                        group.place(), "nominal_ng_per_ml", "the level is not above the range and needs no dilution"));
    }
}
