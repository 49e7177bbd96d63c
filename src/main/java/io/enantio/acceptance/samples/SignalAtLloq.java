package io.enantio.acceptance.samples;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Range;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** SN_LOW: a standard or QC at the LLOQ, the method's or the effective one, has a low signal to noise. */
public final class SignalAtLloq implements FlagTrigger {
    private final AnalyteEvidence evidence;
    private final Limits limits;

    public SignalAtLloq(AnalyteEvidence evidence) {
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
        boolean isAtLloq = isLow(evidence.methodRange(), injected) || isLow(evidence.effective(), injected);
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
