package io.enantio.peak.linear;

import java.util.Optional;

/**
 * Cholesky factor of a symmetric positive definite matrix, scaled to a unit diagonal first so that parameters of different
 * units do not matter. Sums run in a fixed order.
 */
public final class CholeskyFactor {
    private static final double LEAST_PIVOT = 1e-13;
    private final double[][] lower;
    private final double[] scale;

    private CholeskyFactor(double[][] lower, double[] scale) {
        this.lower = lower;
        this.scale = scale;
    }

    /** The factor; empty if the matrix is not positive definite to working precision. */
    public static Optional<CholeskyFactor> of(double[][] matrix) {
        int n = matrix.length;
        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            if (!(matrix[i][i] > 0)) {
                return Optional.empty();
            }
            scale[i] = 1 / Math.sqrt(matrix[i][i]);
        }
        double[][] lower = new double[n][n];
        for (int j = 0; j < n; j++) {
            double pivot = 1 - dot(lower[j], lower[j], j);
            if (!(pivot > LEAST_PIVOT)) {
                return Optional.empty();
            }
            lower[j][j] = Math.sqrt(pivot);
            for (int i = j + 1; i < n; i++) {
                lower[i][j] = (matrix[i][j] * scale[i] * scale[j] - dot(lower[i], lower[j], j)) / lower[j][j];
            }
        }
        return Optional.of(new CholeskyFactor(lower, scale));
    }

    private static double dot(double[] a, double[] b, int n) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /** Solution x of A x = b. */
    public double[] solve(double[] b) {
        int n = b.length;
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = (b[i] * scale[i] - dot(lower[i], x, i)) / lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = i + 1; k < n; k++) {
                sum -= lower[k][i] * x[k];
            }
            x[i] = sum / lower[i][i];
        }
        for (int i = 0; i < n; i++) {
            x[i] *= scale[i];
        }
        return x;
    }

    /** Inverse of the matrix. */
    public double[][] inverse() {
        int n = scale.length;
        double[][] inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] unit = new double[n];
            unit[i] = 1;
            inverse[i] = solve(unit);
        }
        return inverse;
    }
}
