package io.enantio;

import io.enantio.chromatogram.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.special.Erf;

/** A chromatogram whose true areas are known: peaks first, then baseline, then noise. */
public final class SyntheticChromatogram {
    private final List<double[]> peaks = new ArrayList<>();
    private double startMin = 0;
    private double endMin = 12;
    private double intervalMin = 1.0 / 60;
    private double baselineCounts = 0;
    private double slopeCountsPerMin = 0;
    private double noiseSdCounts = 0;
    private double countsPerIon = 0;
    private long seed = 1;

    /** An exponentially modified Gaussian of an area (counts x minute); {@code tauMin} 0 is a Gaussian at its mean. */
    public SyntheticChromatogram peak(double areaCountsMin, double muMin, double sigmaMin, double tauMin) {
        peaks.add(new double[] {areaCountsMin, muMin, sigmaMin, tauMin});
        return this;
    }

    public SyntheticChromatogram time(double fromMin, double toMin, double everyMin) {
        startMin = fromMin;
        endMin = toMin;
        intervalMin = everyMin;
        return this;
    }

    public SyntheticChromatogram baseline(double counts, double countsPerMin) {
        baselineCounts = counts;
        slopeCountsPerMin = countsPerMin;
        return this;
    }

    /** Electronic noise of a standard deviation, and counting noise of a gain (0: none). */
    public SyntheticChromatogram noise(double sdCounts, double gainCountsPerIon, long randomSeed) {
        noiseSdCounts = sdCounts;
        countsPerIon = gainCountsPerIon;
        seed = randomSeed;
        return this;
    }

    /** Signal without noise at a time, counts. */
    public double signalAt(double timeMin) {
        double signal = baselineCounts + slopeCountsPerMin * (timeMin - startMin);
        for (double[] peak : peaks) {
            signal += peak[0] * density(timeMin - peak[1], peak[2], peak[3]);
        }
        return signal;
    }

    public Trace trace() {
        int n = (int) Math.floor((endMin - startMin) / intervalMin + 1e-9) + 1;
        double[] times = new double[n];
        double[] counts = new double[n];
        Random random = new Random(seed);
        for (int i = 0; i < n; i++) {
            times[i] = startMin + i * intervalMin;
            double signal = signalAt(times[i]);
            double sd = Math.sqrt(noiseSdCounts * noiseSdCounts + countsPerIon * Math.max(signal, 0));
            counts[i] = signal + sd * random.nextGaussian();
        }
        return Trace.of(times, counts);
    }

    private static double density(double t, double sigma, double tau) {
        double gauss = Math.exp(-0.5 * t * t / (sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI));
        if (tau < 0.02 * sigma) {
            return gauss;
        }
        double z = (sigma / tau - t / sigma) / Math.sqrt(2);
        double exponent = 0.5 * sigma * sigma / (tau * tau) - t / tau;
        return z < 5 ? Math.exp(exponent) * Erf.erfc(z) / (2 * tau) : gauss / (1 - t * tau / (sigma * sigma));
    }
}
