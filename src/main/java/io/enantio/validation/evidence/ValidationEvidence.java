package io.enantio.validation.evidence;

import io.enantio.method.Analyte;
import io.enantio.method.Method;
import io.enantio.method.rules.Limits;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise;
import io.enantio.validation.plan.ValidationPlan;
import java.util.List;

/** All that a validation is judged on: the plan, and the runs in the plan's order. */
public final class ValidationEvidence {
    private final ValidationPlan plan;
    private final List<ValidationRun> runs;

    public ValidationEvidence(ValidationPlan plan, List<ValidationRun> runs) {
        this.plan = plan;
        this.runs = List.copyOf(runs);
    }

    ValidationPlan plan() {
        return plan;
    }

    public Method method() {
        return plan.method();
    }

    public Limits limits() {
        return plan.limits();
    }

    public List<ValidationRun> runs() {
        return runs;
    }

    public List<Analyte> analytes() {
        return plan.method().judgedAnalytes();
    }

    /** What was promised; an experiment is only asked where something was. */
    public Promise promise(ExperimentCode code) {
        return plan.promise(code).orElseThrow();
    }

    /** Injections that say that they serve an experiment, run by run in order. */
    public List<Sample> serving(ExperimentCode code, Analyte analyte) {
        return runs.stream()
                .flatMap(run -> run.samples(analyte).stream())
                .filter(sample -> sample.serves(code))
                .toList();
    }
}
