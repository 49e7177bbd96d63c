package io.enantio.acceptance.evidence;

import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.method.rules.LimitKey;
import java.util.List;
import java.util.Optional;

/**
 * An acceptance rule: what it requires of an analyte's run, the limits it needs, what a failure does, and how it is judged.
 * The page on rules is written from it.
 */
public abstract class Rule {

    /** What a failed rule does. */
    public enum Consequence {
        REJECTS("rejects the analyte's run"),
        REMOVES_RESULTS("removes single results"),
        WARNS("warns"),
        INFORMS("message only");

        private final String meaning;

        Consequence(String meaning) {
            this.meaning = meaning;
        }

        /** For a person to read. */
        public String meaning() {
            return meaning;
        }
    }

    private final String id;
    private final Consequence consequence;
    private final String requirement;
    private final List<LimitKey> limits;

    /**
     * @param id as results cite it, for example {@code RUN-2}; two rules may share one
     * @param requirement one line
     * @param limits it needs; a ruleset without one of them does not have the rule
     */
    protected Rule(String id, Consequence consequence, String requirement, LimitKey... limits) {
        this.id = id;
        this.consequence = consequence;
        this.requirement = requirement;
        this.limits = List.of(limits);
    }

    /** Findings of a ruleset that has all limits of the rule: one per subject, never two for the same. */
    protected abstract List<Finding> findings(AnalyteEvidence evidence);

    /** Judges one analyte. */
    public final List<Finding> judge(AnalyteEvidence evidence) {
        Optional<LimitKey> missing =
                limits.stream().filter(key -> !evidence.limits().has(key)).findFirst();
        return missing.map(key -> List.of(Finding.notApplicable(Criterion.NONE, "ruleset has no " + key.word())))
                .orElseGet(() -> findings(evidence));
    }

    /** Whether a finding of this rule rejects the analyte's run: by failing, or because it cannot be assessed. */
    public final boolean isRejectedBy(Finding finding) {
        return consequence == Consequence.REJECTS
                && (finding.outcome() == Outcome.FAIL || finding.outcome() == Outcome.NOT_ASSESSABLE);
    }

    public final String id() {
        return id;
    }

    public final Consequence consequence() {
        return consequence;
    }

    public final String requirement() {
        return requirement;
    }

    public final List<LimitKey> limits() {
        return limits;
    }
}
