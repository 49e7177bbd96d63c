package io.enantio.comparison;

import io.enantio.statistics.SampleStatistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * By what their areas are divided before they are laid beside ours, which are counts x minute: programs integrate over seconds, or
 * over data that they have smoothed or scaled. One number for the whole comparison, so that an analyte that differs from the others
 * still shows it.
 *
 * @param medianRatio median over the analytes of their median ratio theirs/ours; absent without areas on both sides
 * @param factor by which areas of theirs are divided
 * @param basis why
 */
public record AreaScale(OptionalDouble medianRatio, double factor, Basis basis) {
    private static final double SECONDS = 60;
    /** How far from a unit the median may be for the factor to be the unit itself. */
    private static final double NEAR = 0.1;

    /** What a factor rests on. */
    public enum Basis {
        /** The median ratio is within 10 % of 60: areas over seconds. The factor is 60. */
        SECONDS,
        /** It is within 10 % of 1: the same unit. The factor is 1. */
        SAME_UNIT,
        /** Their unit is another one: the factor is the median ratio. */
        MEDIAN,
        /** There is nothing to scale. */
        NO_AREAS
    }

    static AreaScale of(List<MatchedPeak> pairs) {
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        for (MatchedPeak pair : pairs) {
            if (Compared.of(pair, Quantity.AREA, 1) instanceof Compared.Values values) {
                ratios.computeIfAbsent(pair.ours().analyte(), any -> new ArrayList<>())
                        .add(values.ratio());
            }
        }
        OptionalDouble median = SampleStatistics.of(ratios.values().stream()
                        .map(each -> SampleStatistics.of(each).median().orElseThrow())
                        .toList())
                .median();
        if (median.isEmpty()) {
            return new AreaScale(median, 1, Basis.NO_AREAS);
        }
        double ratio = median.getAsDouble();
        if (isNear(ratio, SECONDS)) {
            return new AreaScale(median, SECONDS, Basis.SECONDS);
        }
        return isNear(ratio, 1)
                ? new AreaScale(median, 1, Basis.SAME_UNIT)
                : new AreaScale(median, ratio, Basis.MEDIAN);
    }

    private static boolean isNear(double ratio, double unit) {
        return Math.abs(ratio / unit - 1) <= NEAR;
    }

    /** What theirs is divided by. */
    double of(Quantity quantity) {
        return quantity.isScaled() ? factor : 1;
    }
}
