package io.enantio.peak.fit;

import io.enantio.peak.linear.CholeskyFactor;
import java.util.Optional;

/** One Newton step within bounds: parameters at a bound that would leave it are fixed there. */
final class BoundedStep {
    private static final double FREE = 1e-12;
    private static final double PLACE_STEP = 1;
    private static final double WIDTH_STEP = 0.35;
    private static final double RATIO_STEP = 1.5;

    private BoundedStep() {}

    /** The next parameter vector; empty if the matrix is not positive definite. Matrix and right side are overwritten. */
    public static Optional<double[]> of(FitLayout layout, double[] theta, double[][] matrix, double[] right) {
        Optional<double[]> next = stepped(layout, theta, matrix, right);
        for (int round = 0; round < theta.length && next.isPresent(); round++) {
            int stuck = stuck(theta, right, next.get());
            if (stuck < 0) {
                return next;
            }
            right[stuck] = 0;
            clearRow(matrix, stuck);
            next = stepped(layout, theta, matrix, right);
        }
        return next;
    }

    private static int stuck(double[] theta, double[] right, double[] next) {
        for (int i = 0; i < theta.length; i++) {
            if (right[i] != 0 && Math.abs(next[i] - theta[i]) <= FREE * Math.abs(theta[i])) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<double[]> stepped(FitLayout layout, double[] theta, double[][] matrix, double[] right) {
        Optional<double[]> step = CholeskyFactor.of(matrix).map(factor -> factor.solve(right));
        step.ifPresent(next -> {
            double share = trusted(layout, theta, next);
            for (int i = 0; i < next.length; i++) {
                next[i] = theta[i] + share * next[i];
            }
            layout.limit(next);
        });
        return step;
    }

    /** Fraction of a step within which the linear model is valid: times by a sigma, widths by a third. */
    private static double trusted(FitLayout layout, double[] theta, double[] step) {
        double sigma = Math.exp(theta[layout.logSigma()]);
        double most = Math.abs(step[layout.logSigma()]) / WIDTH_STEP;
        most = Math.max(most, Math.abs(step[layout.logRatio()]) / RATIO_STEP);
        for (int j = 0; j < layout.peaks(); j++) {
            most = Math.max(most, Math.abs(step[j]) / (PLACE_STEP * sigma));
            most = j == 0 ? most : Math.max(most, Math.abs(step[layout.width(j)]) / WIDTH_STEP);
        }
        return most > 1 ? 1 / most : 1;
    }

    private static void clearRow(double[][] matrix, int i) {
        double diagonal = matrix[i][i];
        for (int j = 0; j < matrix.length; j++) {
            matrix[i][j] = 0;
            matrix[j][i] = 0;
        }
        matrix[i][i] = diagonal;
    }
}
