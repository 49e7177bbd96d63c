package io.enantio.calibration;

import io.enantio.method.Analyte;
import io.enantio.method.CurveModel;
import io.enantio.method.Range;
import io.enantio.method.Weighting;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A fitted curve: response ratio = intercept + slope x + quadratic x^2, x in ng/mL.
 *
 * @param fit coefficients with their covariance
 * @param range effective range and the method's
 */
public record CalibrationCurve(Analyte analyte, Form form, Fit fit, CurveRange range, List<StandardPoint> standards)
        implements CurveFit {

    /** Model and weighting, as the method says. */
    public record Form(CurveModel model, Weighting weighting) {}

    /**
     * Result of the weighted least-squares fit.
     *
     * @param coefficients intercept, slope and, for a quadratic, the second-order term
     * @param covariance of the coefficients, row by row, scaled by the residual variance
     * @param residualVariance weighted residual sum of squares / degrees of freedom
     * @param betweenSampleVariance the part of it that area errors do not explain: scatter of preparation
     * @param degreesOfFreedom standards used - coefficients
     * @param rSquared weighted; printed, never a criterion
     */
    public record Fit(
            List<Double> coefficients,
            List<List<Double>> covariance,
            double residualVariance,
            double betweenSampleVariance,
            int degreesOfFreedom,
            double rSquared) {
        public Fit {
            coefficients = List.copyOf(coefficients);
            covariance = covariance.stream().map(List::copyOf).toList();
        }
    }

    /**
     * @param effective lowest to highest level that holds; results outside are never reported
     * @param promised the method's lowest to highest level
     */
    public record CurveRange(Range effective, Range promised) {}

    public CalibrationCurve {
        standards = List.copyOf(standards);
    }

    /** Response ratio at a concentration (ng/mL). */
    public double responseAt(double ngPerMl) {
        double response = 0;
        for (int power = fit.coefficients().size() - 1; power >= 0; power--) {
            response = response * ngPerMl + fit.coefficients().get(power);
        }
        return response;
    }

    /** Slope of the curve at a concentration. */
    public double slopeAt(double ngPerMl) {
        double quadratic = fit.coefficients().size() > 2 ? fit.coefficients().get(2) : 0.0;
        return fit.coefficients().get(1) + 2 * quadratic * ngPerMl;
    }

    /** The concentration of a response, on the branch that holds the promised range; absent where that branch has none. */
    public OptionalDouble concentrationAt(double response) {
        return CurveInversion.concentrationAt(this, response);
    }
}
