package io.enantio.validation.report;

import io.enantio.validation.report.ValidationFinding.Outcome;
import java.util.List;
import java.util.Locale;

/**
 * Tables and findings of one experiment.
 *
 * @param code of the experiment in plans, for example {@code AP}
 * @param id for example {@code AP-1}
 * @param title for people
 * @param tables as the report prints them
 * @param findings every figure against its limit, and what is missing
 */
public record ExperimentReport(
        String code, String id, String title, List<ExperimentTable> tables, List<ValidationFinding> findings) {
    public ExperimentReport {
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
    }

    /** What came of an experiment, or of a whole validation. */
    public enum Verdict {
        /** Every limit is met, nothing is missing, and there is as much as the ruleset requires. */
        PASSED,
        /** No limit is missed and nothing that was planned is missing, but there is less than the ruleset requires. */
        INCOMPLETE,
        FAILED;

        /** The word in results. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it passed. */
    public boolean isPassed() {
        return verdict() == Verdict.PASSED;
    }

    /** Its verdict. */
    public Verdict verdict() {
        List<ValidationFinding> problems = problems();
        if (problems.isEmpty()) {
            return Verdict.PASSED;
        }
        return problems.stream().allMatch(finding -> finding.outcome() == Outcome.INCOMPLETE)
                ? Verdict.INCOMPLETE
                : Verdict.FAILED;
    }

    /** What failed, is missing or is less than required. */
    public List<ValidationFinding> problems() {
        return findings.stream().filter(finding -> !finding.outcome().isGood()).toList();
    }
}
