package io.enantio.acceptance.qcs;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.QcSample;
import io.enantio.acceptance.evidence.QcSample.Standing;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Rounding;
import java.util.ArrayList;
import java.util.List;

/** RUN-2: enough QCs are inside their limit, of all and of each level. */
public final class QcAcceptance extends Rule {

    public QcAcceptance() {
        super(
                "RUN-2",
                Consequence.REJECTS,
                "enough QCs pass, of all and of each level",
                LimitKey.QC_ACCURACY_PERCENT,
                LimitKey.LLOQ_QC_ACCURACY_PERCENT,
                LimitKey.QC_PASS_FRACTION,
                LimitKey.QC_LEVEL_PASS_FRACTION,
                LimitKey.LEVELS_NOT_COUNTED);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Limits limits = evidence.limits();
        Rounding rounding = evidence.method().rounding();
        QcTally tally = counted(evidence);
        Criterion all = Criterion.of(limits, limitsOf(tally, limits));
        Criterion one = Criterion.of(limits, LimitKey.QC_LEVEL_PASS_FRACTION);
        if (tally.total() == 0 || evidence.curve().isEmpty()) {
            return List.of(Finding.notAssessable(all, tally.total() == 0 ? "no QC counts" : "no curve"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.passIf("", tally.holdsOverall(limits), all, tally.failures(rounding))
                .counting(tally.passed(), tally.total()));
        tally.byLevel()
                .forEach((name, level) ->
                        findings.add(Finding.passIf(name, level.holdsAsLevel(limits), one, level.failures(rounding))
                                .counting(level.passed(), level.total())));
        return findings;
    }

    /** A limit of QCs that serve a validation is named where there are any. */
    private static LimitKey[] limitsOf(QcTally tally, Limits limits) {
        List<LimitKey> keys = new ArrayList<>(List.of(LimitKey.QC_ACCURACY_PERCENT, LimitKey.LLOQ_QC_ACCURACY_PERCENT));
        tally.samples().stream()
                .map(sample -> QcSample.accuracyLimit(
                        limits, sample.role(), sample.observation().injection()))
                .filter(key -> !keys.contains(key))
                .findFirst()
                .ifPresent(keys::add);
        keys.addAll(List.of(LimitKey.QC_PASS_FRACTION, LimitKey.LEVELS_NOT_COUNTED));
        return keys.toArray(LimitKey[]::new);
    }

    static QcTally counted(AnalyteEvidence evidence) {
        return new QcTally(evidence.qcSamples().stream()
                .filter(sample -> sample.standing() == Standing.COUNTED)
                .toList());
    }
}
