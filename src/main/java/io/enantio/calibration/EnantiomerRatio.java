package io.enantio.calibration;

import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.PairCurves.LogRatio;
import io.enantio.calibration.curve.Response;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Concentration of the R enantiomer / that of the S in one injection, with its 95 % interval.
 *
 * <p>The ratio is that of the two concentrations by their curves. The interval is that of {@link io.enantio.calibration.curve.PairCurves}: what standards and
 * QCs of the run together show about ln(C_R / C_S). QCs may show that the curves lean to one side there; then the ratio does not lie in the middle, but it is always
 * inside. Seen from S / R the interval is the reciprocal, and that of the enantiomeric excess has its ends at the same ratios.
 *
 * <p>What carry-over is expected to be of a concentration is not taken off it. It only adds: the lower end reaches to where R, the upper end
 * to where S would be without it ({@link CarryOver}).
 *
 * @param value R / S
 * @param ci95Low lower end; absent if standards and QCs do not bound the ratio: too few serve both curves
 * @param ci95High upper end, likewise
 */
public record EnantiomerRatio(double value, OptionalDouble ci95Low, OptionalDouble ci95High) {
    /** An end of an interval must be a number, also where carry-over may be the whole peak. */
    private static final double LEAST_LEFT = 0.01;

    /**
     * One enantiomer of the injection.
     *
     * @param curve of the analyte
     * @param ratio measured
     * @param injectedNgPerMl read off the curve, above 0
     * @param carriedOver what carry-over is expected to be of the response ratio
     */
    public record Side(
            CalibrationCurve curve, Response.Ratio ratio, double injectedNgPerMl, Response.Ratio carriedOver) {
        private double perResponse() {
            return 1 / (curve.slopeAt(injectedNgPerMl) * injectedNgPerMl);
        }

        /** ln of what is left of the concentration without carry-over, at most 0; what is known no better than its error is not nothing. */
        private double logWithoutCarryOver(double halfWidth) {
            double left = 1 - carriedOver.value() * perResponse();
            return Math.min(0, Math.log(Math.max(left, Math.max(LEAST_LEFT, halfWidth / NORMAL))));
        }

        private double carriedOverSe() {
            return NORMAL * carriedOver.se() * perResponse();
        }
    }

    /** Two-sided 95 % point of the normal distribution. */
    private static final double NORMAL = 1.959963984540054;

    /**
     * The ratio of two concentrations above 0.
     *
     * @param r of R
     * @param s of S
     * @param known what standards and QCs tell of it; absent if they tell nothing
     * @return the ratio, inside its interval if there is one
     */
    public static EnantiomerRatio of(Side r, Side s, Optional<LogRatio> known) {
        double value = r.injectedNgPerMl() / s.injectedNgPerMl();
        if (known.isEmpty()) {
            return new EnantiomerRatio(value, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double half = known.get().halfWidth();
        double below = known.get().centre() - Math.hypot(half, r.carriedOverSe()) + r.logWithoutCarryOver(half);
        double above = known.get().centre() + Math.hypot(half, s.carriedOverSe()) - s.logWithoutCarryOver(half);
        return new EnantiomerRatio(
                value,
                OptionalDouble.of(Math.min(value, Math.exp(below))),
                OptionalDouble.of(Math.max(value, Math.exp(above))));
    }

    /** 100 (R - S) / (R + S) of a ratio R / S: rises with it, so the ends of an interval go to its ends. */
    public static double eePercent(double ratio) {
        return 100 * (ratio - 1) / (ratio + 1);
    }
}
