package io.enantio.acceptance.qcs;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Basis;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.value.Range;
import java.util.List;
import java.util.Optional;

/** RNG-1: the effective range still holds the low, mid and high QC. */
public final class RangeHoldsQcs implements Rule {

    @Override
    public List<Finding> judge(AnalyteEvidence evidence) {
        Basis basis = new Basis(
                "LOW, MID and HIGH in the effective range", evidence.limits().ruleset());
        List<String> roles = QcNumbers.rolesOfMethod(evidence);
        Optional<Range> range = evidence.effective();
        if (roles.isEmpty() || range.isEmpty()) {
            return List.of(Finding.notAssessable(basis, range.isEmpty() ? "no curve" : "no level LOW, MID or HIGH"));
        }
        List<String> outside = roles.stream()
                .filter(role -> !range.get().holds(nominal(evidence, role)))
                .toList();
        String detail = outside.isEmpty() ? "" : "outside: " + String.join(", ", outside);
        return List.of(Finding.that("", outside.isEmpty(), basis, detail)
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
