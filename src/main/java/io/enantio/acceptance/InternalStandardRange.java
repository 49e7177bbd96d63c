package io.enantio.acceptance;

import io.enantio.method.Flag;
import io.enantio.method.LimitKey;
import io.enantio.method.Limits;
import java.util.OptionalDouble;
import java.util.Set;

/** IS_LOW, IS_HIGH: the internal standard's area against the mean of used standards and passing QCs. */
final class InternalStandardRange implements RowTrigger {
    private final Limits limits;
    private final OptionalDouble reference;

    InternalStandardRange(AnalyteEvidence evidence) {
        this.limits = evidence.limits();
        this.reference = ReferenceAreas.of(evidence).standard();
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
