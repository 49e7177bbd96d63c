package io.enantio.acceptance;

import io.enantio.method.Flag;
import io.enantio.method.LimitKey;
import io.enantio.method.Limits;
import io.enantio.method.Range;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** SN_LOW: a standard or QC at the LLOQ, the method's or the effective one, hardly stands out of the noise. */
final class SignalAtLloq implements RowTrigger {
    private final AnalyteEvidence evidence;
    private final Limits limits;

    SignalAtLloq(AnalyteEvidence evidence) {
        this.evidence = evidence;
        this.limits = evidence.limits();
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        OptionalDouble nominal = evidence.nominalNgPerMl(row);
        if (nominal.isEmpty() || !limits.has(LimitKey.LLOQ_SNR_MINIMUM)) {
            return Set.of();
        }
        double injected = nominal.getAsDouble() / row.injection().dilutionFactor();
        boolean isAtLloq = isLow(evidence.promised(), injected) || isLow(evidence.effective(), injected);
        double minimum = limits.number(LimitKey.LLOQ_SNR_MINIMUM);
        boolean isWeak = row.measured().stream()
                .flatMapToDouble(peak -> peak.figures().signalToNoise().stream())
                .anyMatch(found -> found < minimum);
        return isAtLloq && isWeak ? Set.of(Flag.SN_LOW) : Set.of();
    }

    private static boolean isLow(Optional<Range> range, double nominal) {
        return range.filter(found -> found.low() == nominal).isPresent();
    }
}
