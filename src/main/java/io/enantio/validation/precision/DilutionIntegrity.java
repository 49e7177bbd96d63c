package io.enantio.validation.precision;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.calibration.standards.StandardLimits;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
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
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DIL-1: samples above the range, diluted into it, are accurate and precise after multiplying by the factor. */
public final class DilutionIntegrity implements Experiment {
    private static final String ID = "DIL-1";
    private static final Bounds BOUNDS = new Bounds(
            LimitKey.DIL_ACCURACY_PERCENT, Optional.of(LimitKey.DIL_CV_PERCENT), LimitKey.DIL_REPLICATES_MINIMUM);
    public static final TableForm<GroupRow> TABLE = GroupRow.form(
            "dil-1",
            "Dilution integrity",
            "a row per analyte, factor and level",
            List.of(GroupRow.label(0, "dilution_factor", "of the samples"), GroupRow.label(1, "level", "QC level")));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        GroupJudge judge = new GroupJudge(ExperimentCode.DIL, evidence.limits(), findings);
        List<GroupRow> rows = new ArrayList<>();
        Promise promise = evidence.promise(ExperimentCode.DIL);
        for (Analyte analyte : evidence.analytes()) {
            List<Sample> samples = evidence.serving(ExperimentCode.DIL, analyte).stream()
                    .filter(sample -> sample.nominalNgPerMl().isPresent())
                    .toList();
            SampleGroup.byLabels(List.of(), samples, DilutionIntegrity::labels).forEach((labels, members) -> {
                double nominal = members.get(0).nominalNgPerMl().orElseThrow();
                double factor = members.get(0).injection().dilutionFactor();
                int replicates = promise.factors().contains(factor) ? promise.count(Count.REPLICATES) : 0;
                rows.add(judge.judge(new SampleGroup(analyte, labels, nominal, replicates, members), BOUNDS));
                checkAboveRange(evidence, Place.of(analyte, String.join(" ", labels)), nominal, findings);
            });
            promise.factors().stream()
                    .filter(factor -> samples.stream()
                            .noneMatch(sample -> sample.injection().dilutionFactor() == factor))
                    .forEach(factor -> findings.missing(
                            Place.of(analyte, FigureText.exact(factor)), "replicates", "no injection serves it"));
        }
        return new ExperimentReport(ID, "Dilution integrity", List.of(TABLE.of(rows)), findings.all());
    }

    private static List<String> labels(Sample sample) {
        return List.of(FigureText.exact(sample.injection().dilutionFactor()), sample.level());
    }

    private static void checkAboveRange(ValidationEvidence evidence, Place place, double nominal, Findings findings) {
        StandardLimits.of(evidence.method(), place.analyte().orElseThrow())
                .promised()
                .filter(range -> nominal <= range.high())
                .ifPresent(range -> findings.missing(
                        place, "nominal_ng_per_ml", "the level does not lie above the range: it needs no dilution"));
    }
}
