package io.enantio.calibration.curve;

import io.enantio.method.Analyte;
import io.enantio.method.CalibrationPlan;
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

    /** The method's model and weighting. */
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

        /**
         * The method's curve through the used standards, in injection order: model and weighting are the plan's, never chosen
         * here (rule A-20). Absent if there are too few used standards for the model.
         */
        public static Optional<Fit> through(List<StandardPoint> standards, CalibrationPlan plan) {
            List<StandardPoint> used =
                    standards.stream().filter(StandardPoint::isUsed).toList();
            List<WeightedLeastSquares.Point> points = used.stream()
                    .map(point -> new WeightedLeastSquares.Point(
                            point.nominalNgPerMl(),
                            ratio(point).value(),
                            plan.weighting().weightAt(point.nominalNgPerMl())))
                    .toList();
            return WeightedLeastSquares.fit(points, plan.model().coefficients())
                    .map(solution -> withScatter(solution, used, plan));
        }

        private static Fit withScatter(
                WeightedLeastSquares.Solution solution, List<StandardPoint> used, CalibrationPlan plan) {
            return new Fit(
                    solution.coefficients(),
                    solution.covariance(),
                    solution.residualVariance(),
                    betweenSampleVariance(solution, used, plan),
                    solution.degreesOfFreedom(),
                    solution.rSquared());
        }

        /** Variance of sample preparation at weight 1: the part of the residuals that the errors of the areas do not explain. */
        private static double betweenSampleVariance(
                WeightedLeastSquares.Solution solution, List<StandardPoint> used, CalibrationPlan plan) {
            double[] squaredResiduals = new double[used.size()];
            double[] unit = new double[used.size()];
            double[] known = new double[used.size()];
            for (int i = 0; i < unit.length; i++) {
                double x = used.get(i).nominalNgPerMl();
                Response.Ratio ratio = ratio(used.get(i));
                double residual = ratio.value() - Polynomial.valueAt(solution.coefficients(), x);
                squaredResiduals[i] = residual * residual;
                unit[i] = 1 / plan.weighting().weightAt(x);
                known[i] = ratio.se() * ratio.se();
            }
            return new PauleMandel(squaredResiduals, unit, known).variance(solution.degreesOfFreedom());
        }

        private static Response.Ratio ratio(StandardPoint point) {
            return (Response.Ratio) point.response();
        }
    }

    /**
     * Concentration ranges of a curve.
     *
     * @param effective lowest to highest level that passes; results outside are never reported. Of a rejected curve without
     *     a passing level: the method's range, for drawing
     * @param ofMethod the method's lowest to highest level
     */
    public record CurveRange(Range effective, Range ofMethod) {}

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
