package io.enantio.acceptance.qcs;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.QcSample;
import io.enantio.acceptance.evidence.QcSample.Standing;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.LevelRole;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Fraction;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.Map;

/** RUN-1: enough QCs were acquired, on enough levels, for the number of study samples. Whether they pass is RUN-2. */
public final class QcNumbers extends Rule {

    public QcNumbers() {
        super(
                "RUN-1",
                Consequence.REJECTS,
                "enough QCs were acquired for the study samples: low, middle and high, each in replicate",
                LimitKey.QC_LEVELS_MINIMUM,
                LimitKey.QC_PER_LEVEL_MINIMUM,
                LimitKey.QC_PER_STUDY_SAMPLE);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Limits limits = evidence.limits();
        Map<String, QcTally> levels = new QcTally(evidence.qcSamples().stream()
                        .filter(QcNumbers::isOfTheCurve)
                        .toList())
                .byLevel();
        int qcSamples = levels.values().stream().mapToInt(QcTally::total).sum();
        int wanted = limits.count(LimitKey.QC_PER_LEVEL_MINIMUM);
        long full = levels.values().stream()
                .filter(level -> level.total() >= wanted)
                .count();
        List<String> tooFew = LevelRole.OF_EVERY_RUN.stream()
                .filter(role -> evidence.roles().levels(role).stream()
                        .noneMatch(level -> levels.containsKey(level.name())
                                && levels.get(level.name()).total() >= wanted))
                .map(LevelRole::word)
                .toList();
        int study = evidence.acquired(SampleType.STUDY).size();
        Fraction share = limits.fraction(LimitKey.QC_PER_STUDY_SAMPLE);
        boolean holds = full >= limits.count(LimitKey.QC_LEVELS_MINIMUM)
                && tooFew.isEmpty()
                && share.isReachedBy(qcSamples, study);
        Criterion criterion = Criterion.of(
                limits, LimitKey.QC_LEVELS_MINIMUM, LimitKey.QC_PER_LEVEL_MINIMUM, LimitKey.QC_PER_STUDY_SAMPLE);
        String detail = qcSamples + " QCs for " + study + " study samples; " + full + " levels with " + wanted
                + " or more" + (tooFew.isEmpty() ? "" : "; too few " + String.join(", ", tooFew))
                + (evidence.roles().missing().isEmpty()
                        ? ""
                        : "; " + evidence.roles().explainMissing());
        return List.of(Finding.passIf("", holds, criterion, detail).counting((int) full, levels.size()));
    }

    private static boolean isOfTheCurve(QcSample sample) {
        return sample.standing() == Standing.COUNTED || sample.standing() == Standing.OUTSIDE_RANGE;
    }
}
