package io.enantio.acceptance.qcs;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.LevelRole;
import io.enantio.method.value.Range;
import java.util.List;
import java.util.Optional;

/** RNG-1: the effective range includes a low, a middle and a high QC level. */
public final class RangeHoldsQcs extends Rule {

    public RangeHoldsQcs() {
        super("RNG-1", Consequence.REJECTS, "the effective range includes a low, a middle and a high QC level");
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Criterion criterion = new Criterion(
                "a low, a middle and a high QC level in the effective range",
                evidence.limits().ruleset());
        Optional<Range> range = evidence.effective();
        if (range.isEmpty() || !evidence.roles().missing().isEmpty()) {
            return List.of(Finding.notAssessable(
                    criterion, range.isEmpty() ? "no curve" : evidence.roles().explainMissing()));
        }
        List<String> outside = LevelRole.OF_EVERY_RUN.stream()
                .filter(role -> evidence.roles().levels(role).stream()
                        .noneMatch(level -> range.get()
                                .holds(level.nominalNgPerMl(evidence.analyte()).orElseThrow())))
                .map(LevelRole::word)
                .toList();
        int all = LevelRole.OF_EVERY_RUN.size();
        String detail = outside.isEmpty() ? "" : "outside: " + String.join(", ", outside);
        return List.of(Finding.passIf("", outside.isEmpty(), criterion, detail).counting(all - outside.size(), all));
    }
}
