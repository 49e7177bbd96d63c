package io.enantio.calibration.curve;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One calibration standard of one analyte, kept with what became of it; excluding is not deleting.
 *
 * @param injection its number
 * @param level its level's name
 * @param nominalNgPerMl by preparation
 * @param response measured
 * @param backCalculatedNgPerMl by the final curve; absent without a ratio or curve
 * @param use whether the final curve rests on it
 * @param exclusion its error when the rule excluded it; absent for the others
 */
public record StandardPoint(
        int injection,
        String level,
        double nominalNgPerMl,
        Response response,
        OptionalDouble backCalculatedNgPerMl,
        Use use,
        Optional<Exclusion> exclusion) {

    /** Use of a standard in the curve. */
    public enum Use {
        /** In the fit. */
        USED,
        /** Excluded by rule CAL-5: outside its accuracy limit. */
        EXCLUDED_BY_RULE,
        /** Excluded by a person (rule B-05): in no count and no total. */
        EXCLUDED_BY_DECISION,
        /** Of an extraction batch that failed (rule RUN-5) and supports no other: in no count and no total. */
        OF_FAILED_BATCH,
        /**
         * Nothing to fit, counts as failed (rule B-05): no ratio, analyte not detected, or a flag that makes it not
         * quantifiable on the injection, the analyte's peak or the internal standard's.
         */
        WITHOUT_RESULT
    }

    /**
     * The error of an excluded standard by the last curve that included it.
     *
     * @param step 1 for the first standard excluded from this curve
     * @param relativeErrorPercent by that curve; absent if that curve had no concentration for it
     * @param limitPercent that it exceeded
     */
    public record Exclusion(int step, OptionalDouble relativeErrorPercent, double limitPercent) {}

    /** A standard that no rule excluded. */
    public StandardPoint(
            int injection,
            String level,
            double nominalNgPerMl,
            Response response,
            OptionalDouble backCalculatedNgPerMl,
            Use use) {
        this(injection, level, nominalNgPerMl, response, backCalculatedNgPerMl, use, Optional.empty());
    }

    /** 100 (back-calculated - nominal) / nominal by the final curve. */
    public OptionalDouble relativeErrorPercent() {
        return backCalculatedNgPerMl.isPresent()
                ? OptionalDouble.of(Accuracy.relativeErrorPercent(backCalculatedNgPerMl.getAsDouble(), nominalNgPerMl))
                : OptionalDouble.empty();
    }

    /** Whether the final curve rests on it. */
    public boolean isUsed() {
        return use == Use.USED;
    }

    /** Whether rules on standards count it, passed or not: nobody excluded it, and its extraction batch did not fail. */
    public boolean counts() {
        return use != Use.EXCLUDED_BY_DECISION && use != Use.OF_FAILED_BATCH;
    }

    /** The same with its concentration by the final curve. */
    public StandardPoint backCalculated(OptionalDouble ngPerMl) {
        return new StandardPoint(injection, level, nominalNgPerMl, response, ngPerMl, use, exclusion);
    }

    /** The same, excluded by the rule. */
    public StandardPoint excluded(Exclusion how) {
        return new StandardPoint(
                injection,
                level,
                nominalNgPerMl,
                response,
                backCalculatedNgPerMl,
                Use.EXCLUDED_BY_RULE,
                Optional.of(how));
    }
}
