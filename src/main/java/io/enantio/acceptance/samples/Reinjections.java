package io.enantio.acceptance.samples;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.acceptance.evidence.SequenceFlags;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * B-10: samples are injected again only within the time for which the method has shown that this changes nothing, and standards and QCs not
 * because they had failed (ICH M10, 3.3.5). A run without a reinjection on record has no finding.
 */
public final class Reinjections extends Rule {
    private static final double SECONDS_PER_HOUR = 3600;

    public Reinjections() {
        super(
                "B-10",
                Consequence.WARNS,
                "samples are injected again within validated.reinjection_hours of the method, standards and QCs not because they had failed; only in runs with reinjections on record");
    }

    /** An injection and the one that it replaced. */
    private record Pair(Observation again, Injection first) {}

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        TechnicalRepeats repeats = new TechnicalRepeats(evidence.run(), evidence.analyte());
        List<Pair> pairs = evidence.observations().stream()
                .filter(Observation::isCounted)
                .flatMap(row -> repeats.replacedBy(row.injection()).stream().map(first -> new Pair(row, first)))
                .toList();
        List<Finding> findings = new ArrayList<>();
        if (!pairs.isEmpty()) {
            findings.add(inTime(evidence, pairs));
        }
        known(evidence, pairs).ifPresent(findings::add);
        return findings;
    }

    private static Finding inTime(AnalyteEvidence evidence, List<Pair> pairs) {
        OptionalDouble validated = evidence.method().facts().validated().reinjectionHours();
        List<Integer> outside = pairs.stream()
                .filter(pair -> !isInTime(evidence, pair, validated))
                .map(pair -> pair.again().number())
                .toList();
        Criterion criterion = Criterion.ofMethod(
                "reinjection_hours=" + (validated.isPresent() ? FigureText.exact(validated.getAsDouble()) : "none"));
        String detail = validated.isEmpty()
                ? "the method does not state that reinjection was shown to be reproducible (RI-1)"
                : "injected again within the time"
                        + (outside.isEmpty() ? "" : ", except injections " + joined(outside));
        return Finding.passIf("time", outside.isEmpty(), criterion, detail)
                .counting(pairs.size() - outside.size(), pairs.size())
                .flagging(Flag.STABILITY_EXCEEDED, outside);
    }

    /** Between the starts of both injections; an injection without a time is not in time. */
    private static boolean isInTime(AnalyteEvidence evidence, Pair pair, OptionalDouble validated) {
        Optional<OffsetDateTime> start = SequenceFlags.startOf(pair.again().peaks());
        Optional<OffsetDateTime> before = evidence.observations().stream()
                .filter(row -> row.number() == pair.first().number())
                .findFirst()
                .flatMap(row -> SequenceFlags.startOf(row.peaks()));
        return validated.isPresent()
                && start.isPresent()
                && before.isPresent()
                && Duration.between(before.get(), start.get()).toSeconds()
                        <= validated.getAsDouble() * SECONDS_PER_HOUR;
    }

    /** Of standards and QCs that were injected again, not all had failed; and they did not turn a rejected run into an accepted one. */
    private static Optional<Finding> known(AnalyteEvidence evidence, List<Pair> pairs) {
        List<Integer> first = pairs.stream()
                .filter(pair -> isKnown(pair.again()))
                .map(pair -> pair.first().number())
                .distinct()
                .toList();
        return first.isEmpty()
                ? Optional.empty()
                : evidence.whole().undecided().map(before -> known(evidence, before, first));
    }

    private static Finding known(AnalyteEvidence evidence, RunResult before, List<Integer> first) {
        int failed = (int) before.rowsOf(evidence.analyte()).stream()
                .filter(row -> first.contains(row.injection().number()) && hadFailed(row))
                .count();
        boolean wasRejected = before.verdicts().stream()
                .filter(verdict -> verdict.analyte().equals(evidence.analyte()))
                .anyMatch(verdict -> !verdict.isAccepted());
        boolean isSelective = failed == first.size() || failed > 0 && wasRejected;
        String detail = failed + " of " + first.size() + " standards and QCs that were injected again had failed"
                + (failed > 0 && wasRejected ? ", and the run was rejected before the decision" : "");
        Criterion criterion = new Criterion("not because they had failed", "rule B-10");
        return Finding.passIf("standards and QCs", !isSelective, criterion, detail)
                .counting(first.size() - failed, first.size());
    }

    private static boolean isKnown(Observation row) {
        return row.type() == SampleType.STANDARD || row.type() == SampleType.QC;
    }

    /** With a result, outside its limit: one without a result shows its fault itself. */
    private static boolean hadFailed(ResultRow row) {
        return row.judgement().flags().contains(Flag.OUT_OF_LIMIT);
    }

    private static String joined(List<Integer> numbers) {
        return String.join(", ", numbers.stream().map(String::valueOf).toList());
    }
}
