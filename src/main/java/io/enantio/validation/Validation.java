package io.enantio.validation;

import io.enantio.acceptance.result.RunResult;
import io.enantio.run.Injection;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.evidence.ValidationRun;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.ValidationPlan;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.ValidationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges the experiments of a validation on runs that were processed like any other. */
public final class Validation {
    private final ValidationPlan plan;

    public Validation(ValidationPlan plan) {
        this.plan = plan;
    }

    /** What came of it; runs in the plan's order. */
    public ValidationReport judge(List<RunResult> runs) {
        ValidationEvidence evidence = new ValidationEvidence(
                plan, runs.stream().map(ValidationRun::new).toList());
        List<ExperimentReport> reports = ExperimentBook.EXPERIMENTS.stream()
                .filter(planned -> plan.promise(planned.code()).isPresent())
                .map(planned -> planned.experiment().judge(evidence))
                .toList();
        return new ValidationReport(plan, runs, reports, unplanned(runs));
    }

    private List<String> unplanned(List<RunResult> runs) {
        List<String> lines = new ArrayList<>();
        for (RunResult run : runs) {
            Map<String, Integer> counts = new TreeMap<>();
            run.run().injections().stream()
                    .map(this::experimentOf)
                    .filter(word -> !word.isEmpty())
                    .forEach(word -> counts.merge(word, 1, Integer::sum));
            counts.forEach(
                    (word, count) -> lines.add("run " + run.run().header().run() + ": " + count + " injections serve "
                            + word + ", which the plan does not name"));
        }
        return List.copyOf(lines);
    }

    /** The word of an experiment that is not planned; empty where it is, or where there is none. */
    private String experimentOf(Injection injection) {
        String word = injection.remarks().getOrDefault("experiment", "");
        boolean isPlanned = plan.promises().keySet().stream()
                .anyMatch(code -> code.name().equals(word)
                        || code == ExperimentCode.ME_E && word.equals(ExperimentCode.ME.name()));
        return isPlanned ? "" : word;
    }
}
