package io.enantio.validation.plan;

import io.enantio.method.Method;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Require;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a validation promised.
 *
 * @param name of the validation
 * @param method under validation; runs are judged by its limits
 * @param limits of the experiments, the plan's own applied
 * @param promises by experiment; one that is not here is not judged
 * @param statements what the laboratory says besides the numbers, by key of the plan
 */
public record ValidationPlan(
        String name,
        Method method,
        Limits limits,
        Map<ExperimentCode, Promise> promises,
        Map<String, String> statements) {
    public ValidationPlan {
        Require.text("validation", name);
        Map<ExperimentCode, Promise> sorted = new EnumMap<>(ExperimentCode.class);
        sorted.putAll(promises);
        promises = Collections.unmodifiableMap(sorted);
        statements = Collections.unmodifiableMap(new LinkedHashMap<>(statements));
    }

    /** What was promised of an experiment. */
    public Optional<Promise> promise(ExperimentCode code) {
        return Optional.ofNullable(promises.get(code));
    }
}
