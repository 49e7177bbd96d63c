package io.enantio.acceptance;

import io.enantio.calibration.StandardTally.OfLevel;
import io.enantio.method.Range;
import io.enantio.run.AnalyticalRun.Purpose;
import java.util.List;
import java.util.function.Function;

/** CAL-7: a validation run keeps at least one standard at its LLOQ and one at its ULOQ. */
final class ValidationRange implements Rule {

    @Override
    public List<Finding> judge(AnalyteEvidence evidence) {
        if (evidence.run().header().purpose() != Purpose.VALIDATION) {
            return List.of(Finding.notApplicable(Basis.NONE, "not a validation run"));
        }
        return List.of(end(evidence, "LLOQ", Range::low), end(evidence, "ULOQ", Range::high));
    }

    private static Finding end(AnalyteEvidence evidence, String name, Function<Range, Double> end) {
        List<OfLevel> levels = evidence.standardTally().levels().stream()
                .filter(level -> evidence.promised()
                        .map(end)
                        .filter(nominal -> nominal == level.nominalNgPerMl())
                        .isPresent())
                .toList();
        int passed = levels.stream().mapToInt(OfLevel::passed).sum();
        int total = levels.stream().mapToInt(OfLevel::total).sum();
        Basis basis = new Basis("at least 1 passes", evidence.limits().ruleset());
        return Finding.that(name, passed >= 1, basis, "standards at the " + name)
                .counting(passed, total);
    }
}
