package io.enantio.acceptance;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.acceptance.internalstandard.IonRatio;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.ResultRow.Judgement;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RunResult.Calibration;
import io.enantio.acceptance.result.Verdict;
import io.enantio.calibration.curve.Accuracy;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Every rule and every flag trigger applied to one analyte: its verdict, its curve's flags, its rows. */
final class AnalyteJudgement {
    private final AnalyteEvidence evidence;
    private final List<RuleOutcome> outcomes = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final Set<Flag> curveFlags = EnumSet.noneOf(Flag.class);
    private final Map<Integer, Set<Flag>> rowFlags = new HashMap<>();

    private AnalyteJudgement(AnalyteEvidence evidence) {
        this.evidence = evidence;
    }

    /** Applies the rules; an analyte that is not quantified has none. */
    static AnalyteJudgement of(AnalyteEvidence evidence) {
        AnalyteJudgement judgement = new AnalyteJudgement(evidence);
        if (evidence.isJudged()) {
            RuleBook.RULES.forEach(rule -> rule.judge(evidence).forEach(finding -> judgement.add(rule, finding)));
        }
        return judgement;
    }

    private void add(Rule rule, Finding finding) {
        outcomes.add(finding.toOutcome(evidence.analyte(), rule.id()));
        if (rule.isRejectedBy(finding)) {
            reasons.add(rule.id());
        }
        finding.raised().ifPresent(raised -> {
            if (raised.onCurve()) {
                curveFlags.add(raised.flag());
            }
            raised.injections()
                    .forEach(injection -> rowFlags.computeIfAbsent(injection, number -> EnumSet.noneOf(Flag.class))
                            .add(raised.flag()));
        });
    }

    /** Rows of rules.csv, in the order of the rules. */
    List<RuleOutcome> outcomes() {
        return outcomes;
    }

    /** Absent for an analyte that is not judged. */
    Optional<Verdict> verdict() {
        return evidence.fit().map(fit -> new Verdict(evidence.analyte(), reasons));
    }

    private boolean isRejected() {
        return !reasons.isEmpty();
    }

    /** Absent for an analyte that is not quantified. */
    Optional<Calibration> calibration() {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(curveFlags);
        evidence.observations().stream()
                .flatMap(observation -> observation.peak().flags().stream())
                .filter(Observation.PEAK_SHAPE_FLAGS::contains)
                .forEach(flags::add);
        return evidence.fit()
                .map(fit -> new Calibration(
                        fit,
                        Collections.unmodifiableSet(flags),
                        evidence.referenceAreas(),
                        evidence.integrationComparison(fit)));
    }

    /** One row per injection, in order. */
    List<ResultRow> rows() {
        List<FlagTrigger> triggers = RuleBook.triggers(evidence);
        IonRatio ionRatio = new IonRatio(evidence);
        return evidence.observations().stream()
                .map(observation -> row(observation, flags(observation, triggers), ionRatio.percent(observation)))
                .toList();
    }

    private ResultRow row(Observation observation, Set<Flag> flags, OptionalDouble ionRatioPercent) {
        OptionalDouble nominal = evidence.nominalNgPerMl(observation);
        return new ResultRow(
                observation.injection(),
                evidence.analyte(),
                observation.peak(),
                observation.internalStandard(),
                observation.quantitation(),
                new Judgement(
                        new RowStatus(evidence, reasons).of(observation, flags),
                        evidence.role(observation),
                        nominal,
                        relativeErrorPercent(observation, nominal),
                        ionRatioPercent,
                        usedInCurve(observation),
                        flags));
    }

    private Set<Flag> flags(Observation row, List<FlagTrigger> triggers) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(row.flags());
        flags.addAll(rowFlags.getOrDefault(row.number(), Set.of()));
        triggers.forEach(trigger -> flags.addAll(trigger.raisedBy(row)));
        if (row.type() == SampleType.STUDY && isRejected()) {
            flags.add(Flag.RUN_REJECTED);
        }
        return flags;
    }

    private static OptionalDouble relativeErrorPercent(Observation row, OptionalDouble nominal) {
        return row.estimate()
                .filter(found -> nominal.isPresent())
                .map(found -> OptionalDouble.of(Accuracy.relativeErrorPercent(found.ngPerMl(), nominal.getAsDouble())))
                .orElse(OptionalDouble.empty());
    }

    private Optional<Boolean> usedInCurve(Observation row) {
        return row.type() == SampleType.STANDARD
                ? Optional.of(
                        evidence.standard(row.number()).map(StandardPoint::use).equals(Optional.of(Use.USED)))
                : Optional.empty();
    }
}
