package io.enantio.calibration;

import io.enantio.calibration.Quantitation.Estimate;
import io.enantio.calibration.Quantitation.NoEstimate;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.PredictionInterval;
import io.enantio.calibration.curve.Response;
import io.enantio.peak.InjectionPeaks;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns a response into a concentration with its 95 % interval. */
public final class Quantifier {
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
                        new PredictionInterval(curve.get(), ratio, injected.getAsDouble()),
                        ratio,
                        injected.getAsDouble(),
                        injection.injection().dilutionFactor())
                : new NoEstimate(response, "the response lies beyond the maximum of the curve");
    }

    /** Concentration and interval are multiplied by the dilution factor alike (rule A-05). */
    private static Estimate estimate(
            PredictionInterval interval, Response.Ratio ratio, double injected, double dilutionFactor) {
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
