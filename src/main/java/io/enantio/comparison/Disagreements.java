package io.enantio.comparison;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.comparison.OurIntegration.Key;
import io.enantio.method.value.Rounding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds and ranks pairs about which two programs disagree.
 *
 * <p>The weight of a pair is |ln(theirs/ours)| in units of √(s² + 0.01²): s is the relative standard error of our area, of a ratio that of
 * both areas, and 1 % stands for what two programs differ by on the same peak. Above 1.96 it is a disagreement. The area counts after
 * scaling, or the area ratio if its weight is larger; a concentration only where theirs states neither. If we did not detect the peak, its
 * weight is the distance of their area from ours in standard errors.
 */
final class Disagreements {
    /** 95 % of a normal distribution lie within. */
    private static final double LIMIT = 1.96;

    private static final double SAME = 0.01;
    private static final double CERTAIN = 3;

    private final AreaScale scale;
    private final Rounding rounding;
    private final Map<Key, OurIntegration> integrations;
    private final Map<Integer, List<OurPeak>> byInjection = new HashMap<>();

    Disagreements(AreaScale scale, Map<Key, OurIntegration> integrations, List<OurPeak> all, Rounding rounding) {
        this.scale = scale;
        this.rounding = rounding;
        this.integrations = integrations;
        all.forEach(peak -> byInjection
                .computeIfAbsent(peak.injected().number(), any -> new ArrayList<>())
                .add(peak));
    }

    /** The heaviest first, and behind them those below our limit, which nobody reports; equal ones in the order of injections. */
    List<Disagreement> ranked(List<MatchedPeak> pairs) {
        return pairs.stream()
                .flatMap(pair -> of(pair).stream())
                .sorted(Comparator.comparing(Disagreements::isBelowLimit)
                        .thenComparing(
                                Comparator.comparingDouble(Disagreement::weight).reversed()))
                .toList();
    }

    private static boolean isBelowLimit(Disagreement of) {
        return of.reasons().stream().anyMatch(reason -> reason.kind() == Reason.Kind.BELOW_OUR_LIMIT);
    }

    private Optional<Disagreement> of(MatchedPeak pair) {
        OurPeak ours = pair.ours();
        boolean isThere = List.of(Quantity.AREA, Quantity.AREA_RATIO, Quantity.CONCENTRATION).stream()
                .anyMatch(quantity -> isPositive(quantity.of(pair.theirs())));
        if (!isThere) {
            return isCertain(ours)
                    ? Optional.of(new Disagreement(
                            pair,
                            Quantity.AREA,
                            OptionalDouble.empty(),
                            Double.POSITIVE_INFINITY,
                            reasons(pair).noPeakThere()))
                    : Optional.empty();
        }
        if (ours.figures().areaCountsMin().isEmpty()) {
            return Optional.of(new Disagreement(
                    pair,
                    Quantity.AREA,
                    OptionalDouble.empty(),
                    Double.POSITIVE_INFINITY,
                    reasons(pair).noPeakHere()));
        }
        return ours.judgement().status() == ResultStatus.NOT_DETECTED
                        || !isPositive(ours.figures().areaCountsMin())
                ? undetected(pair)
                : differing(pair);
    }

    private Optional<Disagreement> undetected(MatchedPeak pair) {
        OptionalDouble theirs = Quantity.AREA.of(pair.theirs());
        if (!isPositive(theirs)) {
            return Optional.empty();
        }
        double there = theirs.getAsDouble() / scale.factor();
        double distance = there - pair.ours().figures().areaCountsMin().orElse(0);
        double weight = Math.abs(distance)
                / Math.hypot(pair.ours().figures().areaSeCountsMin().orElse(0), SAME * there);
        return weight > LIMIT
                ? Optional.of(new Disagreement(
                        pair,
                        Quantity.AREA,
                        OptionalDouble.empty(),
                        weight,
                        reasons(pair).differing(Math.signum(distance), false)))
                : Optional.empty();
    }

