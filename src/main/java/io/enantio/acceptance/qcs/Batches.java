package io.enantio.acceptance.qcs;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.LevelRole;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** RUN-5: in a run of several extraction batches each has its QCs and passes RUN-2 by itself; a batch that fails is rejected alone. */
public final class Batches extends Rule {

    public Batches() {
        super(
                "RUN-5",
                Consequence.REMOVES_RESULTS,
                "each extraction batch has its own QCs and passes by itself (per batch)",
                LimitKey.QC_PASS_FRACTION,
                LimitKey.QC_LEVEL_PASS_FRACTION);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Criterion criterion =
                Criterion.of(evidence.limits(), LimitKey.QC_PASS_FRACTION, LimitKey.QC_LEVEL_PASS_FRACTION);
        List<String> batches = Stream.of(SampleType.STUDY, SampleType.QC)
                .flatMap(type -> evidence.acquired(type).stream())
                .flatMap(row -> row.injection().batch().stream())
                .distinct()
                .sorted()
                .toList();
        if (batches.size() < 2) {
            return List.of(Finding.notApplicable(criterion, "one extraction batch"));
        }
        return batches.stream().map(batch -> judge(evidence, batch, criterion)).toList();
    }

    private static Finding judge(AnalyteEvidence evidence, String batch, Criterion criterion) {
        QcTally tally = new QcTally(QcAcceptance.counted(evidence).samples().stream()
                .filter(sample -> isOf(batch, sample.observation()))
                .toList());
        List<String> missing = LevelRole.OF_EVERY_RUN.stream()
                .filter(role -> tally.samples().stream().noneMatch(sample -> sample.is(role)))
                .map(LevelRole::word)
                .toList();
        String detail = missing.isEmpty() ? tally.failures() : "no " + String.join(", no ", missing) + " QC";
        List<Integer> study = evidence.acquired(SampleType.STUDY).stream()
                .filter(row -> isOf(batch, row))
                .map(Observation::number)
                .toList();
        return Finding.passIf(batch, missing.isEmpty() && tally.holds(evidence.limits()), criterion, detail)
                .counting(tally.passed(), tally.total())
                .flagging(Flag.RUN_REJECTED, study);
    }

    private static boolean isOf(String batch, Observation row) {
        return row.injection().batch().equals(Optional.of(batch));
    }
}
