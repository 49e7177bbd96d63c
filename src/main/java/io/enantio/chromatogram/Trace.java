package io.enantio.chromatogram;

import io.enantio.method.value.Require;
import io.enantio.statistics.OrderStatistic;

/**
 * Signal in time: equally long arrays of times (minutes, strictly increasing) and intensities (counts), all finite.
 * Immutable. May be empty. Held in as few bytes as hold it exactly.
 *
 * <p>Intensities are at most {@link #MOST_COUNTS}; those below 1E-30 in size are 0. No detector counts like that, and the
 * squares and products that a fit makes of them would be no numbers.
 */
public final class Trace {
    /** The largest size of an intensity, counts. */
    public static final double MOST_COUNTS = 1e30;

    /** The smallest size of an intensity other than 0, counts. */
    private static final double LEAST_COUNTS = 1e-30;

    private final Samples timesMin;
    private final Samples intensitiesCounts;
    private final double medianIntervalMin;

    private Trace(Samples timesMin, Samples intensitiesCounts, double medianIntervalMin) {
        this.timesMin = timesMin;
        this.intensitiesCounts = intensitiesCounts;
        this.medianIntervalMin = medianIntervalMin;
    }

    private static Trace of(Samples timesMin, Samples intensitiesCounts) {
        return new Trace(timesMin, intensitiesCounts, medianIntervalMin(timesMin));
    }

    /**
     * A trace of copies of both arrays.
     *
     * @throws IllegalArgumentException for unequal lengths, a value that is not finite or too large, or times that do not increase
     */
    public static Trace of(double[] timesMin, double[] intensitiesCounts) {
        Require.that(
                timesMin.length == intensitiesCounts.length,
                "a trace must have as many intensities as times, has " + intensitiesCounts.length + " and "
                        + timesMin.length);
        for (int i = 0; i < timesMin.length; i++) {
            Require.finite("time", timesMin[i]);
            // Messages are made only when needed: these loops run for every point of every trace.
            if (i > 0 && !(timesMin[i] > timesMin[i - 1])) {
                throw new IllegalArgumentException("times must increase, do not at point " + i);
            }
        }
        return of(Samples.of(timesMin), counts(intensitiesCounts));
    }

    private static Samples counts(double[] given) {
        double[] counts = given.clone();
        for (int i = 0; i < counts.length; i++) {
            if (!(Math.abs(counts[i]) <= MOST_COUNTS)) {
                throw new IllegalArgumentException(
                        "intensity must be a number of at most " + MOST_COUNTS + ", is " + counts[i]);
            }
            counts[i] = counts[i] != 0 && Math.abs(counts[i]) < LEAST_COUNTS ? 0 : counts[i];
        }
        return Samples.of(counts);
    }

    /**
     * The same times with other intensities.
     *
     * @throws IllegalArgumentException for another number of them, or one that is not finite or too large
     */
    Trace with(double[] otherCounts) {
        Require.that(otherCounts.length == size(), "a trace must have as many intensities as times");
        return new Trace(timesMin, counts(otherCounts), medianIntervalMin);
    }

    /** Number of points. */
    public int size() {
        return timesMin.size();
    }

    /** Whether it has no points. */
    public boolean isEmpty() {
        return timesMin.size() == 0;
    }

    /** Time of point {@code i}, minutes. */
    public double timeMin(int i) {
        return timesMin.at(i);
    }

    /** Intensity of point {@code i}, counts. */
    public double intensityCounts(int i) {
        return intensitiesCounts.at(i);
    }

    /** Index of the first point at or after a time; {@link #size()} if there is none. */
    public int firstAtOrAfter(double timeMin) {
        int from = 0;
        int to = size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (timesMin.at(middle) < timeMin) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Median time between points, minutes; 0 for fewer than two points. */
    public double medianIntervalMin() {
        return medianIntervalMin;
    }

    private static double medianIntervalMin(Samples timesMin) {
        if (timesMin.size() < 2) {
            return 0;
        }
        double[] intervals = new double[timesMin.size() - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = timesMin.at(i + 1) - timesMin.at(i);
        }
        return OrderStatistic.of(intervals, intervals.length / 2);
    }

    /** Points from index {@code from} (inclusive) to {@code to} (exclusive). */
    public Trace slice(int from, int to) {
        return of(timesMin.slice(from, to), intensitiesCounts.slice(from, to));
    }

    /** A copy of the times, minutes. */
    public double[] timesMin() {
        return timesMin.copy();
    }

    /** A copy of the intensities, counts. */
    public double[] intensitiesCounts() {
        return intensitiesCounts.copy();
    }
}
