package io.enantio.acceptance.qcs;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FailedBatches;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.method.LevelRole;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * RUN-5: in a run of several extraction batches each has its QCs and passes RUN-2 by itself. A batch that fails is rejected alone, and
 * its standards support no other: the curve is fitted again without them.
 */
public final class Batches extends Rule {
    /** Study samples and QCs of no batch, in a run that has batches, are judged together. */
    static final String UNNAMED = "(no batch)";

    public Batches() {
        super(
                "RUN-5",
                Consequence.REMOVES_RESULTS,
                "each extraction batch has its own QCs and passes by itself; standards of a batch that fails support no other (per batch)",
                LimitKey.QC_PASS_FRACTION,
                LimitKey.QC_LEVEL_PASS_FRACTION);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Criterion criterion =
                Criterion.of(evidence.limits(), LimitKey.QC_PASS_FRACTION, LimitKey.QC_LEVEL_PASS_FRACTION);
        List<String> batches = of(evidence);
        if (batches.isEmpty()) {
            return List.of(Finding.notApplicable(criterion, "one extraction batch"));
        }
        List<Finding> findings = new ArrayList<>();
        for (String batch : batches) {
            Optional<FailedBatches.Failure> earlier = evidence.failedBatches().stream()
                    .filter(failure -> failure.batch().equals(batch))
                    .findFirst();
            Judged judged = earlier.map(failure -> Judged.earlier(evidence, failure))
                    .orElseGet(() -> Judged.now(evidence, batch));
            findings.add(new Finding(
                            batch,
                            judged.count(),
                            judged.holds() ? Outcome.PASS : Outcome.FAIL,
                            criterion,
                            judged.detail(),
                            Optional.empty())
                    .flagging(Flag.RUN_REJECTED, studySamples(evidence, batch)));
        }
        return findings;
    }

    /** Batches that fail by the present curve and did not fail by an earlier one; none if no other batch would be left. */
    public static List<FailedBatches.Failure> failing(AnalyteEvidence evidence) {
        List<String> standing = new ArrayList<>(of(evidence));
        evidence.failedBatches().forEach(failure -> standing.remove(failure.batch()));
        List<FailedBatches.Failure> failing = standing.stream()
                .map(batch -> Judged.now(evidence, batch))
                .filter(judged -> !judged.holds())
                .map(judged -> new FailedBatches.Failure(judged.batch(), judged.count(), judged.detail()))
                .toList();
        return failing.size() < standing.size() ? failing : List.of();
    }

    /** Extraction batches of study samples and QCs; none in a run of one batch. */
    static List<String> of(AnalyteEvidence evidence) {
        List<String> batches = Stream.of(SampleType.STUDY, SampleType.QC)
                .flatMap(type -> evidence.acquired(type).stream())
                .map(Batches::batchOf)
                .distinct()
                .sorted()
                .toList();
        return batches.size() < 2 ? List.of() : batches;
    }

    /** Whether a batch passes by the present curve. */
    static boolean holds(AnalyteEvidence evidence, String batch) {
        return Judged.now(evidence, batch).holds();
    }

    private static String batchOf(Observation row) {
        return row.injection().batch().orElse(UNNAMED);
    }

    private static List<Integer> studySamples(AnalyteEvidence evidence, String batch) {
        return evidence.acquired(SampleType.STUDY).stream()
                .filter(row -> batchOf(row).equals(batch))
                .map(Observation::number)
                .toList();
    }

    /** One batch by one curve. */
    private record Judged(String batch, Count count, boolean holds, String detail) {

        static Judged now(AnalyteEvidence evidence, String batch) {
            QcTally tally = new QcTally(QcAcceptance.counted(evidence).samples().stream()
                    .filter(sample -> batchOf(sample.observation()).equals(batch))
                    .toList());
            List<String> missing = LevelRole.OF_EVERY_RUN.stream()
                    .filter(role -> tally.samples().stream().noneMatch(sample -> sample.is(role)))
                    .map(LevelRole::word)
                    .toList();
            return new Judged(
                    batch,
                    Count.of(tally.passed(), tally.total()),
                    missing.isEmpty() && tally.holds(evidence.limits()),
                    missing.isEmpty()
                            ? tally.failures(evidence.method().rounding())
                            : "no " + String.join(", no ", missing) + " QC");
        }

        /** By the curve that still rested on its standards. */
        static Judged earlier(AnalyteEvidence evidence, FailedBatches.Failure failure) {
            List<String> standards = evidence.acquired(SampleType.STANDARD).stream()
                    .filter(row -> batchOf(row).equals(failure.batch()))
                    .flatMap(row -> evidence.standard(row.number()).stream())
                    .filter(point -> point.use() == Use.OF_FAILED_BATCH)
                    .map(StandardPoint::injection)
                    .map(String::valueOf)
                    .toList();
            String consequence = standards.isEmpty()
                    ? ""
                    : " by the curve that included its standards; the curve was fitted again without them, injections "
                            + String.join(", ", standards);
            return new Judged(failure.batch(), failure.count(), false, failure.detail() + consequence);
        }
    }
}
