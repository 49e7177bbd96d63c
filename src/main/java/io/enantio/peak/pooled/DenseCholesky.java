package io.enantio.peak.pooled;

import java.util.Arrays;

/** Cholesky factors of dense matrices in one array, row by row; for systems that are solved very often. */
final class DenseCholesky {
    private DenseCholesky() {}

    /** Replaces the lower triangle by its factor; false if the matrix is not positive definite. */
    static boolean factor(double[] a, int n) {
        for (int i = 0; i < n; i++) {
            int row = i * n;
            for (int j = 0; j <= i; j++) {
                int other = j * n;
                double sum = a[row + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[row + k] * a[other + k];
                }
                if (i == j) {
                    if (!(sum > 0) || sum == Double.POSITIVE_INFINITY) {
                        return false;
                    }
                    a[row + i] = Math.sqrt(sum);
                } else {
                    a[row + j] = sum / a[other + j];
                }
            }
        }
        return true;
    }

    /** Solves L Y = B in place; B has {@code columns} columns, row by row. */
    static void forward(double[] factor, int n, double[] b, int columns) {
        for (int i = 0; i < n; i++) {
            int row = i * columns;
            for (int k = 0; k < i; k++) {
                double l = factor[i * n + k];
                if (l != 0) {
                    int other = k * columns;
                    for (int c = 0; c < columns; c++) {
                        b[row + c] -= l * b[other + c];
                    }
                }
            }
            double inverse = 1 / factor[i * n + i];
            for (int c = 0; c < columns; c++) {
                b[row + c] *= inverse;
            }
        }
    }

    /** Solves L y = b in place for each of many vectors. */
    static void forward(double[] factor, int n, double[][] vectors) {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = Arrays.copyOfRange(factor, i * n, i * n + i + 1);
        }
        int v = 0;
        for (; v + 3 < vectors.length; v += 4) {
            forward(rows, vectors[v], vectors[v + 1], vectors[v + 2], vectors[v + 3]);
        }
        for (; v < vectors.length; v++) {
            forward(factor, n, vectors[v], 1);
        }
    }

    private static void forward(double[][] rows, double[] a, double[] b, double[] c, double[] d) {
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            double inA = a[i];
            double inB = b[i];
            double inC = c[i];
            double inD = d[i];
            for (int k = 0; k < i; k++) {
                double l = row[k];
                inA -= l * a[k];
                inB -= l * b[k];
                inC -= l * c[k];
                inD -= l * d[k];
            }
            double inverse = 1 / row[i];
            a[i] = inA * inverse;
            b[i] = inB * inverse;
            c[i] = inC * inverse;
            d[i] = inD * inverse;
        }
    }

    /** Solves L' X = B in place. */
    static void backward(double[] factor, int n, double[] b, int columns) {
        for (int i = n - 1; i >= 0; i--) {
            int row = i * columns;
            double inverse = 1 / factor[i * n + i];
            for (int c = 0; c < columns; c++) {
                b[row + c] *= inverse;
            }
            for (int k = 0; k < i; k++) {
                double l = factor[i * n + k];
                if (l != 0) {
                    int other = k * columns;
                    for (int c = 0; c < columns; c++) {
                        b[other + c] -= l * b[row + c];
                    }
                }
            }
        }
    }

    /** Inverse from a factor: the product of the inverse factor with itself. */
    static double[] inverse(double[] factor, int n) {
        // By row, the columns of the inverse factor: row j holds those of its elements that are not 0, from the
        // diagonal on.
        double[][] columns = new double[n][n];
        for (int j = 0; j < n; j++) {
            double[] column = columns[j];
            column[j] = 1 / factor[j * n + j];
            for (int i = j + 1; i < n; i++) {
                double sum = 0;
                int row = i * n;
                for (int k = j; k < i; k++) {
                    sum += factor[row + k] * column[k];
                }
                column[i] = -sum / factor[row + i];
            }
        }
        double[] inverse = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double value = Products.dot(columns[i], columns[j], i, n);
                inverse[i * n + j] = value;
                inverse[j * n + i] = value;
            }
        }
        return inverse;
    }
}