    private Optional<Disagreement> differing(MatchedPeak pair) {
        OptionalDouble area = relative(pair, Quantity.AREA);
        OptionalDouble ratio = relative(pair, Quantity.AREA_RATIO);
        OptionalDouble other =
                area.isEmpty() && ratio.isEmpty() ? relative(pair, Quantity.CONCENTRATION) : OptionalDouble.empty();
        double ofArea = weight(pair, Quantity.AREA, area);
        double ofRatio = weight(pair, Quantity.AREA_RATIO, ratio);
        double ofOther = weight(pair, Quantity.CONCENTRATION, other);
        double largest = Math.max(ofArea, Math.max(ofRatio, ofOther));
        if (!(largest > LIMIT)) {
            return Optional.empty();
        }
        Quantity quantity =
                largest == ofArea ? Quantity.AREA : largest == ofRatio ? Quantity.AREA_RATIO : Quantity.CONCENTRATION;
        double relative =
                (quantity == Quantity.AREA ? area : quantity == Quantity.AREA_RATIO ? ratio : other).getAsDouble();
        boolean isOfStandard = quantity == Quantity.AREA_RATIO && area.isPresent() && ofArea <= LIMIT;
        return Optional.of(new Disagreement(
                pair,
                quantity,
                OptionalDouble.of(100 * relative),
                largest,
                reasons(pair).differing(relative, isOfStandard)));
    }

    /** Theirs above ours as a share; absent unless both are above 0. */
    private OptionalDouble relative(MatchedPeak pair, Quantity quantity) {
        OptionalDouble ours = quantity.of(pair.ours());
        OptionalDouble theirs = quantity.of(pair.theirs());
        return isPositive(ours) && isPositive(theirs)
                ? OptionalDouble.of(theirs.getAsDouble() / scale.of(quantity) / ours.getAsDouble() - 1)
                : OptionalDouble.empty();
    }

    private static double weight(MatchedPeak pair, Quantity quantity, OptionalDouble relative) {
        if (relative.isEmpty()) {
            return 0;
        }
        OurPeak.Figures figures = pair.ours().figures();
        double ofArea = share(figures.areaSeCountsMin(), figures.areaCountsMin());
        double se = quantity == Quantity.AREA
                ? ofArea
                : Math.hypot(ofArea, share(figures.isAreaSeCountsMin(), figures.isAreaCountsMin()));
        return Math.abs(StrictMath.log1p(relative.getAsDouble())) / Math.hypot(se, SAME);
    }

    private static double share(OptionalDouble se, OptionalDouble of) {
        return se.isPresent() && isPositive(of) ? se.getAsDouble() / of.getAsDouble() : 0;
    }

    private static boolean isPositive(OptionalDouble value) {
        return value.isPresent()
                && value.getAsDouble() > 1 / Compared.LARGEST
                && value.getAsDouble() < Compared.LARGEST;
    }

    /** Whether our peak is beyond doubt: at least three standard errors, and not called absent or below the LLOQ. */
    private static boolean isCertain(OurPeak ours) {
        OptionalDouble area = ours.figures().areaCountsMin();
        ResultStatus status = ours.judgement().status();
        return isPositive(area)
                && status != ResultStatus.NOT_DETECTED
                && status != ResultStatus.BELOW_LLOQ
                && area.getAsDouble()
                        >= CERTAIN * ours.figures().areaSeCountsMin().orElse(0);
    }

    private Reasons reasons(MatchedPeak pair) {
        OurPeak ours = pair.ours();
        int injection = ours.injected().number();
        return new Reasons(
                pair,
                Optional.ofNullable(integrations.get(new Key(injection, ours.analyte()))),
                byInjection.getOrDefault(injection, List.of()).stream()
                        .filter(other -> other.compound().equals(ours.compound()))
                        .filter(other -> !other.analyte().equals(ours.analyte()))
                        .toList(),
                rounding);
    }
}
