package io.enantio.validation;

import io.enantio.acceptance.result.RunResult;
import io.enantio.run.Injection;
import io.enantio.validation.enantiomers.CrossInterference;
import io.enantio.validation.enantiomers.Inversion;
import io.enantio.validation.enantiomers.QuotedRule;
import io.enantio.validation.enantiomers.ResolutionOverLife;
import io.enantio.validation.enantiomers.SkewedRatios;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.evidence.ValidationRun;
import io.enantio.validation.matrix.CarryOverExperiment;
import io.enantio.validation.matrix.MatrixEffect;
import io.enantio.validation.matrix.MatrixFactor;
import io.enantio.validation.matrix.Recovery;
import io.enantio.validation.matrix.Selectivity;
import io.enantio.validation.matrix.Specificity;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.ValidationPlan;
import io.enantio.validation.precision.BetweenRun;
import io.enantio.validation.precision.CrossValidation;
import io.enantio.validation.precision.CurvesOfRuns;
import io.enantio.validation.precision.DilutionIntegrity;
import io.enantio.validation.precision.IncurredSamples;
import io.enantio.validation.precision.Parallelism;
import io.enantio.validation.precision.ReinjectionExperiment;
import io.enantio.validation.precision.WithinRun;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.ValidationReport;
import io.enantio.validation.stability.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Judges the experiments of a validation on runs that were processed like any other. */
public final class Validation {
    /** Every experiment, in the order of the report. */
    public static final List<Experiment> EXPERIMENTS = List.of(
            new WithinRun(),
            new BetweenRun(),
            new CurvesOfRuns(),
            new Selectivity(),
            new Specificity(),
            new MatrixEffect(),
            new MatrixFactor(),
            new Recovery(),
            new DilutionIntegrity(),
            new CarryOverExperiment(),
            new Stability(),
            new ReinjectionExperiment(),
            new IncurredSamples(),
            new Parallelism(),
            new CrossValidation(),
            new ResolutionOverLife(),
            new CrossInterference(),
            new Inversion(),
            new SkewedRatios(),
            QuotedRule.elutionOrder(),
            QuotedRule.racemateRatio());

    /** Codes of the experiments, in the same order. */
    public static final List<ExperimentCode> CODES = EXPERIMENTS.stream()
            .map(experiment -> experiment.description().code())
            .distinct()
            .toList();

    private final ValidationPlan plan;

    public Validation(ValidationPlan plan) {
        this.plan = plan;
    }

    /** The same without runs of other methods. */
    public ValidationReport judge(List<RunResult> runs) {
        return judge(runs, List.of());
    }

    /**
     * Runs the experiments that the plan includes.
     *
     * @param ofTheMethod runs of the method under validation, in the plan's order
     * @param ofOtherMethods runs that it is compared with, likewise
     * @return the report, which lists all of them in this order
     */
    public ValidationReport judge(List<RunResult> ofTheMethod, List<RunResult> ofOtherMethods) {
        ValidationEvidence evidence = new ValidationEvidence(
                plan,
                ofTheMethod.stream().map(ValidationRun::new).toList(),
                ofOtherMethods.stream().map(ValidationRun::new).toList());
        List<RunResult> runs =
                Stream.concat(ofTheMethod.stream(), ofOtherMethods.stream()).toList();
        List<ExperimentReport> reports = EXPERIMENTS.stream()
                .filter(experiment ->
                        plan.experiment(experiment.description().code().word()).isPresent())
                .map(experiment -> experiment.report(evidence))
                .toList();
        return new ValidationReport(plan, runs, reports, unplanned(runs));
    }

    private List<String> unplanned(List<RunResult> runs) {
        List<String> lines = new ArrayList<>();
        for (RunResult run : runs) {
            Map<String, Integer> counts = new TreeMap<>();
            run.run().injections().stream()
                    .map(Validation::experimentOf)
                    .filter(word -> !word.isEmpty() && !isPlanned(word))
                    .forEach(word -> counts.merge(word, 1, Integer::sum));
            counts.forEach(
                    (word, count) -> lines.add("run " + run.run().header().run() + ": " + count + " injections serve "
                            + word + ", which is not in the plan"));
        }
        return List.copyOf(lines);
    }

    private static String experimentOf(Injection injection) {
        return injection.remarks().getOrDefault("experiment", "");
    }

    private boolean isPlanned(String word) {
        return CODES.stream()
                .filter(code -> plan.experiment(code.word()).isPresent())
                .anyMatch(code -> code.servedBy().equals(word));
    }
}
