package io.enantio.peak.pooled;

import java.util.Arrays;
import java.util.Optional;

/**
 * An injection eliminated from the normal equations of a run: what its traces say about the shared parameters once its own follow them.
 */
final class Eliminated {
    /** Rows of a square that are made together; above the diagonal only theirs are. */
    private static final int ROWS = 4;

    private final int own;
    private final int shared;
    private final double[] factor;
    /** L^-1 of the products of the own parameters with each shared one, and of the own pull, by column. */
    private final double[][] solved;
    /** Products of these columns with each other, lower triangle; empty once they are subtracted. */
    private final double[] square;

    private Eliminated(Normal normal, double[] factor, double[][] solved, double[] square) {
        own = normal.own;
        shared = normal.shared;
        this.factor = factor;
        this.solved = solved;
        this.square = square;
    }

    private Eliminated(Eliminated other) {
        own = other.own;
        shared = other.shared;
        factor = other.factor;
        solved = other.solved;
        square = new double[0];
    }

    /** Empty if the own parameters are not determined. */
    static Optional<Eliminated> of(Normal normal, double damping) {
        int n = normal.own;
        int g = normal.shared;
        double[] factor = OwnFit.damped(normal, damping);
        if (!DenseCholesky.factor(factor, n)) {
            return Optional.empty();
        }
        double[][] solved = new double[g + 1][n];
        for (int a = 0; a < n; a++) {
            for (int k = 0; k < g; k++) {
                solved[k][a] = normal.ownShared[a * g + k];
            }
        }
        solved[g] = normal.pullOwn.clone();
        DenseCholesky.forward(factor, n, solved);
        double[] square = new double[(g + 1) * (g + 1)];
        Gram sums = new Gram(square, g + 1);
        for (int k = 0; k <= g; k += ROWS) {
            double[][] rows = Arrays.copyOfRange(solved, k, Math.min(k + ROWS, g + 1));
            sums.add(k * (g + 1), rows, Arrays.copyOf(solved, k + rows.length), 0, n);
        }
        return Optional.of(new Eliminated(normal, factor, solved, square));
    }

    /** The same without its square, which is the largest part and needed once. */
    Eliminated withoutSquare() {
        return new Eliminated(this);
    }

    /** Takes what the own parameters explain from the information about the shared ones and from their pull. */
    void subtractFrom(double[] matrix, double[] pull) {
        for (int k = 0; k < shared; k++) {
            for (int l = 0; l <= k; l++) {
                double value = square[k * (shared + 1) + l];
                matrix[k * shared + l] -= value;
                if (l < k) {
                    matrix[l * shared + k] -= value;
                }
            }
            pull[k] -= square[shared * (shared + 1) + k];
        }
    }

    /** Step of the own parameters that belongs to a step of the shared ones. */
    double[] ownStep(double[] step) {
        double[] right = solved[shared].clone();
        for (int k = 0; k < shared; k++) {
            double size = step[k];
            double[] column = solved[k];
            for (int a = 0; a < own; a++) {
                right[a] -= column[a] * size;
            }
        }
        DenseCholesky.backward(factor, own, right, 1);
        return right;
    }

    /** How an own parameter follows each shared one, without its sign. */
    double[] response(int of) {
        double[] unit = new double[own];
        unit[of] = 1;
        DenseCholesky.forward(factor, own, unit, 1);
        double[] response = new double[shared];
        Products.dots(unit, solved, shared, 0, own, response, 0);
        return response;
    }

    /** Covariance of the own parameters if the shared ones were known. */
    double[] ownCovariance() {
        return DenseCholesky.inverse(factor, own);
    }
}
