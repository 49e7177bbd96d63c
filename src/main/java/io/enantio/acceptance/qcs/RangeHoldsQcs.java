package io.enantio.acceptance.qcs;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.value.Range;
import java.util.List;
import java.util.Optional;

/** RNG-1: the effective range includes the LOW, MID and HIGH QC. */
public final class RangeHoldsQcs extends Rule {

    public RangeHoldsQcs() {
        super("RNG-1", Consequence.REJECTS, "the effective range includes the LOW, MID and HIGH QC");
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Criterion criterion = new Criterion(
                "LOW, MID and HIGH in the effective range", evidence.limits().ruleset());
        List<String> roles = QcNumbers.rolesOfMethod(evidence);
        Optional<Range> range = evidence.effective();
        if (roles.isEmpty() || range.isEmpty()) {
            return List.of(
                    Finding.notAssessable(criterion, range.isEmpty() ? "no curve" : "no level LOW, MID or HIGH"));
        }
        List<String> outside = roles.stream()
                .filter(role -> !range.get().holds(nominal(evidence, role)))
                .toList();
        String detail = outside.isEmpty() ? "" : "outside: " + String.join(", ", outside);
        return List.of(Finding.passIf("", outside.isEmpty(), criterion, detail)
                .counting(roles.size() - outside.size(), roles.size()));
    }

    private static double nominal(AnalyteEvidence evidence, String role) {
        return evidence.method()
                .qcLevel(role)
                .orElseThrow()
                .nominalNgPerMl(evidence.analyte())
                .orElseThrow();
    }
}
