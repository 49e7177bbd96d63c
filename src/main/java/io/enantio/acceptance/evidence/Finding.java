package io.enantio.acceptance.evidence;

import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.method.Analyte;
import io.enantio.method.rules.Flag;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What a rule found about one subject.
 *
 * @param subject level, batch, injection, factor or part of the rule; empty: all of the run
 * @param count passed of total, where the rule counts
 * @param basis the limits in force
 * @param detail for a person to read
 * @param marks flags that follow from it
 */
public record Finding(String subject, Count count, Outcome outcome, Basis basis, String detail, List<Mark> marks) {

    /** A flag said of the run or, where injections are given, also of their rows. */
    public record Mark(Flag flag, Set<Integer> injections) {}

    public Finding {
        marks = List.copyOf(marks);
    }

    public static Finding of(String subject, Outcome outcome, Basis basis, String detail) {
        return new Finding(subject, Count.NONE, outcome, basis, detail, List.of());
    }

    /** Pass or fail of a subject. */
    public static Finding that(String subject, boolean holds, Basis basis, String detail) {
        return of(subject, holds ? Outcome.PASS : Outcome.FAIL, basis, detail);
    }

    public static Finding notApplicable(Basis basis, String why) {
        return of("", Outcome.NOT_APPLICABLE, basis, why);
    }

    public static Finding notAssessable(Basis basis, String why) {
        return of("", Outcome.NOT_ASSESSABLE, basis, why);
    }

    /** The same about another subject. */
    public Finding about(String newSubject) {
        return new Finding(newSubject, count, outcome, basis, detail, marks);
    }

    public Finding counting(int passed, int total) {
        return new Finding(subject, Count.of(passed, total), outcome, basis, detail, marks);
    }

    /** Marks the run, and the rows of these injections, unless the subject passed. */
    public Finding marking(Flag flag, Collection<Integer> injections) {
        return outcome == Outcome.PASS
                ? this
                : new Finding(subject, count, outcome, basis, detail, List.of(new Mark(flag, Set.copyOf(injections))));
    }

    boolean hasFailed() {
        return outcome == Outcome.FAIL;
    }

    /** The row of rules.csv; a flag is the first word of its detail. */
    public RuleOutcome toOutcome(Analyte analyte, String rule) {
        String text = marks.isEmpty() ? detail : (marks.get(0).flag().name() + " " + detail).strip();
        return new RuleOutcome(
                analyte, rule, subject, count, outcome, new RuleOutcome.Evidence(basis.limit(), text, basis.origin()));
    }
}
