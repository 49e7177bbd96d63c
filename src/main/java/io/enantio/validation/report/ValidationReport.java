package io.enantio.validation.report;

import io.enantio.acceptance.result.RunResult;
import io.enantio.validation.plan.ValidationPlan;
import io.enantio.validation.report.ExperimentReport.Verdict;
import java.util.Comparator;
import java.util.List;

/**
 * What came of a validation.
 *
 * @param runs every one, rejected ones too, in the plan's order
 * @param experiments that the plan names, in the order of docs/rules/validation.md
 * @param unplanned injections that serve an experiment which the plan does not name, for a person to read
 */
public record ValidationReport(
        ValidationPlan plan, List<RunResult> runs, List<ExperimentReport> experiments, List<String> unplanned) {
    public ValidationReport {
        runs = List.copyOf(runs);
        experiments = List.copyOf(experiments);
        unplanned = List.copyOf(unplanned);
    }

    /** The worst verdict of the experiments. */
    public Verdict verdict() {
        return experiments.stream()
                .map(ExperimentReport::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.PASSED);
    }

    /** Whether every experiment passed. */
    public boolean isPassed() {
        return verdict() == Verdict.PASSED;
    }

    /** Whether the validation is a full one, and what it lacks. */
    public ValidationScope scope() {
        return ValidationScope.of(plan, experiments);
    }
}
