package io.enantio.acceptance.qcs;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.calibration.Quantitation.Estimate;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.value.Range;
import io.enantio.method.value.Rounding;
import io.enantio.run.SampleType;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** RNG-2: enough QC levels lie within the range of measured study concentrations (as injected, inside the effective range). */
public final class QcCoverage extends Rule {

    public QcCoverage() {
        super(
                "RNG-2",
                Consequence.WARNS,
                "enough QC levels lie within the range of measured study concentrations",
                LimitKey.QC_LEVELS_IN_STUDY_RANGE_MINIMUM);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Criterion criterion = Criterion.of(evidence.limits(), LimitKey.QC_LEVELS_IN_STUDY_RANGE_MINIMUM);
        if (evidence.acquired(SampleType.STUDY).isEmpty()) {
            return List.of(Finding.notApplicable(criterion, "no study sample"));
        }
        DoubleSummaryStatistics study = measured(evidence);
        if (study.getCount() == 0) {
            return List.of(Finding.notAssessable(criterion, "no study sample inside the range"));
        }
        Range spread = new Range(study.getMin(), study.getMax());
        List<QcTally> levels =
                List.copyOf(QcAcceptance.counted(evidence).byLevel().values());
        int within = (int) levels.stream()
                .filter(level -> spread.holds(level.samples().get(0).nominalNgPerMl()))
                .count();
        boolean holds = within >= evidence.limits().count(LimitKey.QC_LEVELS_IN_STUDY_RANGE_MINIMUM);
        Rounding rounding = evidence.method().rounding();
        String detail = "study samples from " + FigureText.oneDecimal(rounding, spread.low()) + " to "
                + FigureText.oneDecimal(rounding, spread.high()) + " ng/mL";
        return List.of(Finding.passIf("", holds, criterion, detail)
                .counting(within, levels.size())
                .flagging(Flag.QC_COVERAGE));
    }

    private static DoubleSummaryStatistics measured(AnalyteEvidence evidence) {
        return evidence.acquired(SampleType.STUDY).stream()
                .filter(Observation::hasResult)
                .flatMap(row -> row.estimate().stream())
                .mapToDouble(Estimate::injectedNgPerMl)
                .filter(found ->
                        evidence.effective().filter(range -> range.holds(found)).isPresent())
                .summaryStatistics();
    }
}
