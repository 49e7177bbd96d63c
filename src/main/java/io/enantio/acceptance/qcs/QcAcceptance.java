package io.enantio.acceptance.qcs;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Basis;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.QcSample.Standing;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import java.util.ArrayList;
import java.util.List;

/** RUN-2: enough QCs are inside their limit, of all and of each level. */
public final class QcAcceptance implements Rule {

    @Override
    public List<Finding> judge(AnalyteEvidence evidence) {
        Limits limits = evidence.limits();
        Basis all = Basis.of(
                limits,
                LimitKey.QC_ACCURACY_PERCENT,
                LimitKey.LLOQ_QC_ACCURACY_PERCENT,
                LimitKey.QC_PASS_FRACTION,
                LimitKey.LEVELS_NOT_COUNTED);
        Basis one = Basis.of(limits, LimitKey.QC_LEVEL_PASS_FRACTION);
        QcTally tally = counted(evidence);
        if (tally.total() == 0 || evidence.curve().isEmpty()) {
            return List.of(Finding.notAssessable(all, tally.total() == 0 ? "no QC counts" : "no curve"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.that("", tally.holdsOverall(limits), all, tally.failures())
                .counting(tally.passed(), tally.total()));
        tally.byLevel()
                .forEach((name, level) ->
                        findings.add(Finding.that(name, level.holdsAsLevel(limits), one, level.failures())
                                .counting(level.passed(), level.total())));
        return findings;
    }

    static QcTally counted(AnalyteEvidence evidence) {
        return new QcTally(evidence.qcSamples().stream()
                .filter(sample -> sample.standing() == Standing.COUNTED)
                .toList());
    }
}
