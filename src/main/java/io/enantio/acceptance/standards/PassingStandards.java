package io.enantio.acceptance.standards;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.calibration.standards.StandardTally;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import java.util.List;

/** CAL-3: enough standards pass, on enough levels; excluded ones are failures. */
public final class PassingStandards extends Rule {

    public PassingStandards() {
        super(
                "CAL-3",
                Consequence.REJECTS,
                "enough standards pass, on enough levels; excluded standards count as failures",
                LimitKey.STANDARDS_PASS_FRACTION,
                LimitKey.STANDARD_LEVELS_MINIMUM);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        StandardTally tally = evidence.standardTally();
        boolean isCurve = evidence.rejectedCurve()
                .filter(rejected -> rejected.flag() == Flag.NO_CURVE)
                .isEmpty();
        Criterion criterion =
                Criterion.of(evidence.limits(), LimitKey.STANDARDS_PASS_FRACTION, LimitKey.STANDARD_LEVELS_MINIMUM);
        String reason = evidence.rejectedCurve()
                .map(rejected -> "; " + rejected.reason())
                .orElse("");
        return List.of(Finding.passIf(
                        "",
                        isCurve && tally.isEnough(),
                        criterion,
                        tally.holding().size() + " levels pass" + reason)
                .counting(tally.passed(), tally.total())
                .flaggingCurve(Flag.NO_CURVE));
    }
}
