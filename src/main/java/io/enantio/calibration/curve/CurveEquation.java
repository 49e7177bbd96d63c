package io.enantio.calibration.curve;

import io.enantio.calibration.curve.CalibrationCurve.Fit;
import io.enantio.calibration.response.Response;
import io.enantio.method.CalibrationPlan;
import java.util.List;
import java.util.Optional;

/** The method's curve through the standards that are used: model and weighting as promised, never chosen here. */
public final class CurveEquation {
    private CurveEquation() {}

    /** Absent where the used standards cannot carry the model; points in injection order. */
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

    /** Scatter of preparation at weight 1: what the residuals hold beyond the errors of the areas. */
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
