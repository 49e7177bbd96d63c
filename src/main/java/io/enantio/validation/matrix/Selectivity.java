package io.enantio.validation.matrix;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.ForeignJudge;
import io.enantio.validation.evidence.ForeignRow;
import io.enantio.validation.evidence.Lots;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SEL-1: blank matrix of each lot, lipaemic and haemolysed ones too, shows neither analyte nor internal standard. */
public final class Selectivity implements Experiment {
    private static final String ID = "SEL-1";
    public static final TableForm<ForeignRow> TABLE = ForeignRow.form(
            "sel-1",
            "Blank matrix of each lot",
            "a row per analyte and blank",
            List.of(
                    ForeignRow.label(0, "lot", "of the matrix"),
                    ForeignRow.label(1, "kind", "`normal` `lipaemic` `haemolysed` `patient`")));

    private static final Map<String, LimitKey> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(Lots.NORMAL, LimitKey.SEL_LOTS_MINIMUM);
        KINDS.put("lipaemic", LimitKey.SEL_LIPAEMIC_LOTS_MINIMUM);
        KINDS.put("haemolysed", LimitKey.SEL_HAEMOLYSED_LOTS_MINIMUM);
    }

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        ForeignJudge judge = new ForeignJudge(
                ExperimentCode.SEL, LimitKey.SEL_ANALYTE_PERCENT_OF_LLOQ, LimitKey.SEL_IS_PERCENT, findings);
        List<ForeignRow> rows = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            List<Sample> blanks = evidence.serving(ExperimentCode.SEL, analyte);
            blanks.forEach(blank -> rows.add(judge.judge(blank, List.of(blank.remark("lot"), Lots.kind(blank)))));
            lots(evidence, analyte, blanks, findings);
        }
        return new ExperimentReport(ID, "Selectivity", List.of(TABLE.of(rows)), findings.all());
    }

    private static void lots(ValidationEvidence evidence, Analyte analyte, List<Sample> blanks, Findings findings) {
        if (blanks.isEmpty()) {
            findings.missing(Place.of(analyte, ""), "lots", "no injection serves SEL");
            return;
        }
        Lots.checkPromised(evidence.promise(ExperimentCode.SEL), blanks, ExperimentCode.SEL, findings);
        KINDS.forEach((kind, key) ->
                findings.atLeast(Place.of(analyte, kind), "lots", Lots.count(blanks, kind, ExperimentCode.SEL), key));
    }
}
