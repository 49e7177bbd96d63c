package io.enantio.calibration;

import io.enantio.calibration.Quantitation.Estimate;
import io.enantio.calibration.Quantitation.NoEstimate;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.PredictionInterval;
import io.enantio.calibration.curve.Response;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Peak;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Turns a response into a concentration with its 95 % interval. What carry-over is expected to add is not taken off the estimate, but
 * the interval reaches down to where the concentration would be without it: carry-over only adds, so the upper end stays.
 */
public final class Quantifier {
    private final Optional<CarryOver> carryOver;

    /** Nothing is known of carry-over. */
    public Quantifier() {
        this.carryOver = Optional.empty();
    }

    /**
     * For the analyte whose carry-over is given.
     *
     * @param carryOver of the run
     */
    public Quantifier(CarryOver carryOver) {
        this.carryOver = Optional.of(carryOver);
    }

    /**
     * The estimate of one injection, also outside the range and also from a rejected curve that could be fitted: acceptance
     * decides what may be reported.
     */
    public Quantitation quantify(CurveFit fit, InjectionPeaks injection) {
        Response response = Response.of(injection, fit.analyte());
        if (!(response instanceof Response.Ratio ratio)) {
            return new NoEstimate(
                    response, ((Response.NoRatio) response).reason().text());
        }
        Optional<CalibrationCurve> curve = fit.curve();
        if (curve.isEmpty()) {
            return new NoEstimate(response, "no curve could be fitted");
        }
        OptionalDouble injected = curve.get().concentrationAt(ratio.value());
        return injected.isPresent()
                ? estimate(
                        interval(curve.get(), ratio, injected.getAsDouble(), carriedOver(fit, injection)),
                        ratio,
                        injected.getAsDouble(),
                        injection.injection().dilutionFactor())
                : new NoEstimate(response, "the response lies beyond the maximum of the curve");
    }

    private record Interval(OptionalDouble low, OptionalDouble high) {}

    /** Carry-over into an injection as a response ratio; 0 if nothing is known of it. */
    private Response.Ratio carriedOver(CurveFit fit, InjectionPeaks injection) {
        CarryOver.Expected expected = carryOver
                .map(known -> known.into(injection.injection().number()))
                .orElse(CarryOver.Expected.NOTHING);
        return injection
                .internalStandardOf(fit.analyte())
                .filter(Peak.class::isInstance)
                .map(standard -> ((Peak) standard).area().countsMin())
                .map(area -> new Response.Ratio(expected.countsMin() / area, expected.seCountsMin() / area))
                .orElse(new Response.Ratio(0, 0));
    }

    private static Interval interval(
            CalibrationCurve curve, Response.Ratio ratio, double injected, Response.Ratio carriedOver) {
        PredictionInterval measured = new PredictionInterval(curve, ratio, injected);
        if (carriedOver.value() == 0) {
            return new Interval(measured.low(), measured.high());
        }
        Response.Ratio without =
                new Response.Ratio(ratio.value() - carriedOver.value(), Math.hypot(ratio.se(), carriedOver.se()));
        OptionalDouble own = curve.concentrationAt(without.value());
        return new Interval(
                own.isPresent()
                        ? new PredictionInterval(curve, without, own.getAsDouble()).low()
                        : OptionalDouble.empty(),
                measured.high());
    }

    /** Concentration and interval are multiplied by the dilution factor alike (rule A-05). */
    private static Estimate estimate(Interval interval, Response.Ratio ratio, double injected, double dilutionFactor) {
        return new Estimate(
                ratio,
                injected,
                injected * dilutionFactor,
                times(dilutionFactor, interval.low()),
                times(dilutionFactor, interval.high()));
    }

    private static OptionalDouble times(double factor, OptionalDouble value) {
        return value.isPresent() ? OptionalDouble.of(factor * value.getAsDouble()) : value;
    }
}
