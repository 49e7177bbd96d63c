package io.enantio.calibration;

import java.util.OptionalDouble;

/**
 * One calibration standard of one analyte, kept with what became of it; excluding is not deleting.
 *
 * @param injection its number
 * @param level its level's name
 * @param nominalNgPerMl what it should be
 * @param response what it measured
 * @param backCalculatedNgPerMl by the final curve; absent without a ratio or curve
 * @param use whether the final curve rests on it
 */
public record StandardPoint(
        int injection,
        String level,
        double nominalNgPerMl,
        Response response,
        OptionalDouble backCalculatedNgPerMl,
        Use use) {

    /** What became of a standard. */
    public enum Use {
        /** In the fit. */
        USED,
        /** Left out by rule CAL-5: outside its accuracy limit. */
        EXCLUDED_BY_RULE,
        /** No ratio, so nothing to fit; counts as failed (RULES B-05). */
        WITHOUT_RESULT
    }
}
