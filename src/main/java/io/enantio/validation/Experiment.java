package io.enantio.validation;

/** One experiment of RULES D. It is asked only where the plan promised it. */
interface Experiment {

    /** Its tables and findings; also what was promised and is missing. */
    ExperimentReport judge(ValidationEvidence evidence);
}
