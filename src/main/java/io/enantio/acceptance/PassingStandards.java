package io.enantio.acceptance;

import io.enantio.method.Flag;
import io.enantio.method.LimitKey;
import java.util.List;

/** CAL-3: enough standards pass, on enough levels; excluded ones are failures. */
final class PassingStandards implements Rule {

    @Override
    public List<Finding> judge(AnalyteEvidence evidence) {
        List<StandardLevel> levels = StandardLevel.acquired(evidence);
        List<StandardLevel> holding =
                levels.stream().filter(level -> level.holds(evidence)).toList();
        int total = levels.stream().mapToInt(StandardLevel::total).sum();
        int passed = holding.stream().mapToInt(StandardLevel::passed).sum();
        boolean isCurve = evidence.rejectedCurve()
                .filter(rejected -> rejected.flag() == Flag.NO_CURVE)
                .isEmpty();
        boolean holds = isCurve
                && evidence.limits().fraction(LimitKey.STANDARDS_PASS_FRACTION).isReachedBy(passed, total)
                && holding.size() >= evidence.limits().count(LimitKey.STANDARD_LEVELS_MINIMUM);
        Basis basis = Basis.of(evidence.limits(), LimitKey.STANDARDS_PASS_FRACTION, LimitKey.STANDARD_LEVELS_MINIMUM);
        String reason = evidence.rejectedCurve()
                .map(rejected -> "; " + rejected.reason())
                .orElse("");
        return List.of(Finding.that("", holds, basis, holding.size() + " levels hold" + reason)
                .counting(passed, total)
                .marking(Flag.NO_CURVE, List.of()));
    }
}
