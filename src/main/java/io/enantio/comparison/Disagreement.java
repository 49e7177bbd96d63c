package io.enantio.comparison;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A pair that two programs report differently.
 *
 * @param pair whose
 * @param quantity area, or area ratio if that differs more or their areas are not stated
 * @param percent theirs above ours, after scaling; absent if one of the two has no area
 * @param weight |ln(theirs/ours)| in standard errors of our area or ratio and 1 % together; infinite if one has no area where
 *     the other is certain
 * @param reasons at least one, the first that applies first
 */
public record Disagreement(
        MatchedPeak pair, Quantity quantity, OptionalDouble percent, double weight, List<Reason> reasons) {
    public Disagreement {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a disagreement must have a reason, at least that none can be told");
        }
    }
}
