package io.enantio.acceptance.standards;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import java.util.List;

/** CAL-1, the part that rejects: enough levels of standards were acquired. */
public final class CalibrationLevels extends Rule {

    public CalibrationLevels() {
        super(
                "CAL-1",
                Consequence.REJECTS,
                "standards were acquired at enough concentration levels",
                LimitKey.STANDARD_LEVELS_MINIMUM);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        int levels = evidence.standardTally().levels().size();
        int planned = (int) evidence.method().calibration().levels().stream()
                .flatMapToDouble(level -> level.nominalNgPerMl(evidence.analyte()).stream())
                .distinct()
                .count();
        boolean holds = evidence.standardTally().hasEnoughLevels();
        Criterion criterion = Criterion.of(evidence.limits(), LimitKey.STANDARD_LEVELS_MINIMUM);
        return List.of(Finding.passIf("", holds, criterion, "levels of standards acquired")
                .counting(levels, planned)
                .flaggingCurve(Flag.NO_CURVE));
    }
}
