package io.enantio.peak.linear;

/**
 * QR factors of the columns of everything linear, by modified Gram-Schmidt; backward stable for least squares when the data are
 * projected in the same way (Bjorck 1967).
 */
public final class OrthogonalBasis {
    private final double[][] q;
    private final double[][] r;

    public OrthogonalBasis(int columns, int rows) {
        q = new double[columns][rows];
        r = new double[columns][columns];
    }

    /** A column to be filled before {@link #orthogonalise}. */
    public double[] column(int k) {
        return q[k];
    }

    /** Element of the triangular factor. */
    public double triangle(int k, int l) {
        return r[k][l];
    }

    public int columns() {
        return q.length;
    }

    public void orthogonalise() {
        for (int k = 0; k < q.length; k++) {
            r[k][k] = Math.max(Math.sqrt(dot(q[k], q[k])), Double.MIN_NORMAL);
            scale(q[k], 1 / r[k][k]);
            for (int l = k + 1; l < q.length; l++) {
                r[k][l] = dot(q[k], q[l]);
                subtract(q[l], q[k], r[k][l]);
            }
        }
    }

    /** Takes the columns' space off a vector, in place, and gives its coordinates there. */
    public double[] project(double[] vector) {
        double[] along = new double[q.length];
        for (int k = 0; k < q.length; k++) {
            along[k] = dot(q[k], vector);
            subtract(vector, q[k], along[k]);
        }
        return along;
    }

    /** Squared length of a vector within the columns' space. */
    public double squaredAlong(double[] vector) {
        double sum = 0;
        for (double[] column : q) {
            double along = dot(column, vector);
            sum += along * along;
        }
        return sum;
    }

    /** Squared length of a row. */
    public double leverage(int i) {
        double sum = 0;
        for (double[] column : q) {
            sum += column[i] * column[i];
        }
        return sum;
    }

    /** Solves R x = right. */
    public void backSubstitute(double[] right, double[] x) {
        for (int k = q.length - 1; k >= 0; k--) {
            double sum = right[k];
            for (int l = k + 1; l < q.length; l++) {
                sum -= r[k][l] * x[l];
            }
            x[k] = sum / r[k][k];
        }
    }

    /**
     * Covariance of the coefficients.
     *
     * @param turned coordinates of the derivative by each nonlinear parameter, row by row
     * @param covariance of the nonlinear parameters
     */
    public double[][] covariance(double[][] turned, double[][] covariance) {
        int n = q.length;
        double[][] inverse = new double[n][n];
        for (int k = 0; k < n; k++) {
            double[] unit = new double[n];
            unit[k] = 1;
            backSubstitute(unit, inverse[k]);
        }
        double[][] fromNoise = Matrices.timesTransposed(Matrices.transposed(inverse), Matrices.transposed(inverse));
        double[][] response = new double[n][turned.length];
        for (int p = 0; p < turned.length; p++) {
            double[] moved = new double[n];
            backSubstitute(turned[p], moved);
            Matrices.setColumn(response, p, moved);
        }
        return Matrices.plus(fromNoise, Matrices.sandwich(response, covariance));
    }

    /** Four sums side by side, as one waits for its last addition at every step; their order is fixed. */
    public static double dot(double[] a, double[] b) {
        int n = a.length;
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }
        for (; i < n; i++) {
            first += a[i] * b[i];
        }
        return (first + second) + (third + fourth);
    }

    private static void scale(double[] a, double factor) {
        for (int i = 0; i < a.length; i++) {
            a[i] *= factor;
        }
    }

    private static void subtract(double[] a, double[] b, double factor) {
        for (int i = 0; i < a.length; i++) {
            a[i] -= factor * b[i];
        }
    }
}
