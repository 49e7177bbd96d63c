package io.enantio.peak.signal;

import io.enantio.statistics.OrderStatistic;

/** Robust location and scale. */
public final class Statistics {
    /** Standard deviation of a normal distribution / its median absolute deviation. */
    private static final double MAD = 1.482602;

    private Statistics() {}

    /** Median; the mean of the middle two for an even number. Not for empty arrays. */
    public static double median(double[] values) {
        return OrderStatistic.median(values.clone());
    }

    /** 1.4826 x median absolute deviation from the median; 0 for fewer than two values. */
    public static double madSd(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double[] distances = values.clone();
        double median = OrderStatistic.median(distances);
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.abs(distances[i] - median);
        }
        return MAD * OrderStatistic.median(distances);
    }

    /** Value below which a share of the values lies. Not for empty arrays. */
    static double quantile(double[] values, double share) {
        return OrderStatistic.of(values.clone(), (int) (share * (values.length - 1)));
    }

    /** Tukey's biweight {@code (1 - u^2)^2} inside {@code |u| < 1}. */
    public static double tukeyWeight(double u) {
        double rest = 1 - u * u;
        return rest > 0 ? rest * rest : 0;
    }
}
