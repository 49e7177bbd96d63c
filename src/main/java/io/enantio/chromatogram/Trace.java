package io.enantio.chromatogram;

import io.enantio.method.Require;
import java.util.Arrays;

/**
 * Signal in time: equally long arrays of times (minutes, strictly increasing) and intensities (counts), all finite.
 * Immutable. May be empty.
 */
public final class Trace {
    private final double[] timesMin;
    private final double[] intensitiesCounts;

    private Trace(double[] timesMin, double[] intensitiesCounts) {
        this.timesMin = timesMin;
        this.intensitiesCounts = intensitiesCounts;
    }

    /**
     * A trace of copies of both arrays.
     *
     * @throws IllegalArgumentException for unequal lengths, a value that is not finite, or times that do not increase
     */
    public static Trace of(double[] timesMin, double[] intensitiesCounts) {
        Require.that(
                timesMin.length == intensitiesCounts.length,
                "a trace must have as many intensities as times, has " + intensitiesCounts.length + " and "
                        + timesMin.length);
        for (int i = 0; i < timesMin.length; i++) {
            Require.finite("time", timesMin[i]);
            Require.finite("intensity", intensitiesCounts[i]);
            Require.that(i == 0 || timesMin[i] > timesMin[i - 1], "times must increase, do not at point " + i);
        }
        return new Trace(timesMin.clone(), intensitiesCounts.clone());
    }

    /** Number of points. */
    public int size() {
        return timesMin.length;
    }

    public boolean isEmpty() {
        return timesMin.length == 0;
    }

    /** Time of point {@code i}, minutes. */
    public double timeMin(int i) {
        return timesMin[i];
    }

    /** Intensity of point {@code i}, counts. */
    public double intensityCounts(int i) {
        return intensitiesCounts[i];
    }

    /** Index of the first point at or after a time; {@link #size()} if there is none. */
    public int firstAtOrAfter(double timeMin) {
        int found = Arrays.binarySearch(timesMin, timeMin);
        return found >= 0 ? found : -found - 1;
    }

    /** Points from index {@code from} (inclusive) to {@code to} (exclusive). */
    public Trace slice(int from, int to) {
        return new Trace(Arrays.copyOfRange(timesMin, from, to), Arrays.copyOfRange(intensitiesCounts, from, to));
    }

    /** A copy of the times, minutes. */
    public double[] timesMin() {
        return timesMin.clone();
    }

    /** A copy of the intensities, counts. */
    public double[] intensitiesCounts() {
        return intensitiesCounts.clone();
    }
}
