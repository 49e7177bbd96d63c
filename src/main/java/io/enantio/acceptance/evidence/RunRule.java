package io.enantio.acceptance.evidence;

import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.method.rules.LimitKey;
import java.util.List;
import java.util.Optional;

/**
 * A rule with what has to be known about it without running it.
 *
 * @param id in RULES B
 * @param what it asks for, one line
 * @param keys limits it needs; a ruleset without one of them does not have the rule
 */
public record RunRule(String id, Consequence consequence, String what, List<LimitKey> keys, Rule rule) {
    public RunRule {
        keys = List.copyOf(keys);
    }

    /** Findings of one analyte. */
    public List<Finding> judge(AnalyteEvidence evidence) {
        Optional<LimitKey> missing =
                keys.stream().filter(key -> !evidence.limits().has(key)).findFirst();
        return missing.isPresent()
                ? List.of(Finding.notApplicable(
                        Basis.NONE, "ruleset has no " + missing.get().word()))
                : rule.judge(evidence);
    }

    /** Whether a finding of this rule rejects the analyte's run. */
    public boolean isRejectedBy(Finding finding) {
        return consequence == Consequence.REJECTS && finding.outcome() == RuleOutcome.Outcome.FAIL;
    }
}
