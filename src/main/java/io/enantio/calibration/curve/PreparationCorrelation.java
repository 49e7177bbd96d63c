package io.enantio.calibration.curve;

import java.util.Map;
import java.util.Optional;

/**
 * Correlation of the preparation errors of two enantiomers, from the standards that both curves use: an error of weighing,
 * pipetting or extraction in one vial affects both.
 *
 * <p>The mean weighted product of the residuals about both curves, less the covariance of the areas' errors, over the two scatters
 * of preparation (tau_R tau_S of {@link CalibrationCurve.Fit#betweenSampleVariance}); kept within -1 and 1.
 */
public final class PreparationCorrelation {
    /** From fewer standards it cannot be distinguished from chance, and counts as none. */
    private static final int ENOUGH_STANDARDS = 5;

    private PreparationCorrelation() {}

    /** @param logCovariances cov(ln y_R, ln y_S) of the areas of each standard, by injection; absent is 0 */
    public static double of(CalibrationCurve r, CalibrationCurve s, Map<Integer, Double> logCovariances) {
        double sum = 0;
        int standards = 0;
        for (StandardPoint point : r.standards()) {
            Optional<StandardPoint> partner = partner(point, s);
            if (partner.isPresent()) {
                double areas = logCovariances.getOrDefault(point.injection(), 0.0);
                sum += residual(r, point) * residual(s, partner.get())
                        - areas * weighted(r, point) * weighted(s, partner.get());
                standards++;
            }
        }
        double scatter = Math.sqrt(r.fit().betweenSampleVariance() * s.fit().betweenSampleVariance());
        int freedom = standards - r.fit().coefficients().size();
        return standards >= ENOUGH_STANDARDS && scatter > 0 && freedom > 0
                ? Math.max(-1, Math.min(1, sum / freedom / scatter))
                : 0;
    }

    private static Optional<StandardPoint> partner(StandardPoint point, CalibrationCurve other) {
        return other.standards().stream()
                .filter(candidate -> candidate.injection() == point.injection())
                .filter(candidate -> candidate.isUsed() && point.isUsed())
                .findFirst();
    }

    private static double residual(CalibrationCurve curve, StandardPoint point) {
        return weighted(curve, point) - root(curve, point) * curve.responseAt(point.nominalNgPerMl());
    }

    private static double weighted(CalibrationCurve curve, StandardPoint point) {
        return root(curve, point) * ((Response.Ratio) point.response()).value();
    }

    private static double root(CalibrationCurve curve, StandardPoint point) {
        return Math.sqrt(curve.form().weighting().weightAt(point.nominalNgPerMl()));
    }
}
