package io.enantio.acceptance.standards;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Basis;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.calibration.standards.StandardTally.OfLevel;
import io.enantio.method.rules.LimitKey;
import java.util.List;

/** CAL-4: enough of each level's standards pass; a level that fails neither counts in CAL-3 nor ends the range. */
public final class ReplicateStandards implements Rule {

    @Override
    public List<Finding> judge(AnalyteEvidence evidence) {
        Basis basis = Basis.of(evidence.limits(), LimitKey.STANDARD_LEVEL_PASS_FRACTION);
        List<OfLevel> levels = evidence.standardTally().levels();
        if (levels.isEmpty()) {
            return List.of(Finding.notAssessable(basis, "no standard was acquired"));
        }
        return levels.stream()
                .map(level -> Finding.that(
                                level.level(),
                                level.holds(evidence.limits()),
                                basis,
                                level.holds(evidence.limits()) ? "level holds" : "level is lost")
                        .counting(level.passed(), level.total()))
                .toList();
    }
}
