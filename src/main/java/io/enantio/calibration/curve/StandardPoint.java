package io.enantio.calibration.curve;

import io.enantio.calibration.response.Response;
import java.util.Optional;
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
 * @param exclusion how it stood when the rule left it out; absent for the others
 */
public record StandardPoint(
        int injection,
        String level,
        double nominalNgPerMl,
        Response response,
        OptionalDouble backCalculatedNgPerMl,
        Use use,
        Optional<Exclusion> exclusion) {

    /** What became of a standard. */
    public enum Use {
        /** In the fit. */
        USED,
        /** Left out by rule CAL-5: outside its accuracy limit. */
        EXCLUDED_BY_RULE,
        /** Left out by a person (rule B-05): in no count and no total. */
        EXCLUDED_BY_DECISION,
        /**
         * Nothing to fit, counts as failed (rule B-05): no ratio, analyte not detected, or a flag that makes it not
         * quantifiable on the injection, the analyte's peak or the internal standard's.
         */
        WITHOUT_RESULT
    }

    /**
     * How a standard stood against the curve that still rested on it.
     *
     * @param step 1 for the first standard left out of this curve
     * @param relativeErrorPercent by that curve; absent where that curve had no concentration for it
     * @param limitPercent that it exceeded
     */
    public record Exclusion(int step, OptionalDouble relativeErrorPercent, double limitPercent) {}

    /** A standard that no rule left out. */
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
