package io.enantio.validation.plan;

import io.enantio.method.Method;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The plan of a validation.
 *
 * @param name of the validation
 * @param method under validation; runs are judged by its limits
 * @param limits of the experiments, with the plan's own
 * @param experiments by the word of their code, in the order of the report; one that is not here is not run
 * @param statements of the laboratory for the report
 */
public record ValidationPlan(
        String name,
        Method method,
        Limits limits,
        Map<String, PlannedExperiment> experiments,
        LaboratoryStatements statements) {
    public ValidationPlan {
        Require.text("validation", name);
        experiments = Collections.unmodifiableMap(new LinkedHashMap<>(experiments));
    }

    /** What is planned of an experiment; absent if the plan does not include it. */
    public Optional<PlannedExperiment> experiment(String word) {
        return Optional.ofNullable(experiments.get(word));
    }
}
