package io.enantio.calibration.curve;

import java.util.Arrays;

/**
 * Variance between samples beyond known errors of measurement, from correlated residuals: the tau^2 that makes the mean of min(z_i^2, 9)
 * what it is for normal errors, z_i^2 = r_i^2 / sum_j M_ij^2 (tau^2 + a_j). M turns errors into residuals (1 less the leverages), so a
 * point that draws the curve to itself is not taken for a precise one. It is the rule of {@link PauleMandel}, except that no residual
 * counts for more than three standard deviations (P. J. Huber, Ann. Math. Stat. 35 (1964) 73): one bad vial does not widen the intervals of
 * a whole run. 0 if the known errors explain everything.
 */
final class RobustScatter {
    private static final double MOST = 9;
    /** Mean of min(z^2, 9) for a standard normal z. */
    private static final double EXPECTED = 0.995015;

    private final double[] squaredResiduals;
    private final double[] known;
    /** Of each residual's variance, the part of tau^2 and that of the known errors. */
    private final double[] unit;

    private final double[] fromKnown;

    /**
     * Arrays of equal length.
     *
     * @param residuals r_i
     * @param maker M, row by row: the residuals of unit errors
     * @param known a_i, not negative
     */
    RobustScatter(double[] residuals, double[][] maker, double[] known) {
        this.squaredResiduals = Arrays.stream(residuals).map(r -> r * r).toArray();
        this.known = known.clone();
        this.unit = new double[known.length];
        this.fromKnown = new double[known.length];
        for (int i = 0; i < known.length; i++) {
            for (int j = 0; j < known.length; j++) {
                double squared = maker[i][j] * maker[i][j];
                unit[i] += squared;
                fromKnown[i] += squared * known[j];
            }
        }
    }

    /** The variance; halves the interval from 0 until no number lies between. */
    double variance() {
        double low = 0;
        double high = most();
        double middle = high / 2;
        while (middle != low && middle != high) {
            if (mean(middle) > EXPECTED) {
                low = middle;
            } else {
                high = middle;
            }
            middle = low + (high - low) / 2;
        }
        return low;
    }

    /**
     * What the residuals tell of the variance: 2 / this is its own variance (of the normal likelihood), less what the curve's parameters
     * took. Infinite if nothing scatters.
     */
    double information(double variance, int degreesOfFreedom) {
        double sum = 0;
        for (double own : known) {
            sum += 1 / ((variance + own) * (variance + own));
        }
        return sum * degreesOfFreedom / known.length;
    }

    /** A variance beyond the root: it makes every z smaller than 1/2. */
    private double most() {
        double most = 0;
        for (int i = 0; i < known.length; i++) {
            most = unit[i] > 0 ? Math.max(most, 4 * squaredResiduals[i] / unit[i]) : most;
        }
        return most;
    }

    private double mean(double variance) {
        double sum = 0;
        for (int i = 0; i < known.length; i++) {
            double expected = variance * unit[i] + fromKnown[i];
            sum += expected > 0 ? Math.min(MOST, squaredResiduals[i] / expected) : 0;
        }
        return sum / known.length;
    }
}
