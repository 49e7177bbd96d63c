package io.enantio.input.mzml.array;

import io.enantio.input.mzml.header.SpectrumHeader;
import java.util.Arrays;

/** A spectrum as stored: equally long arrays of m/z and intensity. */
public final class StoredSpectrum {
    private final SpectrumHeader header;
    private final double[] mz;
    private final double[] intensities;

    StoredSpectrum(SpectrumHeader header, double[] mz, double[] intensities) {
        this.header = header;
        this.mz = mz;
        this.intensities = intensities;
    }

    public SpectrumHeader header() {
        return header;
    }

    /** Sum of the intensities within a distance of an m/z; 0 if there are none. */
    public double sumWithin(double targetMz, double daltons) {
        double sum = 0;
        for (int i = 0; i < mz.length; i++) {
            sum += Math.abs(mz[i] - targetMz) <= daltons ? intensities[i] : 0;
        }
        return sum;
    }

    /** Index of the point nearest to an m/z, if it is within a distance; else -1. */
    public int nearest(double targetMz, double daltons) {
        int nearest = -1;
        for (int i = 0; i < mz.length; i++) {
            double distance = Math.abs(mz[i] - targetMz);
            if (distance <= daltons && (nearest < 0 || distance < Math.abs(mz[nearest] - targetMz))) {
                nearest = i;
            }
        }
        return nearest;
    }

    public int size() {
        return mz.length;
    }

    /** Sum of all intensities. */
    public double sum() {
        return Arrays.stream(intensities).sum();
    }

    /** Intensity of a point, counts. */
    public double intensity(int i) {
        return intensities[i];
    }

    /** m/z of a point. */
    public double mz(int i) {
        return mz[i];
    }
}
