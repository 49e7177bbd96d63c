package io.enantio.calibration.curve;

import io.enantio.calibration.curve.CalibrationCurve.Fit;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Variance of a new sample's response about the fitted curve, and how well that variance is known.
 *
 * <p>Every response has variance tau^2 / w(x) + se^2: scatter of preparation and error of its areas. The weights of the fit
 * are the method's and do not depend on the areas, so the coefficients' covariance under this variance is Q (sum w_i^2 v_i g_i
 * g_i') Q with Q = (X'WX)^-1, g = (1, x, x^2); it is Q s^2 if the areas are exact.
 *
 * <p>tau^2 comes from few residuals, se does not. Their proportion decides the degrees of freedom of Student's t, by
 * Satterthwaite's rule (Biometrics Bull. 2 (1946) 110): those of the fit if preparation dominates, more if the areas'
 * errors do.
 *
 * <p>Below the method's lowest level w is that of this level: 1/x and 1/x^2 grow without bound towards 0, and the variance
 * would vanish at concentrations that were never measured.
 */
final class CurveUncertainty {
    private final CalibrationCurve curve;
    /** Q, and Q (sum w_i^2 v_i g_i g_i') Q. */
    private final double[][] unscaled;

    private final double[][] covariance;
    /** Sum over the standards of 1 / (w_i v_i): the information of the residuals about tau^2. */
    private final double information;

    CurveUncertainty(CalibrationCurve curve) {
        this.curve = curve;
        Fit fit = curve.fit();
        List<StandardPoint> used =
                curve.standards().stream().filter(StandardPoint::isUsed).toList();
        this.unscaled = unscaled(fit);
        this.covariance = sandwich(used);
        this.information = sum(used, point -> 1 / (weight(point) * variance(point)));
    }

    /** Variance of a response at x whose own areas have standard error se. */
    double varianceAt(double x, double se) {
        return se * se + curve.fit().betweenSampleVariance() / weightAt(x) + Math.max(0, quadraticForm(covariance, x));
    }

    /** Degrees of freedom of {@link #varianceAt}; infinite if no part of it comes from residuals. */
    double degreesOfFreedomAt(double x, double se) {
        int ofFit = curve.fit().degreesOfFreedom();
        int used = ofFit + curve.fit().coefficients().size();
        double perTau = 1 / weightAt(x) + quadraticForm(unscaled, x);
        double share = information * varianceAt(x, se) / (used * perTau);
        double degrees = ofFit * share * share;
        return degrees >= 1 ? degrees : 1;
    }

    /** Q from s^2 Q; if all residuals are 0 it is not known, and the curve counts as exact. */
    private static double[][] unscaled(Fit fit) {
        int size = fit.coefficients().size();
        double[][] matrix = new double[size][size];
        for (int row = 0; row < size && fit.residualVariance() > 0; row++) {
            for (int column = 0; column < size; column++) {
                matrix[row][column] = fit.covariance().get(row).get(column) / fit.residualVariance();
            }
        }
        return matrix;
    }

    /** Sum of v_i w_i^2 (Q g_i) (Q g_i)'. */
    private double[][] sandwich(List<StandardPoint> used) {
        int size = unscaled.length;
        double[][] sum = new double[size][size];
        for (StandardPoint point : used) {
            double weight = weight(point);
            addProducts(sum, point.nominalNgPerMl(), weight * weight * variance(point));
        }
        return sum;
    }

    private void addProducts(double[][] sum, double x, double factor) {
        for (int row = 0; row < sum.length; row++) {
            for (int column = 0; column < sum.length; column++) {
                sum[row][column] += factor * (horner(unscaled[row], x) * horner(unscaled[column], x));
            }
        }
    }

    private double variance(StandardPoint point) {
        double se = ((Response.Ratio) point.response()).se();
        return curve.fit().betweenSampleVariance() / weight(point) + se * se;
    }

    private double weight(StandardPoint point) {
        return curve.form().weighting().weightAt(point.nominalNgPerMl());
    }

    private double weightAt(double x) {
        return curve.form()
                .weighting()
                .weightAt(Math.max(x, curve.range().ofMethod().low()));
    }

    private static double sum(List<StandardPoint> points, ToDoubleFunction<StandardPoint> term) {
        double sum = 0;
        for (StandardPoint point : points) {
            sum += term.applyAsDouble(point);
        }
        return sum;
    }

    private static double quadraticForm(double[][] matrix, double x) {
        double sum = 0;
        for (int row = matrix.length - 1; row >= 0; row--) {
            sum = sum * x + horner(matrix[row], x);
        }
        return sum;
    }

    private static double horner(double[] row, double x) {
        double sum = 0;
        for (int power = row.length - 1; power >= 0; power--) {
            sum = sum * x + row[power];
        }
        return sum;
    }
}
