package io.enantio.validation.matrix;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.ForeignJudge;
import io.enantio.validation.evidence.ForeignRow;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise.Names;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;

/** SPE-1: what else may be in a sample brings neither analyte nor internal standard; the column set names it. */
public final class Specificity implements Experiment {
    private static final String ID = "SPE-1";
    public static final TableForm<ForeignRow> TABLE = ForeignRow.form(
            "spe-1",
            "Other substances in blank matrix",
            "a row per analyte and injection",
            List.of(ForeignRow.label(0, "substance", "what is in the sample besides")));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        ForeignJudge judge = new ForeignJudge(
                ExperimentCode.SPE, LimitKey.SPE_ANALYTE_PERCENT_OF_LLOQ, LimitKey.SPE_IS_PERCENT, findings);
        List<ForeignRow> rows = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            List<Sample> samples = evidence.serving(ExperimentCode.SPE, analyte);
            samples.forEach(sample -> rows.add(judge.judge(sample, List.of(sample.remark("set")))));
            evidence.promise(ExperimentCode.SPE).names(Names.SUBSTANCES).stream()
                    .filter(substance -> samples.stream()
                            .noneMatch(sample -> sample.remark("set").equals(substance)))
                    .forEach(substance -> findings.missing(
                            Place.of(analyte, substance), "percent_of_lloq", "no injection serves it"));
        }
        return new ExperimentReport(ID, "Specificity", List.of(TABLE.of(rows)), findings.all());
    }
}
