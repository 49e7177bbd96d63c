package io.enantio.acceptance.internalstandard;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.method.InternalStandard;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * IS_INFLATION: isotopes of the analyte add to the internal standard's channel, by x C / C_IS percent (rule A-13; x the
 * compound's {@code into_standard_percent}, C as injected).
 */
public final class InternalStandardInflation implements FlagTrigger {
    private final Limits limits;
    private final OptionalDouble percentPerNgPerMl;

    public InternalStandardInflation(AnalyteEvidence evidence) {
        this.limits = evidence.limits();
        OptionalDouble share = evidence.compound().internalStandard().intoStandardPercent();
        this.percentPerNgPerMl = evidence.method()
                .internalStandardOf(evidence.compound())
                .map(InternalStandard::amount)
                .filter(amount -> share.isPresent())
                .map(amount -> OptionalDouble.of(share.getAsDouble() / amount.concentrationNgPerMl()))
                .orElse(OptionalDouble.empty());
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        if (percentPerNgPerMl.isEmpty() || !limits.has(LimitKey.IS_INFLATION_PERCENT)) {
            return Set.of();
        }
        double limit = limits.number(LimitKey.IS_INFLATION_PERCENT);
        return row.estimate()
                        .filter(found -> percentPerNgPerMl.getAsDouble() * found.injectedNgPerMl() > limit)
                        .isPresent()
                ? Set.of(Flag.IS_INFLATION)
                : Set.of();
    }
}
