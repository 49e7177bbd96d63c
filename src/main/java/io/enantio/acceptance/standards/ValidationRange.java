package io.enantio.acceptance.standards;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.calibration.standards.StandardTally.OfLevel;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.value.Range;
import io.enantio.run.AnalyticalRun.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** CAL-7: a validation run keeps at least one passing standard at each end of the range that the ruleset names. */
public final class ValidationRange extends Rule {

    public ValidationRange() {
        super(
                "CAL-7",
                Consequence.REJECTS,
                "a validation run keeps a passing standard at both ends of its range",
                LimitKey.VALIDATION_RANGE_ENDS);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        if (evidence.run().header().purpose() != Purpose.VALIDATION) {
            return List.of(Finding.notApplicable(Criterion.NONE, "not a validation run"));
        }
        List<String> ends = evidence.limits().words(LimitKey.VALIDATION_RANGE_ENDS);
        List<Finding> findings = new ArrayList<>();
        if (ends.contains("LLOQ")) {
            findings.add(end(evidence, "LLOQ", Range::low));
        }
        if (ends.contains("ULOQ")) {
            findings.add(end(evidence, "ULOQ", Range::high));
        }
        return findings;
    }

    private static Finding end(AnalyteEvidence evidence, String name, Function<Range, Double> end) {
        List<OfLevel> levels = evidence.standardTally().levels().stream()
                .filter(level -> evidence.methodRange()
                        .map(end)
                        .filter(nominal -> nominal == level.nominalNgPerMl())
                        .isPresent())
                .toList();
        int passed = levels.stream().mapToInt(OfLevel::passed).sum();
        int total = levels.stream().mapToInt(OfLevel::total).sum();
        Criterion criterion = Criterion.of(evidence.limits(), LimitKey.VALIDATION_RANGE_ENDS);
        return Finding.passIf(name, passed >= 1, criterion, "standards at the " + name)
                .counting(passed, total);
    }
}
