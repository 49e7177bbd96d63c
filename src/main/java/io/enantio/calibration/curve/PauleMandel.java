package io.enantio.calibration.curve;

/**
 * Variance between samples beyond known errors of measurement: the tau^2 that makes sum r_i^2 / (tau^2 u_i + s_i^2) equal to
 * the degrees of freedom, 0 if the known errors explain everything (R. C. Paule and J. Mandel, J. Res. Natl. Bur. Stand.
 * 87 (1982) 377, for residuals of a fit instead of a mean). Each residual counts by its own total error, so one noisy
 * standard at the lowest level does not hide the scatter of the others. Without known errors it is sum (r_i^2 / u_i) / df.
 */
final class PauleMandel {
    private final double[] squaredResiduals;
    private final double[] unit;
    private final double[] known;

    /**
     * Arrays of equal length.
     *
     * @param squaredResiduals r_i^2
     * @param unit u_i, positive: variance of point i per unit of tau^2
     * @param known s_i^2, not negative
     */
    PauleMandel(double[] squaredResiduals, double[] unit, double[] known) {
        this.squaredResiduals = squaredResiduals.clone();
        this.unit = unit.clone();
        this.known = known.clone();
    }

    /** Halves the interval from 0 to the estimate without known errors, which the root never exceeds. */
    double variance(int degreesOfFreedom) {
        double high = withoutKnownErrors() / degreesOfFreedom;
        double low = 0;
        double middle = high / 2;
        while (middle != low && middle != high) {
            if (sum(middle) > degreesOfFreedom) {
                low = middle;
            } else {
                high = middle;
            }
            middle = low + (high - low) / 2;
        }
        return low;
    }

    private double withoutKnownErrors() {
        double sum = 0;
        for (int i = 0; i < unit.length; i++) {
            sum += squaredResiduals[i] / unit[i];
        }
        return sum;
    }

    private double sum(double variance) {
        double sum = 0;
        for (int i = 0; i < unit.length; i++) {
            sum += squaredResiduals[i] / (variance * unit[i] + known[i]);
        }
        return sum;
    }
}
