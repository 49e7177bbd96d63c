package io.enantio.validation.evidence;

import io.enantio.validation.report.ExperimentReport;

/** One experiment of RULES D. It is asked only where the plan promised it. */
public interface Experiment {

    /** Its tables and findings; also what was promised and is missing. */
    ExperimentReport judge(ValidationEvidence evidence);
}
