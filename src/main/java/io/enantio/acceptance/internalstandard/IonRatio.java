package io.enantio.acceptance.internalstandard;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** ION_RATIO: qualifier area / quantifier area compared with the mean of the used standards, allowing for its noise. */
public final class IonRatio implements FlagTrigger {
    /** Standard errors of the ratio that are allowed in addition (docs/reference/flags.md, ION_RATIO). */
    private static final double STANDARD_ERRORS = 2;

    private static final Set<SampleType> WITHOUT_ANALYTE =
            EnumSet.of(SampleType.BLANK, SampleType.ZERO, SampleType.CARRYOVER_BLANK);

    private final AnalyteEvidence evidence;
    private final OptionalDouble expected;

    public IonRatio(AnalyteEvidence evidence) {
        this.evidence = evidence;
        this.expected = evidence.usedStandards().stream()
                .flatMap(row -> ratio(row).stream())
                .mapToDouble(Ratio::value)
                .average();
    }

    /** In percent of the expected ratio; absent without a qualifier, a peak, or standards to compare with. */
    public OptionalDouble percent(Observation row) {
        Optional<Ratio> ratio = ratio(row);
        return ratio.isPresent() && expected.isPresent() && expected.getAsDouble() > 0
                ? OptionalDouble.of(100 * ratio.get().value() / expected.getAsDouble())
                : OptionalDouble.empty();
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        Limits limits = evidence.limits();
        if (percent(row).isEmpty()
                || WITHOUT_ANALYTE.contains(row.type())
                || !limits.has(LimitKey.ION_RATIO_TOLERANCE_PERCENT)) {
            return Set.of();
        }
        Ratio ratio = ratio(row).orElseThrow();
        double mean = expected.orElseThrow();
        double allowed = limits.number(LimitKey.ION_RATIO_TOLERANCE_PERCENT) * mean / 100;
        double excess = Math.abs(ratio.value() - mean) - allowed;
        return excess > STANDARD_ERRORS * ratio.se() ? Set.of(Flag.ION_RATIO) : Set.of();
    }

    private Optional<Ratio> ratio(Observation row) {
        Optional<Integration> qualifier = row.peaks().qualifierOf(evidence.analyte());
        return row.detected()
                .flatMap(quantifier -> qualifier
                        .filter(Peak.class::isInstance)
                        .map(found -> Ratio.of(((Peak) found).area(), quantifier.area())));
    }

    private record Ratio(double value, double se) {
        /** Quotient of two independent areas with its first-order standard error. */
        static Ratio of(Peak.Area qualifier, Peak.Area quantifier) {
            double value = qualifier.countsMin() / quantifier.countsMin();
            double se = Math.hypot(qualifier.seCountsMin(), value * quantifier.seCountsMin());
            return new Ratio(value, se / quantifier.countsMin());
        }
    }
}
