package io.enantio.acceptance.standards;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Basis;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import java.util.List;

/** CAL-1, the part that rejects: enough levels of standards were acquired. */
public final class CalibrationLevels implements Rule {

    @Override
    public List<Finding> judge(AnalyteEvidence evidence) {
        int levels = evidence.standardTally().levels().size();
        int planned = (int) evidence.method().calibration().levels().stream()
                .flatMapToDouble(level -> level.nominalNgPerMl(evidence.analyte()).stream())
                .distinct()
                .count();
        boolean holds = evidence.standardTally().hasEnoughLevels();
        Basis basis = Basis.of(evidence.limits(), LimitKey.STANDARD_LEVELS_MINIMUM);
        return List.of(Finding.that("", holds, basis, "levels of standards acquired")
                .counting(levels, planned)
                .marking(Flag.NO_CURVE, List.of()));
    }
}
