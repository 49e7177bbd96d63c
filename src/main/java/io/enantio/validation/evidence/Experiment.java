package io.enantio.validation.evidence;

import io.enantio.validation.report.ExperimentReport;

/** One experiment of docs/rules/validation.md, run only if the validation plan includes it. */
public interface Experiment {

    /** Its tables and findings; also what was promised and is missing. */
    ExperimentReport judge(ValidationEvidence evidence);
}
