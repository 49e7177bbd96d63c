package io.enantio.acceptance.blanks;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.calibration.CarryOver;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.method.value.Range;
import io.enantio.run.SampleType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * CARRYOVER_RISK: possible carry-over from the injection before is large compared with this result. The fraction is the largest
 * that a carry-over blank of this run shows, of the injection before it; an undetected residue is none. A result is what
 * reaches the effective LLOQ as injected: carry-over only adds, so a result below it is not at risk.
 */
public final class CarryOverRisk implements FlagTrigger {
    private static final Set<SampleType> WITH_RESULT = EnumSet.of(SampleType.STANDARD, SampleType.QC, SampleType.STUDY);

    private final Limits limits;
    private final CarryOver carryOver;
    private final Optional<Range> effective;

    public CarryOverRisk(AnalyteEvidence evidence) {
        this.limits = evidence.limits();
        this.effective = evidence.effective();
        this.carryOver = CarryOver.of(evidence.analyte(), evidence.whole().injections());
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        boolean isResult = WITH_RESULT.contains(row.type()) && row.detected().isPresent() && reachesLloq(row);
        return isResult
                        && limits.has(LimitKey.CARRYOVER_RISK_PERCENT)
                        && 100 * carryOver.largestFraction() * carryOver.before(row.number())
                                > limits.number(LimitKey.CARRYOVER_RISK_PERCENT) * area(row)
                ? Set.of(Flag.CARRYOVER_RISK)
                : Set.of();
    }

    private boolean reachesLloq(Observation row) {
        return row.estimate()
                .filter(found -> effective
                        .filter(range -> found.injectedNgPerMl() >= range.low())
                        .isPresent())
                .isPresent();
    }

    private static double area(Observation row) {
        return row.detected().map(peak -> peak.area().countsMin()).orElse(0.0);
    }
}
