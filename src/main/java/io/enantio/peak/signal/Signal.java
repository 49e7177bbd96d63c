package io.enantio.peak.signal;

import io.enantio.chromatogram.Defects;
import io.enantio.chromatogram.NoiseModel;
import io.enantio.chromatogram.Trace;

/**
 * One trace prepared for integration: spikes bridged, noise known. Nothing is resampled or smoothed for an area, and nothing of
 * the trace is held twice: a run has thousands of them.
 */
public final class Signal {
    private final Trace raw;
    private final Defects defects;
    private final NoiseModel noise;
    private final Trace bridged;
    private final double intervalMin;
    private final double lowCounts;

    public Signal(Trace raw, NoiseModel noise) {
        this.raw = raw;
        this.noise = noise;
        this.defects = Defects.of(raw, noise);
        this.bridged = defects.bridged();
        this.intervalMin = raw.medianIntervalMin();
        this.lowCounts = Statistics.quantile(bridged.intensitiesCounts(), 0.1);
    }

    public Trace raw() {
        return raw;
    }

    public Defects defects() {
        return defects;
    }

    public NoiseModel noise() {
        return noise;
    }

    public int size() {
        return bridged.size();
    }

    public double time(int i) {
        return bridged.timeMin(i);
    }

    public double counts(int i) {
        return bridged.intensityCounts(i);
    }

    public double start() {
        return time(0);
    }

    public double end() {
        return time(size() - 1);
    }

    public double intervalMin() {
        return intervalMin;
    }

    /** Tenth percentile of the intensities: near the baseline, whatever peaks the trace contains. */
    public double lowCounts() {
        return lowCounts;
    }

    public int firstAtOrAfter(double timeMin) {
        return raw.firstAtOrAfter(timeMin);
    }

    /** Number of points from one time to another, both included. */
    public int pointsBetween(double fromMin, double toMin) {
        return Math.max(0, raw.firstAtOrAfter(Math.nextUp(toMin)) - raw.firstAtOrAfter(fromMin));
    }

    /** Width of the interval of point {@code i}: half of the way to both neighbours, minutes. */
    public double span(int i) {
        double before = i > 0 ? time(i) - time(i - 1) : 0;
        double after = i + 1 < size() ? time(i + 1) - time(i) : 0;
        return (before + after) / 2;
    }

    /** Mean of the points around a time under a Gaussian of a standard deviation; for figures and valleys, never for areas. */
    public double smoothed(double timeMin, double sdMin) {
        double sd = Math.max(sdMin, intervalMin / 2);
        Trace trace = bridged;
        int size = trace.size();
        double last = timeMin + 3 * sd;
        double sum = 0;
        double weights = 0;
        int i = trace.firstAtOrAfter(timeMin - 3 * sd);
        double here = i < size ? trace.timeMin(i) : 0;
        double before = i < size && i > 0 ? here - trace.timeMin(i - 1) : 0;
        // Each time is read once, and the span of a point is that of span(i): this loop is most of the work of a drop.
        while (i < size && here <= last) {
            double next = i + 1 < size ? trace.timeMin(i + 1) : here;
            double after = next - here;
            double weight = GaussianTable.at((here - timeMin) / sd) * ((before + after) / 2);
            sum += weight * trace.intensityCounts(i);
            weights += weight;
            here = next;
            before = after;
            i++;
        }
        return weights > 0 ? sum / weights : nearest(timeMin);
    }

    /** Factor by which {@link #smoothed} lowers the standard deviation of white noise. */
    public double smoothingFactor(double sdMin) {
        double sd = Math.max(sdMin, intervalMin / 2);
        return Math.min(1, Math.sqrt(intervalMin / (2 * Math.sqrt(Math.PI) * sd)));
    }

    private double nearest(double timeMin) {
        int after = Math.min(firstAtOrAfter(timeMin), size() - 1);
        return counts(after);
    }
}
