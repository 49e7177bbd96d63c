package io.enantio.validation.report;

import java.util.List;

/**
 * Tables and findings of one experiment.
 *
 * @param id for example {@code AP-1}
 * @param title for people
 * @param tables as the report prints them
 * @param findings every figure against its limit, and what is missing
 */
public record ExperimentReport(
        String id, String title, List<ExperimentTable> tables, List<ValidationFinding> findings) {
    public ExperimentReport {
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
    }

    /** Whether every limit is met and nothing is missing. */
    public boolean isPassed() {
        return problems().isEmpty();
    }

    /** What failed or is missing. */
    public List<ValidationFinding> problems() {
        return findings.stream().filter(finding -> !finding.outcome().isGood()).toList();
    }
}
