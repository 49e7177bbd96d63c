package io.enantio.validation.matrix;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.BlankInterference;
import io.enantio.validation.evidence.BlankInterference.Bounds;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.MatrixLots;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.TableForm;
import java.util.List;
import java.util.Map;

/** SEL-1: blank matrix of each lot, lipaemic and haemolysed lots included, contains neither analyte nor internal standard. */
public final class Selectivity implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
            "SEL",
            "Selectivity (SEL-1).",
            "`blank`, `lot`, `condition` (`normal` `lipaemic` `haemolysed`)",
            Key.count(Count.LOTS, "Lots of normal matrix.", 6),
            Key.count(Count.LIPAEMIC, "Lipaemic lots.", 1).atLeast(0).optional(),
            Key.count(Count.HAEMOLYSED, "Haemolysed lots.", 1).atLeast(0).optional());

    private static final Bounds BOUNDS = new Bounds(LimitKey.SEL_ANALYTE_PERCENT_OF_LLOQ, LimitKey.SEL_IS_PERCENT);
    private static final TableForm<BlankInterference> TABLE = BlankInterference.form(
            "sel-1",
            "Blank matrix of each lot",
            "a row per analyte and blank",
            List.of(
                    BlankInterference.label(0, "lot", "of the matrix"),
                    BlankInterference.label(1, "kind", "`normal` `lipaemic` `haemolysed` `patient`")));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "SEL-1",
                "Selectivity",
                "Is each lot of blank matrix free of interference with analytes and internal standards?",
                List.of(
                        BOUNDS.analyte(),
                        BOUNDS.standard(),
                        LimitKey.SEL_LOTS_MINIMUM,
                        LimitKey.SEL_LIPAEMIC_LOTS_MINIMUM,
                        LimitKey.SEL_HAEMOLYSED_LOTS_MINIMUM),
                List.of(TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(TABLE.of(evidence.eachAnalyte(analyte -> rows(evidence, analyte, findings))));
    }

    private static List<BlankInterference> rows(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        List<Sample> blanks = evidence.serving(CODE, analyte);
        List<BlankInterference> rows = blanks.stream()
                .map(blank -> BOUNDS.judge(blank, List.of(blank.remark("lot"), MatrixLots.kind(blank)), findings))
                .toList();
        MatrixLots.judge(
                analyte,
                blanks,
                List.of(
                        Map.entry(MatrixLots.NORMAL, LimitKey.SEL_LOTS_MINIMUM),
                        Map.entry(MatrixLots.LIPAEMIC, LimitKey.SEL_LIPAEMIC_LOTS_MINIMUM),
                        Map.entry(MatrixLots.HAEMOLYSED, LimitKey.SEL_HAEMOLYSED_LOTS_MINIMUM)),
                findings);
        return rows;
    }
}
