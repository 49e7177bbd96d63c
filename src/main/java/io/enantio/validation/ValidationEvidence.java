package io.enantio.validation;

import io.enantio.method.Analyte;
import io.enantio.method.Limits;
import io.enantio.method.Method;
import java.util.List;

/** All that a validation is judged on: the plan, and the runs in the plan's order. */
final class ValidationEvidence {
    private final ValidationPlan plan;
    private final List<ValidationRun> runs;

    ValidationEvidence(ValidationPlan plan, List<ValidationRun> runs) {
        this.plan = plan;
        this.runs = List.copyOf(runs);
    }

    ValidationPlan plan() {
        return plan;
    }

    Method method() {
        return plan.method();
    }

    Limits limits() {
        return plan.limits();
    }

    List<ValidationRun> runs() {
        return runs;
    }

    List<Analyte> analytes() {
        return plan.method().judgedAnalytes();
    }

    /** What was promised; an experiment is only asked where something was. */
    Promise promise(ExperimentCode code) {
        return plan.promise(code).orElseThrow();
    }

    /** Injections that say that they serve an experiment, run by run in order. */
    List<Sample> serving(ExperimentCode code, Analyte analyte) {
        return runs.stream()
                .flatMap(run -> run.samples(analyte).stream())
                .filter(sample -> sample.serves(code))
                .toList();
    }
}
