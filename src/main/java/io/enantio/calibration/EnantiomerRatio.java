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
 * <p>What carry-over is expected to be of a concentration is not taken off it. It only adds: the lower end reaches to where R, the upper end
 * to where S would be without it ({@link CarryOver}).
 *
 * @param value R / S
 */
public record EnantiomerRatio(double value, double ci95Low, double ci95High) {
    /** An end of an interval must be a number, also where carry-over may be the whole peak. */
    private static final double LEAST_LEFT = 0.01;

    /**
     * One enantiomer of the injection.
     *
     * @param ratio measured
     * @param injectedNgPerMl read off the curve, above 0
     * @param carriedOver what carry-over is expected to be of the response ratio
     */
    public record Side(
            CalibrationCurve curve, Response.Ratio ratio, double injectedNgPerMl, Response.Ratio carriedOver) {
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

        /** ln of what is left of the concentration without carry-over, negative; what is known no better than its error is not nothing. */
        private double logWithoutCarryOver() {
            double left = 1 - carriedOver.value() * perResponse();
            return Math.log(Math.max(left, Math.max(LEAST_LEFT, Math.sqrt(areaVariance() + otherVariance()))));
        }

        private double carriedOverVariance() {
            double relative = carriedOver.se() * perResponse();
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
        double variance = areas + Math.max(0, others);
        double below = t * Math.sqrt(variance + r.carriedOverVariance()) - Math.min(0, r.logWithoutCarryOver());
        double above = t * Math.sqrt(variance + s.carriedOverVariance()) - Math.min(0, s.logWithoutCarryOver());
        double value = r.injectedNgPerMl() / s.injectedNgPerMl();
        return new EnantiomerRatio(value, value * Math.exp(-below), value * Math.exp(above));
    }

    /** 100 (R - S) / (R + S) of a ratio R / S: rises with it, so the ends of an interval go to its ends. */
    public static double eePercent(double ratio) {
        return 100 * (ratio - 1) / (ratio + 1);
    }
}
