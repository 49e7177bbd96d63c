package io.enantio.peak;

import io.enantio.SyntheticChromatogram;

/**
 * An exponentially modified Gaussian chosen by its width at half height and its asymmetry at 10 % height. Ratios of time
 * constant, width, apex and height to sigma: computed from the closed form, good to three digits.
 *
 * @param asymmetry 1.0, 1.2, 1.3, 1.5 or 2.0
 */
public record EmgShape(double fwhmMin, double asymmetry) {
    private static final double[][] TABLE = {
        {1.0, 0, 2.3548, 0},
        {1.2, 0.73, 2.705, 0.564},
        {1.3, 0.91, 2.822, 0.651},
        {1.5, 1.21, 3.035, 0.782},
        {2.0, 1.92, 3.531, 0.999}
    };

    private double[] row() {
        for (double[] row : TABLE) {
            if (row[0] == asymmetry) {
                return row;
            }
        }
        throw new IllegalArgumentException("asymmetry must be one of the table, is " + asymmetry);
    }

    public double sigmaMin() {
        return fwhmMin / row()[2];
    }

    double tauMin() {
        return row()[1] * sigmaMin();
    }

    /** Distance of two tops at a resolution 1.18 x distance / (sum of widths). */
    double spacingMin(double resolution) {
        return resolution * 2 * fwhmMin / 1.18;
    }

    /** Adds a peak whose top is at a time. */
    public SyntheticChromatogram plant(SyntheticChromatogram trace, double areaCountsMin, double topMin) {
        return trace.peak(areaCountsMin, topMin - row()[3] * sigmaMin(), sigmaMin(), tauMin());
    }
}
