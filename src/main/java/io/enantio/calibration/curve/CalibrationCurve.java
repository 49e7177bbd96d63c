package io.enantio.calibration.curve;

import io.enantio.method.Analyte;
import io.enantio.method.CurveModel;
import io.enantio.method.Weighting;
import io.enantio.method.value.Range;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A fitted curve: response ratio = intercept + slope x + quadratic x^2, x in ng/mL.
 *
 * @param fit coefficients with their covariance
 * @param standards every one that counts, in injection order, used or not
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
     * @param betweenSampleVariance the part of it that area errors do not explain: scatter of preparation, at weight 1
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
     * Concentration ranges of a curve.
     *
     * @param effective lowest to highest level that holds; results outside are never reported. Of a rejected curve on
     *     which no level holds: the promised range, for drawing
     * @param promised the method's lowest to highest level
     */
    public record CurveRange(Range effective, Range promised) {}

    public CalibrationCurve {
        standards = List.copyOf(standards);
    }

    @Override
    public Optional<CalibrationCurve> curve() {
        return Optional.of(this);
    }

    /** Response ratio at a concentration (ng/mL). */
    public double responseAt(double ngPerMl) {
        return Polynomial.valueAt(fit.coefficients(), ngPerMl);
    }

    /** Slope of the curve at a concentration. */
    public double slopeAt(double ngPerMl) {
        return Polynomial.slopeAt(fit.coefficients(), ngPerMl);
    }

    /** The concentration of a response, on the branch where the curve rises; absent beyond its extremum. */
    public OptionalDouble concentrationAt(double response) {
        return Polynomial.inverseAt(fit.coefficients(), response);
    }

    /**
     * Root mean square of the used standards' relative errors, on the fit's degrees of freedom: the scatter about the curve
     * in %, comparable between models and weightings.
     */
    public double residualErrorPercent() {
        double sum = standards.stream()
                .filter(StandardPoint::isUsed)
                .flatMapToDouble(point -> point.relativeErrorPercent().stream())
                .map(error -> error * error)
                .sum();
        return Math.sqrt(sum / fit.degreesOfFreedom());
    }
}
