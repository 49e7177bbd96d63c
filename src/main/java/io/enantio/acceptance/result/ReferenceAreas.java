package io.enantio.acceptance.result;

import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import java.util.OptionalDouble;

/**
 * Areas that the areas of an analyte's blanks and internal standards are compared with (rules B-08, IS-1), counts x minute.
 * Each is absent if no injection gives one.
 *
 * @param analyteAtLloq mean analyte area of the used standards at the effective LLOQ
 * @param standardAtLloq mean internal standard area of the same injections
 * @param standard mean internal standard area of used standards and passing QCs. QCs that serve another validation experiment
 *     than accuracy and precision are no part of it (rule D-1)
 */
public record ReferenceAreas(OptionalDouble analyteAtLloq, OptionalDouble standardAtLloq, OptionalDouble standard) {
    /** No areas to compare with. */
    public static final ReferenceAreas NONE =
            new ReferenceAreas(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    private static final String STANDARDS_AND_QCS = "standards_and_qcs";

    /** Whether the ruleset compares the internal standard in a blank with all standards and QCs, not with those at the LLOQ. */
    public static boolean areOfStandardsAndQcs(Limits limits) {
        return limits.words(LimitKey.BLANK_IS_REFERENCE).contains(STANDARDS_AND_QCS);
    }

    /** What the ruleset compares the internal standard in a blank with (rule B-08). */
    public OptionalDouble standardForBlanks(Limits limits) {
        return areOfStandardsAndQcs(limits) ? standard : standardAtLloq;
    }
}
