package io.enantio.peak.bench;

import io.enantio.chromatogram.RawInjection;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Analyte;
import io.enantio.method.InternalStandard;
import io.enantio.method.Method;
import io.enantio.peak.retention.ChannelRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Perpendicular drop as a textbook has it, independent of the program's own: the highest smoothed point near each expected time, cut at the
 * lowest point between neighbours, a straight baseline through both ends. Peaks without a valley have no area.
 */
final class TextbookDrop {
    private static final double[] SMOOTHING = {-2, 3, 6, 7, 6, 3, -2};
    private static final double SMOOTHING_SUM = 21;
    private static final double SEARCH_MIN = 0.35;

    private final Method method;
    private final Map<String, Double> expectedMin;
    private final double widthMin;

    /**
     * @param expectedMin by analyte
     * @param widthMin of the peaks at half height
     */
    TextbookDrop(Method method, Map<String, Double> expectedMin, double widthMin) {
        this.method = method;
        this.expectedMin = expectedMin;
        this.widthMin = widthMin;
    }

    /** Areas of an analyte and of its internal standard. */
    record Pair(double area, double standardArea) {}

    /** Areas by analyte; those of an internal standard that cannot be cut are missing together. */
    Map<String, Pair> areas(RawInjection injection) {
        Map<String, Pair> found = new HashMap<>();
        for (InternalStandard standard : method.internalStandards()) {
            List<Analyte> own = method.compounds().stream()
                    .filter(compound -> method.internalStandardOf(compound)
                            .filter(standard::equals)
                            .isPresent())
                    .flatMap(compound -> compound.analytes().stream())
                    .sorted(Comparator.comparingDouble(analyte -> expectedMin.get(analyte.name())))
                    .toList();
            if (own.isEmpty()) {
                continue;
            }
            Optional<double[]> ofStandard = ChannelRun.trace(injection, standard.channel())
                    .flatMap(trace -> cut(trace, standard.channel().window().retentionTimesMin()));
            Optional<double[]> areas = ChannelRun.trace(
                            injection, method.compoundOf(own.get(0)).channels().quantifier())
                    .flatMap(trace -> cut(
                            trace,
                            own.stream()
                                    .map(analyte -> expectedMin.get(analyte.name()))
                                    .toList()));
            if (ofStandard.isEmpty() || areas.isEmpty()) {
                continue;
            }
            for (int j = 0; j < own.size(); j++) {
                double reference = standard.placeFor(own.get(j))
                        .map(place -> ofStandard.get()[place])
                        .orElse(0.0);
                found.put(own.get(j).name(), new Pair(areas.get()[j], reference));
            }
        }
        return found;
    }

    private Optional<double[]> cut(Trace trace, List<Double> expected) {
        double[] t = trace.timesMin();
        double[] y = trace.intensitiesCounts();
        double[] smooth = smoothed(y);
        int[] tops = new int[expected.size()];
        for (int j = 0; j < tops.length; j++) {
            double at = expected.get(j);
            Optional<Integer> top = IntStream.range(0, t.length)
                    .filter(p -> Math.abs(t[p] - at) < SEARCH_MIN)
                    .boxed()
                    .max(Comparator.<Integer>comparingDouble(p -> smooth[p]).thenComparing(Comparator.reverseOrder()));
            if (top.isEmpty()) {
                return Optional.empty();
            }
            tops[j] = top.get();
        }
        int[] cuts = new int[tops.length + 1];
        for (int j = 1; j < tops.length; j++) {
            if (tops[j] - tops[j - 1] < 3) {
                return Optional.empty();
            }
            int valley = tops[j - 1];
            for (int p = valley; p <= tops[j]; p++) {
                valley = smooth[p] < smooth[valley] ? p : valley;
            }
            if (valley == tops[j - 1] || valley == tops[j]) {
                return Optional.empty();
            }
            cuts[j] = valley;
        }
        double first = t[tops[0]];
        double last = t[tops[tops.length - 1]];
        double[] before = IntStream.range(0, t.length)
                .filter(p -> t[p] < first - 2.5 * widthMin && t[p] > first - 7 * widthMin)
                .asDoubleStream()
                .toArray();
        double[] after = IntStream.range(0, t.length)
                .filter(p -> t[p] > last + 4.5 * widthMin && t[p] < last + 8 * widthMin)
                .asDoubleStream()
                .toArray();
        if (before.length < 3 || after.length < 3) {
            return Optional.empty();
        }
        double[] from = end(before, t, y);
        double[] to = end(after, t, y);
        cuts[0] = atOrAfter(t, first - 2 * widthMin);
        cuts[tops.length] = atOrAfter(t, last + 3.5 * widthMin) - 1;
        double[] areas = new double[tops.length];
        for (int j = 0; j < areas.length; j++) {
            for (int p = cuts[j]; p < cuts[j + 1]; p++) {
                areas[j] += 0.5 * (t[p + 1] - t[p]) * (height(p, t, y, from, to) + height(p + 1, t, y, from, to));
            }
        }
        return Optional.of(areas);
    }

    private static double height(int p, double[] t, double[] y, double[] from, double[] to) {
        double share = Math.max(0, Math.min(1, (t[p] - from[0]) / (to[0] - from[0])));
        return y[p] - (from[1] + share * (to[1] - from[1]));
    }

    /** Mean time and median height of some points. */
    private static double[] end(double[] points, double[] t, double[] y) {
        double[] heights = Arrays.stream(points).map(p -> y[(int) p]).sorted().toArray();
        int half = heights.length / 2;
        double median = heights.length % 2 == 1 ? heights[half] : 0.5 * (heights[half - 1] + heights[half]);
        return new double[] {
            Arrays.stream(points).map(p -> t[(int) p]).average().orElseThrow(), median
        };
    }

    private static int atOrAfter(double[] t, double time) {
        int p = 0;
        while (p < t.length && t[p] < time) {
            p++;
        }
        return p;
    }

    /** Savitzky and Golay 1964, seven points, with the end values repeated beyond the ends. */
    private static double[] smoothed(double[] y) {
        List<Double> found = new ArrayList<>();
        for (int p = 0; p < y.length; p++) {
            double sum = 0;
            for (int k = 0; k < SMOOTHING.length; k++) {
                sum += SMOOTHING[k] * y[Math.max(0, Math.min(y.length - 1, p + k - 3))];
            }
            found.add(sum / SMOOTHING_SUM);
        }
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
