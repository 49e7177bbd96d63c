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
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * ION_RATIO: qualifier area / quantifier area compared with the mean of the used standards. A ratio is out of line when it lies outside
 * the tolerance and noise does not explain how far it is from the expected one.
 */
public final class IonRatio implements FlagTrigger {
    /** A ratio nearer to the expected one than this many of its standard errors may be that one (docs/reference/flags.md, ION_RATIO). */
    private static final double STANDARD_ERRORS = 2;

    private static final Set<SampleType> WITHOUT_ANALYTE =
            EnumSet.of(SampleType.BLANK, SampleType.ZERO, SampleType.CARRYOVER_BLANK);

    private final AnalyteEvidence evidence;
    private final OptionalDouble expected;
    private final double relativeScatter;

    public IonRatio(AnalyteEvidence evidence) {
        this.evidence = evidence;
        List<Ratio> ratios = evidence.usedStandards().stream()
                .flatMap(row -> ratio(row).stream())
                .toList();
        this.expected = ratios.stream().mapToDouble(Ratio::value).average();
        this.relativeScatter = relativeScatter(ratios, expected);
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
        double away = Math.abs(ratio.value() - mean);
        return away > allowed && away > STANDARD_ERRORS * ratio.se() ? Set.of(Flag.ION_RATIO) : Set.of();
    }

    /**
     * The part of a quantifier's area that its qualifier does not confirm, counts x minute, with its standard error: noise of both areas, and
     * the scatter of the ratio among the used standards. Empty where there is no ratio to compare with.
     */
    public Optional<Unconfirmed> unconfirmed(Observation row) {
        if (percent(row).isEmpty()) {
            return Optional.empty();
        }
        Ratio ratio = ratio(row).orElseThrow();
        double area = row.detected().orElseThrow().area().countsMin();
        double mean = expected.orElseThrow();
        double confirmed = area * ratio.value() / mean;
        double se = area / mean * Math.hypot(ratio.se(), relativeScatter * ratio.value());
        return Optional.of(new Unconfirmed(area - confirmed, se));
    }

    /** An area with its standard error, counts x minute. */
    public record Unconfirmed(double countsMin, double seCountsMin) {}

    /** Scatter of the standards' ratios about their mean, each weighted by its precision, relative to the mean. */
    private static double relativeScatter(List<Ratio> ratios, OptionalDouble mean) {
        double weights = 0;
        double squares = 0;
        for (Ratio ratio : ratios) {
            double away = ratio.value() - mean.orElseThrow();
            double weight = 1 / (ratio.se() * ratio.se());
            weights += weight;
            squares += weight * away * away;
        }
        return weights > 0 && Double.isFinite(weights)
                ? Math.sqrt(squares / weights) / Math.abs(mean.orElseThrow())
                : 0;
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
