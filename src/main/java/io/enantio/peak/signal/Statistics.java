package io.enantio.peak.signal;

import java.util.Arrays;

/** Robust location and scale. */
public final class Statistics {
    /** Standard deviation of a normal distribution / its median absolute deviation. */
    private static final double MAD = 1.482602;

    private Statistics() {}

    /** Median; the mean of the middle two for an even number. Not for empty arrays. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    /** 1.4826 x median absolute deviation from the median; 0 for fewer than two values. */
    public static double madSd(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double median = median(values);
        return MAD
                * median(Arrays.stream(values)
                        .map(value -> Math.abs(value - median))
                        .toArray());
    }

    /** Value below which a share of the values lies. Not for empty arrays. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }

    /** Tukey's biweight {@code (1 - u^2)^2} inside {@code |u| < 1}. */
    public static double tukeyWeight(double u) {
        double rest = 1 - u * u;
        return rest > 0 ? rest * rest : 0;
    }
}
