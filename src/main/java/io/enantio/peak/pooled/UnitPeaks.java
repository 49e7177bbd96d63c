package io.enantio.peak.pooled;

import io.enantio.peak.pooled.PooledLayout.Slot;
import java.util.Arrays;

/**
 * The peaks of a trace as if each had unit area, at the points of the trace. Channels of an injection that carry the same peaks at the
 * same times share them.
 */
final class UnitPeaks {
    /** A peak is negligible where its density is below this part of its largest: products of its columns end there. */
    private static final double NEGLIGIBLE = 1e-12;

    private final double[] t;
    private final PeakDensity[] peaks;
    /** Where a point lies on the grid of each peak, and the peak's density there. */
    private final double[][] v;

    private final double[][] density;
    private final int[] from;
    private final int[] to;

    private UnitPeaks(double[] t, PeakDensity[] peaks) {
        this.t = t;
        this.peaks = peaks;
        v = new double[peaks.length][t.length];
        density = new double[peaks.length][t.length];
        from = new int[peaks.length];
        to = new int[peaks.length];
        for (int j = 0; j < peaks.length; j++) {
            double least = NEGLIGIBLE * peaks[j].at(t, v[j], density[j]);
            while (from[j] < t.length && !(density[j][from[j]] > least)) {
                from[j]++;
            }
            to[j] = t.length;
            while (to[j] > from[j] && !(density[j][to[j] - 1] > least)) {
                to[j]--;
            }
        }
    }

    /**
     * @param own parameters of the injection
     * @param loads of the channel's peaks
     */
    static UnitPeaks of(double[] t, SharedShape shape, int channel, double[] own, double[] loads) {
        PooledLayout layout = shape.layout();
        Slot[] slots = layout.slots(channel);
        PeakDensity[] peaks = new PeakDensity[slots.length];
        for (int j = 0; j < peaks.length; j++) {
            peaks[j] = PeakDensity.of(shape, layout.carries(channel), slots[j], own, loads[j]);
        }
        return new UnitPeaks(t, peaks);
    }

    /** The same peaks at other times. */
    UnitPeaks at(double[] times) {
        return Arrays.equals(times, t) ? this : new UnitPeaks(times, peaks);
    }

    int size() {
        return peaks.length;
    }

    PeakDensity peak(int j) {
        return peaks[j];
    }

    double[] density(int j) {
        return density[j];
    }

    /** The first point at which a peak counts. */
    int from(int j) {
        return from[j];
    }

    /** The point after the last one at which a peak counts. */
    int to(int j) {
        return to[j];
    }

    /** Derivatives of each peak. */
    PeakSlopes[] slopes() {
        PeakSlopes[] found = new PeakSlopes[peaks.length];
        for (int j = 0; j < found.length; j++) {
            found[j] = new PeakSlopes(density[j]);
            peaks[j].slopes(t, v[j], from[j], to[j], found[j]);
        }
        return found;
    }
}
