package io.enantio.speed;

import org.apache.commons.numbers.gamma.Erfcx;

/**
 * Areas of peaks of one trace by weighted linear least squares, solved again and again with weights of the last signal (variance = floor +
 * gain x signal, as of counted ions with electronic noise). Columns: an exponentially modified Gaussian of unit area for each peak, made
 * anew for each solve, as a fit must whose peaks move; and the Legendre polynomials of degree 0 to 3 for the baseline. Normal equations by
 * Cholesky; plain arrays throughout.
 */
final class WeightedAreas {
    private static final int BASELINE_TERMS = 4;
    private static final double FLOOR = 10_000;
    private static final double GAIN = 10;

    private final double[] timesMin;
    private final double[] apexesMin;
    private final double sigmaMin;
    private final double tauMin;
    private final double[][] columns;
    private final double[] weights;
    private final double[] signal;
    private final double[][] gram;
    private final double[] right;

    /**
     * @param apexesMin means of the Gaussians
     * @param tauMin time constant of their tails
     */
    WeightedAreas(double[] timesMin, double[] apexesMin, double sigmaMin, double tauMin) {
        this.timesMin = timesMin;
        this.apexesMin = apexesMin;
        this.sigmaMin = sigmaMin;
        this.tauMin = tauMin;
        int points = timesMin.length;
        int peaks = apexesMin.length;
        columns = new double[peaks + BASELINE_TERMS][points];
        weights = new double[points];
        signal = new double[points];
        gram = new double[columns.length][columns.length];
        right = new double[columns.length];
        double half = (timesMin[points - 1] - timesMin[0]) / 2;
        double middle = timesMin[0] + half;
        for (int p = 0; p < points; p++) {
            double x = (timesMin[p] - middle) / half;
            columns[peaks][p] = 1;
            columns[peaks + 1][p] = x;
            columns[peaks + 2][p] = (3 * x * x - 1) / 2;
            columns[peaks + 3][p] = (5 * x * x - 3) * x / 2;
        }
    }

    /** Density of an exponentially modified Gaussian: exp(-z^2/2) erfcx((sigma/tau - z)/sqrt 2) / (2 tau). */
    private void fillPeaks() {
        double share = sigmaMin / tauMin;
        double half = 1 / (2 * tauMin);
        double root = Math.sqrt(0.5);
        for (int k = 0; k < apexesMin.length; k++) {
            double[] column = columns[k];
            double apex = apexesMin[k];
            for (int p = 0; p < column.length; p++) {
                double z = (timesMin[p] - apex) / sigmaMin;
                double u = (share - z) * root;
                double gaussian = Math.exp(-z * z / 2);
                column[p] = half
                        * (u >= 0
                                ? gaussian * Erfcx.value(u)
                                : 2 * Math.exp(u * u - z * z / 2) - gaussian * Erfcx.value(-u));
            }
        }
    }

    /** Coefficients after so many solves: counts x minute for peaks, then the baseline. */
    double[] solve(double[] counts, int solves) {
        System.arraycopy(counts, 0, signal, 0, signal.length);
        for (int turn = 0; turn < solves; turn++) {
            for (int p = 0; p < signal.length; p++) {
                weights[p] = 1 / (FLOOR + GAIN * Math.max(0, signal[p]));
            }
            fillPeaks();
            accumulate(counts);
            factorAndSolve();
            for (int p = 0; p < signal.length; p++) {
                double sum = 0;
                for (int k = 0; k < right.length; k++) {
                    sum += right[k] * columns[k][p];
                }
                signal[p] = sum;
            }
        }
        return right.clone();
    }

    private void accumulate(double[] counts) {
        for (int k = 0; k < columns.length; k++) {
            double[] column = columns[k];
            double pull = 0;
            for (int p = 0; p < counts.length; p++) {
                pull += weights[p] * column[p] * counts[p];
            }
            right[k] = pull;
            for (int l = 0; l <= k; l++) {
                double[] other = columns[l];
                double sum = 0;
                for (int p = 0; p < counts.length; p++) {
                    sum += weights[p] * column[p] * other[p];
                }
                gram[k][l] = sum;
            }
        }
    }

    /** Cholesky in the lower half of the matrix, then both triangles; the solution replaces the right side. */
    private void factorAndSolve() {
        int n = right.length;
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double sum = gram[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= gram[i][k] * gram[j][k];
                }
                gram[i][j] = i == j ? Math.sqrt(sum) : sum / gram[j][j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                right[i] -= gram[i][k] * right[k];
            }
            right[i] /= gram[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                right[i] -= gram[k][i] * right[k];
            }
            right[i] /= gram[i][i];
        }
    }
}
