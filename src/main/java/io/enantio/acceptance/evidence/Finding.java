package io.enantio.acceptance.evidence;

import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.method.Analyte;
import io.enantio.method.rules.Flag;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule found about one subject.
 *
 * @param subject level, batch, injection, factor or part of the rule; empty: the whole run
 * @param count passed of total, if the rule counts
 * @param criterion the limits in force
 * @param detail for a person to read
 * @param raised the flag that follows from it
 */
public record Finding(
        String subject, Count count, Outcome outcome, Criterion criterion, String detail, Optional<Raised> raised) {

    /**
     * A flag of the run, named in the rule's detail.
     *
     * @param injections whose rows have it too
     * @param onCurve whether the curve has it too
     */
    public record Raised(Flag flag, Set<Integer> injections, boolean onCurve) {}

    public static Finding of(String subject, Outcome outcome, Criterion criterion, String detail) {
        return new Finding(subject, Count.NONE, outcome, criterion, detail, Optional.empty());
    }

    /** Pass or fail of a subject. */
    public static Finding passIf(String subject, boolean holds, Criterion criterion, String detail) {
        return of(subject, holds ? Outcome.PASS : Outcome.FAIL, criterion, detail);
    }

    public static Finding notApplicable(Criterion criterion, String why) {
        return of("", Outcome.NOT_APPLICABLE, criterion, why);
    }

    public static Finding notAssessable(Criterion criterion, String why) {
        return of("", Outcome.NOT_ASSESSABLE, criterion, why);
    }

    /** The same about another subject. */
    public Finding about(String newSubject) {
        return new Finding(newSubject, count, outcome, criterion, detail, raised);
    }

    public Finding counting(int passed, int total) {
        return new Finding(subject, Count.of(passed, total), outcome, criterion, detail, raised);
    }

    /** Flags the run, unless the subject passed. */
    public Finding flagging(Flag flag) {
        return raising(new Raised(flag, Set.of(), false));
    }

    /** Flags the run and the rows of these injections, unless the subject passed. */
    public Finding flagging(Flag flag, Collection<Integer> injections) {
        return raising(new Raised(flag, Set.copyOf(injections), false));
    }

    /** Flags the run and the analyte's curve, unless the subject passed. */
    public Finding flaggingCurve(Flag flag) {
        return raising(new Raised(flag, Set.of(), true));
    }

    private Finding raising(Raised flag) {
        return outcome == Outcome.PASS
                ? this
                : new Finding(subject, count, outcome, criterion, detail, Optional.of(flag));
    }

    /** The row of rules.csv; a flag is the first word of its detail. */
    public RuleOutcome toOutcome(Analyte analyte, String rule) {
        String text =
                raised.map(flag -> (flag.flag().name() + " " + detail).strip()).orElse(detail);
        return new RuleOutcome(
                analyte,
                rule,
                subject,
                count,
                outcome,
                new RuleOutcome.Evidence(criterion.limit(), text, criterion.origin()));
    }
}
