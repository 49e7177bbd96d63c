package io.enantio.validation.matrix;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.BlankInterference;
import io.enantio.validation.evidence.BlankInterference.Bounds;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.List;

/** SPE-1: interference by substances other than the analytes; the column {@code set} names the substance. */
public final class Specificity implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
            "SPE",
            "Specificity (SPE-1).",
            "`blank` (or any other type), `set` names the substance",
            Key.names(
                    Names.SUBSTANCES,
                    "What is added to blank matrix; the column set of an injection names it.",
                    "dehydronorketamine"));

    private static final Bounds BOUNDS = new Bounds(LimitKey.SPE_ANALYTE_PERCENT_OF_LLOQ, LimitKey.SPE_IS_PERCENT);
    private static final TableForm<BlankInterference> TABLE = BlankInterference.form(
            "spe-1",
            "Other substances in blank matrix",
            "a row per analyte and injection",
            List.of(BlankInterference.label(0, "substance", "added to the blank matrix")));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "SPE-1",
                "Specificity",
                "Do substances that may be in a sample interfere with an analyte or an internal standard?",
                List.of(BOUNDS.analyte(), BOUNDS.standard()),
                List.of(TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(TABLE.of(evidence.eachAnalyte(analyte -> rows(evidence, analyte, findings))));
    }

    private static List<BlankInterference> rows(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        List<Sample> samples = evidence.serving(CODE, analyte);
        List<BlankInterference> rows = samples.stream()
                .map(sample -> BOUNDS.judge(sample, List.of(sample.remark("set")), findings))
                .toList();
        findings.plan().names(Names.SUBSTANCES).stream()
                .filter(substance -> samples.stream()
                        .noneMatch(sample -> sample.remark("set").equals(substance)))
                .forEach(substance ->
                        findings.missing(Place.of(analyte, substance), "percent_of_lloq", "no injection serves it"));
        return rows;
    }
}
