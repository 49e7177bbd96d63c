package io.enantio.acceptance.blanks;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import java.util.List;

/** CO-1: carry-over into the blank after the highest standard is small. One finding per injection. */
public final class CarryOverRule extends Rule {

    public CarryOverRule() {
        super(
                "CO-1",
                Consequence.WARNS,
                "carry-over into the blank after the highest standard is small (per injection)",
                LimitKey.CARRYOVER_ANALYTE_PERCENT_OF_LLOQ,
                LimitKey.CARRYOVER_IS_PERCENT);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        List<Observation> blanks = evidence.acquired(SampleType.CARRYOVER_BLANK);
        if (blanks.isEmpty()) {
            return List.of(Finding.notAssessable(
                    Criterion.of(evidence.limits(), LimitKey.CARRYOVER_ANALYTE_PERCENT_OF_LLOQ),
                    "no carry-over blank"));
        }
        return new InterferingResponse(
                        evidence, LimitKey.CARRYOVER_ANALYTE_PERCENT_OF_LLOQ, LimitKey.CARRYOVER_IS_PERCENT)
                .judge(blanks, Flag.CARRYOVER);
    }
}
