package io.enantio.calibration;

import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveUncertainty;
import io.enantio.calibration.curve.PredictionInterval;
import io.enantio.calibration.curve.PreparationCorrelation;
import io.enantio.calibration.curve.Response;

/**
 * Concentration of the R enantiomer / that of the S in one injection, with its 95 % interval.
 *
 * <p>By the first-order rule on ln(C_R / C_S). With C = f^-1(y) and k = y / (f'(C) C), each side has the areas' part
 * k^2 var(ln y) and the part V of preparation and curve ({@link CurveUncertainty} with exact areas, relative to f'(C) C). The two
 * sides have common errors: the areas by their covariance (what a perpendicular drop or a fit adds to one area it takes from the other, and one internal standard may serve both),
 * preparation and curve by the correlation rho that the same standards show about both curves ({@link PreparationCorrelation}). So
 * var = k_R^2 var(ln y_R) + k_S^2 var(ln y_S) - 2 k_R k_S cov(ln y_R, ln y_S) + V_R + V_S - 2 rho sqrt(V_R V_S); Student's t has the fewer
 * degrees of freedom of the two sides. The interval is symmetrical in ln: that of S / R is its reciprocal.
 *
 * @param value R / S
 */
public record EnantiomerRatio(double value, double ci95Low, double ci95High) {
    /**
     * One enantiomer of the injection.
     *
     * @param ratio measured
     * @param injectedNgPerMl read off the curve, above 0
     */
    public record Side(CalibrationCurve curve, Response.Ratio ratio, double injectedNgPerMl) {
        private double perResponse() {
            return 1 / (curve.slopeAt(injectedNgPerMl) * injectedNgPerMl);
        }

        private double sensitivity() {
            return ratio.value() * perResponse();
        }

        private double areaVariance() {
            double relative = ratio.se() * perResponse();
            return relative * relative;
        }

        private double otherVariance() {
            return uncertainty().varianceAt(injectedNgPerMl, 0) * perResponse() * perResponse();
        }

        private double degreesOfFreedom() {
            return uncertainty().degreesOfFreedomAt(injectedNgPerMl, ratio.se());
        }

        private CurveUncertainty uncertainty() {
            return new CurveUncertainty(curve);
        }
    }

    /**
     * Common errors of the two sides.
     *
     * @param logCovariance covariance of the two response ratios, cov(ln y_R, ln y_S), from their areas
     * @param preparation correlation of the errors of preparation, {@link PreparationCorrelation}
     */
    public record Shared(double logCovariance, double preparation) {}

    /** The ratio of two concentrations above 0. */
    public static EnantiomerRatio of(Side r, Side s, Shared shared) {
        double both = 2 * r.sensitivity() * s.sensitivity() * shared.logCovariance();
        double areas = Math.max(0, r.areaVariance() + s.areaVariance() - both);
        double others = r.otherVariance()
                + s.otherVariance()
                - 2 * shared.preparation() * Math.sqrt(r.otherVariance() * s.otherVariance());
        double t = PredictionInterval.quantile(Math.min(r.degreesOfFreedom(), s.degreesOfFreedom()));
        double half = t * Math.sqrt(areas + Math.max(0, others));
        double value = r.injectedNgPerMl() / s.injectedNgPerMl();
        return new EnantiomerRatio(value, value * Math.exp(-half), value * Math.exp(half));
    }

    /** 100 (R - S) / (R + S) of a ratio R / S: rises with it, so the ends of an interval go to its ends. */
    public static double eePercent(double ratio) {
        return 100 * (ratio - 1) / (ratio + 1);
    }
}
