package io.enantio.acceptance.samples;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.run.Decision;
import io.enantio.run.Decisions;
import io.enantio.run.Objection;
import java.util.ArrayList;
import java.util.List;

/**
 * B-12: every decision on record has its effect. One that the rules or the records speak against has none; it cannot be taken back
 * without breaking the chain, so the rule warns and says what to do. A run without such a decision has no finding.
 */
public final class DecisionsWithoutEffect extends Rule {
    public DecisionsWithoutEffect() {
        super(
                "B-12",
                Consequence.WARNS,
                "every decision on record is one that the rules allow and the records bear out; only in runs with another");
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Decisions decisions = evidence.run().decisions();
        List<Finding> findings = new ArrayList<>();
        decisions
                .withoutEffect()
                .forEach((number, objection) -> decisions.all().stream()
                        .filter(decision -> decision.number() == number)
                        .filter(decision -> decision.subject()
                                .analyte()
                                .map(evidence.analyte().name()::equals)
                                .orElse(true))
                        .map(decision -> finding(decision, objection))
                        .forEach(findings::add));
        return findings;
    }

    private static Finding finding(Decision decision, Objection objection) {
        return Finding.passIf(
                "decision " + decision.number(),
                false,
                new Criterion("allowed and borne out by the records", "rule B-12"),
                decision.action().kind().word()
                        + decision.subject()
                                .injection()
                                .map(injection -> " of injection " + injection)
                                .orElse("")
                        + " has no effect: " + objection.column() + " " + objection.problem() + ". "
                        + objection.remedy());
    }
}
