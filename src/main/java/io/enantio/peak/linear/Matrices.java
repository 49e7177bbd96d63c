package io.enantio.peak.linear;

/** Products of small dense matrices, in a fixed order of summation. */
public final class Matrices {
    private Matrices() {}

    public static double[][] identity(int n) {
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            result[i][i] = 1;
        }
        return result;
    }

    static double[][] times(double[][] a, double[][] b) {
        double[][] result = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                addRow(result[i], b[k], a[i][k]);
            }
        }
        return result;
    }

    /** Adds a multiple of a row, in place. */
    public static void addRow(double[] to, double[] row, double factor) {
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * row[j];
        }
    }

    /** A S A'. */
    static double[][] sandwich(double[][] a, double[][] s) {
        return timesTransposed(times(a, s), a);
    }

    /** A B'. */
    static double[][] timesTransposed(double[][] a, double[][] b) {
        double[][] result = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                result[i][j] = OrthogonalBasis.dot(a[i], b[j]);
            }
        }
        return result;
    }

    static double[][] transposed(double[][] a) {
        double[][] result = new double[a[0].length][];
        for (int j = 0; j < result.length; j++) {
            result[j] = column(a, j);
        }
        return result;
    }

    private static double[] column(double[][] a, int j) {
        double[] column = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            column[i] = a[i][j];
        }
        return column;
    }

    static void setColumn(double[][] a, int j, double[] column) {
        for (int i = 0; i < a.length; i++) {
            a[i][j] = column[i];
        }
    }

    public static double[][] plus(double[][] a, double[][] b) {
        double[][] result = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i].clone();
            addRow(result[i], b[i], 1);
        }
        return result;
    }

    public static double[][] times(double factor, double[][] a) {
        double[][] result = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            addRow(result[i], a[i], factor);
        }
        return result;
    }

    /** The rows and columns of some places. */
    public static double[][] part(double[][] a, int[] places) {
        double[][] result = new double[places.length][places.length];
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < places.length; j++) {
                result[i][j] = a[places[i]][places[j]];
            }
        }
        return result;
    }
}
