package io.enantio.acceptance;

import io.enantio.calibration.CalibratedAnalyte;
import io.enantio.calibration.Quantitation;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.RejectedCurve;
import io.enantio.calibration.curve.Response;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.method.Analyte;
import io.enantio.method.CurveModel;
import io.enantio.method.Method;
import io.enantio.method.Weighting;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import io.enantio.method.value.Range;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A curve that returns exactly the planted concentrations, so that a limit can be met to the last digit. */
public final class PlantedCurve {
    private final Method method;
    private final Analyte analyte;
    public Range effective = new Range(1, 500);
    public Optional<Flag> rejected = Optional.empty();
    public boolean isFitted = true;

    PlantedCurve(Method method, Analyte analyte) {
        this.method = method;
        this.analyte = analyte;
    }

    CalibratedAnalyte calibrated(List<PlantedInjection> planted, List<InjectionPeaks> peaks) {
        List<StandardPoint> points = planted.stream()
                .filter(injection -> injection.type == SampleType.STANDARD)
                .filter(injection -> !injection.unread.equals(Optional.of(Flag.NOT_ACQUIRED)))
                .flatMap(injection -> point(injection).stream())
                .toList();
        return new CalibratedAnalyte(
                fit(points), planted.stream().map(this::quantitation).toList());
    }

    private CurveFit fit(List<StandardPoint> points) {
        CalibrationCurve curve = new CalibrationCurve(
                analyte,
                new CalibrationCurve.Form(CurveModel.LINEAR, Weighting.ONE_OVER_X_SQUARED),
                new CalibrationCurve.Fit(
                        List.of(0.0, 0.02), List.of(List.of(0.0, 0.0), List.of(0.0, 0.0)), 0, 0, 14, 1),
                new CalibrationCurve.CurveRange(effective, new Range(1, 500)),
                points);
        return rejected.<CurveFit>map(flag -> new RejectedCurve(
                        analyte, flag, "planted", isFitted ? Optional.of(curve) : Optional.empty(), points))
                .orElse(curve);
    }

    private Optional<StandardPoint> point(PlantedInjection planted) {
        Quantitation quantitation = quantitation(planted);
        Optional<Double> estimate = Optional.of(quantitation)
                .filter(Quantitation.Estimate.class::isInstance)
                .map(found -> ((Quantitation.Estimate) found).injectedNgPerMl());
        boolean isFlagged = planted.flags.getOrDefault(analyte.name(), Set.of()).stream()
                .anyMatch(flag -> flag.severity() == Severity.NOT_QUANTIFIABLE);
        Use use = estimate.isEmpty() || isFlagged
                ? Use.WITHOUT_RESULT
                : planted.excluded.contains(analyte.name()) ? Use.EXCLUDED_BY_RULE : Use.USED;
        OptionalDouble nominal =
                method.standardLevel(planted.level).orElseThrow().nominalNgPerMl(analyte);
        return nominal.isEmpty()
                ? Optional.empty()
                : Optional.of(new StandardPoint(
                        planted.number,
                        planted.level,
                        nominal.getAsDouble(),
                        quantitation.response(),
                        estimate.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                        use));
    }

    private Quantitation quantitation(PlantedInjection planted) {
        InjectionPeaks peaks = new PlantedPeaks(method, planted).peaks();
        Optional<Peak> standard = peaks.internalStandardOf(analyte)
                .filter(Peak.class::isInstance)
                .map(Peak.class::cast)
                .filter(Peak::isDetected);
        if (!(peaks.of(analyte) instanceof Peak peak)) {
            return none(Response.Reason.NO_AREA);
        }
        if (standard.isEmpty() || planted.type.hasNoInternalStandard()) {
            return none(Response.Reason.NO_INTERNAL_STANDARD);
        }
        double ratio = peak.area().countsMin() / standard.get().area().countsMin();
        double injected = planted.found.getOrDefault(analyte.name(), 0.0);
        Response.Ratio response = new Response.Ratio(ratio, 0.001);
        if (!isFitted) {
            return new Quantitation.NoEstimate(response, "planted");
        }
        return new Quantitation.Estimate(
                response, injected, injected * planted.dilution, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static Quantitation none(Response.Reason reason) {
        return new Quantitation.NoEstimate(new Response.NoRatio(reason), reason.text());
    }
}
