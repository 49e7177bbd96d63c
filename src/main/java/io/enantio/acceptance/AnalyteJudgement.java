package io.enantio.acceptance;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Observations;
import io.enantio.acceptance.evidence.RunRule;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RunResult.Calibration;
import io.enantio.acceptance.result.Verdict;
import io.enantio.method.rules.Flag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every rule applied to one analyte, and what follows for its verdict, its curve and its rows. */
final class AnalyteJudgement {
    /** Flags that stand in calibration.csv (RULES C, output K). */
    private static final Set<Flag> OF_THE_CURVE = EnumSet.of(
            Flag.ORDER_UNCONFIRMED,
            Flag.ORDER_CONTRADICTED,
            Flag.NO_CURVE,
            Flag.CURVE_NOT_MONOTONIC,
            Flag.TRUNCATED_LLOQ,
            Flag.TRUNCATED_ULOQ);

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

    private void add(RunRule rule, Finding finding) {
        outcomes.add(finding.toOutcome(evidence.analyte(), rule.id()));
        if (rule.isRejectedBy(finding)) {
            reasons.add(rule.id());
        }
        for (Finding.Mark mark : finding.marks()) {
            if (OF_THE_CURVE.contains(mark.flag())) {
                curveFlags.add(mark.flag());
            }
            mark.injections()
                    .forEach(injection -> rowFlags.computeIfAbsent(injection, number -> EnumSet.noneOf(Flag.class))
                            .add(mark.flag()));
        }
    }

    AnalyteEvidence evidence() {
        return evidence;
    }

    /** Rows of rules.csv, in the order of the rules. */
    List<RuleOutcome> outcomes() {
        return outcomes;
    }

    /** Absent for an analyte that is not judged. */
    Optional<Verdict> verdict() {
        return evidence.fit().map(fit -> new Verdict(evidence.analyte(), reasons));
    }

    boolean isRejected() {
        return !reasons.isEmpty();
    }

    /** Absent for an analyte that is not quantified. */
    Optional<Calibration> calibration() {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(curveFlags);
        evidence.observations().stream()
                .flatMap(observation -> observation.peak().flags().stream())
                .filter(Observations.OF_THE_SHAPES::contains)
                .forEach(flags::add);
        return evidence.fit().map(fit -> new Calibration(fit, Collections.unmodifiableSet(flags)));
    }

    /** Flags that rules put on the row of an injection. */
    Set<Flag> flagsOf(int injection) {
        return rowFlags.getOrDefault(injection, Set.of());
    }
}
