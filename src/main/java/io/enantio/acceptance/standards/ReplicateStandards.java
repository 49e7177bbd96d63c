package io.enantio.acceptance.standards;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.calibration.standards.StandardTally.OfLevel;
import io.enantio.method.rules.LimitKey;
import java.util.List;

/** CAL-4: enough of each level's standards pass; a level that fails does not count in CAL-3 and is not in the range. */
public final class ReplicateStandards extends Rule {

    public ReplicateStandards() {
        super(
                "CAL-4",
                Consequence.WARNS,
                "enough replicates of each level pass, else the level is lost (per level)",
                LimitKey.STANDARD_LEVEL_PASS_FRACTION);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Criterion criterion = Criterion.of(evidence.limits(), LimitKey.STANDARD_LEVEL_PASS_FRACTION);
        List<OfLevel> levels = evidence.standardTally().levels();
        if (levels.isEmpty()) {
            return List.of(Finding.notAssessable(criterion, "no standard was acquired"));
        }
        return levels.stream()
                .map(level -> Finding.passIf(
                                level.level(),
                                level.holds(evidence.limits()),
                                criterion,
                                level.holds(evidence.limits()) ? "level passes" : "level fails")
                        .counting(level.passed(), level.total()))
                .toList();
    }
}
