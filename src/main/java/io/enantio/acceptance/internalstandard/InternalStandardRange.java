package io.enantio.acceptance.internalstandard;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import java.util.OptionalDouble;
import java.util.Set;

/** IS_LOW, IS_HIGH: the internal standard's area against the mean of used standards and passing QCs. */
public final class InternalStandardRange implements FlagTrigger {
    private final Limits limits;
    private final OptionalDouble reference;

    public InternalStandardRange(AnalyteEvidence evidence) {
        this.limits = evidence.limits();
        this.reference = evidence.referenceAreas().standard();
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        OptionalDouble area = row.standardArea();
        if (area.isEmpty() || reference.isEmpty() || row.type().hasNoInternalStandard()) {
            return Set.of();
        }
        double percent = 100 * area.getAsDouble();
        if (percent < limits.number(LimitKey.IS_LOW_PERCENT) * reference.getAsDouble()) {
            return Set.of(Flag.IS_LOW);
        }
        return percent > limits.number(LimitKey.IS_HIGH_PERCENT) * reference.getAsDouble()
                ? Set.of(Flag.IS_HIGH)
                : Set.of();
    }
}
