package io.enantio.validation.plan;

import io.enantio.validation.plan.PlannedExperiment.Key;
import java.util.List;

/**
 * The word by which plans and injections name an experiment, and the keys of its entry in a plan. The schema of plans and their
 * documentation are made from these.
 *
 * @param word key of the plan
 * @param servedBy word in the column {@code experiment} of the injections that serve it (rule D-1); empty if every run does
 * @param meaning a sentence
 * @param injections that serve it: their type and what their columns say; empty if every run does
 * @param keys of its entry in a plan
 */
public record ExperimentCode(String word, String servedBy, String meaning, String injections, List<Key> keys) {
    /** The experiment whose QCs are judged by itself and not by the rules on QCs of the run (rule D-1). */
    public static final String ACCURACY_AND_PRECISION = "AP";

    public ExperimentCode {
        keys = List.copyOf(keys);
    }

    /** A code that injections name by the same word. */
    public static ExperimentCode of(String word, String meaning, String injections, Key... keys) {
        return new ExperimentCode(word, word, meaning, injections, List.of(keys));
    }

    /** The code of an experiment that judges injections of another one. */
    public ExperimentCode servedBy(String other) {
        return new ExperimentCode(word, other, meaning, injections, keys);
    }

    /** The code of an experiment that judges every run. */
    public ExperimentCode servedByEveryRun() {
        return servedBy("");
    }
}
