package io.enantio.acceptance;

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
        List<StandardLevel> levels = StandardLevel.acquired(evidence).stream()
                .filter(level -> evidence.promised()
                        .map(end)
                        .filter(nominal -> nominal.equals(level.nominalNgPerMl()))
                        .isPresent())
                .toList();
        int passed = levels.stream().mapToInt(StandardLevel::passed).sum();
        int total = levels.stream().mapToInt(StandardLevel::total).sum();
        Basis basis = new Basis("at least 1 passes", evidence.limits().ruleset());
        return Finding.that(name, passed >= 1, basis, "standards at the " + name)
                .counting(passed, total);
    }
}
