package io.enantio.study.record;

import io.enantio.method.value.Require;

/**
 * What a QC of an accepted run and analyte came to (rule RUN-6). Those that a decision left out are not here.
 *
 * @param level its name in the method
 * @param nominalNgPerMl in the original sample
 * @param estimateNgPerMl in the original sample
 */
public record QcEstimate(
        String run, StudyAnalyte analyte, String level, double nominalNgPerMl, double estimateNgPerMl) {
    public QcEstimate {
        Require.positive("nominal concentration of " + level, nominalNgPerMl);
        Require.finite("estimate of " + level, estimateNgPerMl);
    }
}
