package io.enantio.peak.bench;

import java.util.List;

/** Figures of a list of numbers; NaN if there are none. */
final class Figures {
    private Figures() {}

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
    }

    static double rms(List<Double> values) {
        return Math.sqrt(values.stream().mapToDouble(v -> v * v).average().orElse(Double.NaN));
    }

    /** Standard error of the mean. */
    static double standardError(List<Double> values) {
        double mean = mean(values);
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.size() - 1.0) / values.size());
    }

    /** A quantile, interpolated between the order statistics about (n - 1) p. */
    static double quantile(List<Double> values, double p) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = (sorted.length - 1) * p;
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    static double median(List<Double> values) {
        return quantile(values, 0.5);
    }

    static double percent(long some, long all) {
        return 100.0 * some / Math.max(1, all);
    }
}
