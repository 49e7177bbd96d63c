package io.enantio.comparison;

import io.enantio.comparison.Compared.LeftOut;
import io.enantio.comparison.Compared.Values;
import io.enantio.comparison.Compared.Why;
import io.enantio.statistics.Agreement.BlandAltman;
import io.enantio.statistics.DemingLine;
import io.enantio.statistics.MedianInterval;
import io.enantio.statistics.PassingBablok;
import io.enantio.statistics.SampleStatistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How one quantity of an analyte agrees, or of all together. Areas of theirs are divided by the scale of the comparison everywhere except in {@link
 * Ratio#rawMedian}.
 *
 * @param values pairs that count, in the order of our injections
 * @param leftOut how many do not, and why
 * @param ratio of theirs to ours
 * @param differences percent of the mean of both, of retention times minutes; absent with fewer than two pairs
 * @param lines through the pairs, ours across and theirs up
 * @param absences why a figure is absent, a clause each
 */
public record QuantityComparison(
        String analyte,
        Quantity quantity,
        List<Values> values,
        Map<Why, Integer> leftOut,
        Ratio ratio,
        Optional<BlandAltman> differences,
        Lines lines,
        List<String> absences) {
    /** In place of a name: all analytes together. */
    public static final String ALL = "all analytes";

    /** The jackknife takes the square of their number: with more, Passing and Bablok's line tells. */
    private static final int MOST_FOR_JACKKNIFE = 2000;

    private static final int FEWEST_FOR_MEDIAN = 6;
    private static final int FEWEST_FOR_DEMING = 4;

    /**
     * Ratios theirs/ours.
     *
     * @param rawMedian before areas of theirs are scaled; absent without pairs
     * @param median with its 95 % interval; absent with fewer than six pairs
     * @param shares percent of pairs that are within 2, 5 and 15 % of ours; empty without pairs and of retention times
     */
    public record Ratio(OptionalDouble rawMedian, Optional<MedianInterval> median, List<Share> shares) {
        public Ratio {
            shares = List.copyOf(shares);
        }
    }

    /**
     * Pairs that are close to each other.
     *
     * @param withinPercent of ours
     * @param percent of the pairs
     */
    public record Share(double withinPercent, double percent) {}

    /**
     * Lines whose slope is 1 and whose intercept is 0 if nothing but scatter lies between the programs.
     *
     * @param passingBablok by medians
     * @param weightedDeming by squares, errors in proportion to the value
     */
    public record Lines(Optional<PassingBablok> passingBablok, Optional<DemingLine.WithIntervals> weightedDeming) {}

    public QuantityComparison {
        values = List.copyOf(values);
        leftOut = Collections.unmodifiableMap(new EnumMap<>(leftOut));
        absences = List.copyOf(absences);
    }

    static QuantityComparison of(String analyte, Quantity quantity, List<MatchedPeak> pairs, AreaScale scale) {
        List<Values> values = new ArrayList<>();
        Map<Why, Integer> leftOut = new EnumMap<>(Why.class);
        for (MatchedPeak pair : pairs) {
            Compared compared = Compared.of(pair, quantity, scale.of(quantity));
            if (compared instanceof Values both) {
                values.add(both);
            } else if (compared instanceof LeftOut out) {
                leftOut.merge(out.why(), 1, Integer::sum);
            }
        }
        Optional<MedianInterval> median = MedianInterval.of(all(values, Values::ratio));
        Optional<BlandAltman> differences = BlandAltman.of(
                all(values, quantity.isRelative() ? Values::percentOfMean : each -> each.theirs() - each.ours()));
        List<Double> ours = all(values, Values::ours);
        List<Double> theirs = all(values, Values::theirs);
        Optional<PassingBablok> passingBablok = PassingBablok.through(ours, theirs);
        Optional<DemingLine.WithIntervals> deming =
                values.size() > MOST_FOR_JACKKNIFE ? Optional.empty() : DemingLine.weightedWithIntervals(ours, theirs);
        return new QuantityComparison(
                analyte,
                quantity,
                values,
                leftOut,
                new Ratio(rawMedian(values, scale.of(quantity)), median, shares(quantity, values)),
                differences,
                new Lines(passingBablok, deming),
                absences(values.size(), passingBablok.isPresent(), deming.isPresent()));
    }

    private static List<Double> all(List<Values> values, ToDoubleFunction<Values> figure) {
        return values.stream().map(figure::applyAsDouble).toList();
    }

    private static OptionalDouble rawMedian(List<Values> values, double scale) {
        return SampleStatistics.of(all(values, each -> each.ratio() * scale)).median();
    }

    private static List<Share> shares(Quantity quantity, List<Values> values) {
        if (values.isEmpty() || !quantity.isRelative()) {
            return List.of();
        }
        return List.of(2.0, 5.0, 15.0).stream()
                .map(within -> new Share(
                        within,
                        100.0
                                * values.stream()
                                        .filter(each -> Math.abs(each.ratio() - 1) <= within / 100)
                                        .count()
                                / values.size()))
                .toList();
    }

    private static List<String> absences(int pairs, boolean hasPassingBablok, boolean hasDeming) {
        if (pairs == 0) {
            return List.of("no pair has a value on both sides");
        }
        List<String> absences = new ArrayList<>();
        String count = pairs == 1 ? "one pair" : pairs + " pairs";
        if (pairs == 1) {
            absences.add("one pair has no scatter");
        }
        if (pairs < FEWEST_FOR_MEDIAN) {
            absences.add(count + ": a 95 % interval of the median needs six");
        }
        if (!hasPassingBablok) {
            absences.add(
                    pairs < 5
                            ? count + ": a line of Passing and Bablok needs five"
                            : "the pairs do not lie along a rising line, so none of Passing and Bablok is given");
        }
        if (!hasDeming) {
            absences.add(
                    pairs < FEWEST_FOR_DEMING
                            ? count + ": a Deming line with its interval needs four"
                            : pairs > MOST_FOR_JACKKNIFE
                                    ? count + ": a Deming line is given for up to " + MOST_FOR_JACKKNIFE
                                    : "the Deming line does not come to rest, so none is given");
        }
        return absences;
    }
}
