package io.enantio.calibration;

import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CalibrationCurve.CurveRange;
import io.enantio.calibration.curve.CalibrationCurve.Fit;
import io.enantio.calibration.curve.CalibrationCurve.Form;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.RejectedCurve;
import io.enantio.calibration.curve.Response;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.calibration.standards.ExclusionRule;
import io.enantio.calibration.standards.StandardLimits;
import io.enantio.calibration.standards.StandardTally;
import io.enantio.method.Analyte;
import io.enantio.method.CalibrationPlan;
import io.enantio.method.Level;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Severity;
import io.enantio.method.value.Range;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Fits the curve of an analyte from its standards alone, excluding only by the rule (rules CAL-2 to CAL-6, CAL-8). */
public final class CalibrationFitter {
    private final Method method;

    public CalibrationFitter(Method method) {
        this.method = method;
    }

    /**
     * The curve of one analyte from all injections of a run.
     *
     * @param failedBatches extraction batches that failed (rule RUN-5): their standards stay in the record and out of the curve
     */
    public CurveFit fit(Analyte analyte, List<InjectionPeaks> injections, Set<String> failedBatches) {
        StandardLimits limits = StandardLimits.of(method, analyte);
        List<StandardPoint> acquired = acquired(analyte, injections, failedBatches);
        ExclusionRule.Outcome outcome = new ExclusionRule(method, limits).apply(acquired);
        StandardTally tally = StandardTally.count(method.limits(), outcome.standards(), limits::passes);
        Optional<CalibrationCurve> curve =
                outcome.fit().map(fit -> curve(analyte, fit, range(limits, tally), outcome.standards()));
        Optional<Objection> objection = objection(curve, tally);
        if (objection.isEmpty()) {
            return curve.orElseThrow();
        }
        return new RejectedCurve(
                analyte, objection.get().flag(), objection.get().reason(), curve, outcome.standards());
    }

    /** Every acquired standard that counts (rule B-05), sorted by injection: the curve does not depend on the order of peaks. */
    private List<StandardPoint> acquired(Analyte analyte, List<InjectionPeaks> injections, Set<String> failedBatches) {
        return injections.stream()
                .filter(peaks -> peaks.injection().type() == SampleType.STANDARD)
                .filter(peaks -> !peaks.rawFlags().contains(Flag.NOT_ACQUIRED))
                .sorted(Comparator.comparingInt(peaks -> peaks.injection().number()))
                .flatMap(peaks -> point(analyte, peaks, failedBatches).stream())
                .toList();
    }

    /** Absent if the standard's level does not contain this analyte. */
    private Optional<StandardPoint> point(Analyte analyte, InjectionPeaks peaks, Set<String> failedBatches) {
        Level level = levelOf(peaks);
        Response response = Response.of(peaks, analyte);
        return level.nominalNgPerMl(analyte).stream()
                .mapToObj(nominal -> new StandardPoint(
                        peaks.injection().number(),
                        level.name(),
                        nominal,
                        response,
                        OptionalDouble.empty(),
                        use(analyte, peaks, response, failedBatches)))
                .findFirst();
    }

    private static Use use(Analyte analyte, InjectionPeaks peaks, Response response, Set<String> failedBatches) {
        if (peaks.of(analyte).flags().contains(Flag.EXCLUDED_BY_DECISION)) {
            return Use.EXCLUDED_BY_DECISION;
        }
        if (peaks.injection().batch().filter(failedBatches::contains).isPresent()) {
            return Use.OF_FAILED_BATCH;
        }
        return response instanceof Response.Ratio && isMeasured(analyte, peaks) ? Use.USED : Use.WITHOUT_RESULT;
    }

    private Level levelOf(InjectionPeaks peaks) {
        String name = peaks.injection().sample().level().orElseThrow();
        return method.standardLevel(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("level of a standard must be one of the method, is " + name));
    }

    /** An undetected analyte, or a flag that makes a value not quantifiable, leaves an area but no result to calibrate with. */
    private static boolean isMeasured(Analyte analyte, InjectionPeaks peaks) {
        Integration own = peaks.of(analyte);
        boolean detected = own instanceof Peak peak && peak.isDetected();
        Stream<Set<Flag>> flags = Stream.of(
                peaks.rawFlags(),
                own.flags(),
                peaks.internalStandardOf(analyte).map(Integration::flags).orElse(Set.of()));
        return detected && flags.flatMap(Set::stream).noneMatch(flag -> flag.severity() == Severity.NOT_QUANTIFIABLE);
    }

    private CalibrationCurve curve(Analyte analyte, Fit fit, CurveRange range, List<StandardPoint> standards) {
        CalibrationPlan plan = method.calibration();
        return new CalibrationCurve(analyte, new Form(plan.model(), plan.weighting()), fit, range, standards);
    }

    /** If no level passes, the curve is rejected and only drawn: over the method's range. */
    private static CurveRange range(StandardLimits limits, StandardTally tally) {
        Range methodRange = limits.methodRange().orElseThrow();
        return new CurveRange(tally.effectiveRange().orElse(methodRange), methodRange);
    }

    /** Why a curve is not accepted. */
    private record Objection(Flag flag, String reason) {}

    private Optional<Objection> objection(Optional<CalibrationCurve> curve, StandardTally tally) {
        int wanted = method.limits().count(LimitKey.STANDARD_LEVELS_MINIMUM);
        if (!tally.hasEnoughLevels()) {
            return noCurve(String.format(
                    Locale.ROOT,
                    "%d levels of standards, at least %d are needed (CAL-1)",
                    tally.levels().size(),
                    wanted));
        }
        if (curve.isEmpty()) {
            return noCurve("there are too few standards with a result for a "
                    + method.calibration().model().word() + " curve");
        }
        if (!tally.isEnough()) {
            return noCurve(String.format(
                    Locale.ROOT,
                    "%d of %d standards pass, at least %s must; %d levels pass, at least %d must (CAL-3)",
                    tally.passed(),
                    tally.total(),
                    method.limits().fraction(LimitKey.STANDARDS_PASS_FRACTION),
                    tally.holding().size(),
                    wanted));
        }
        return risesOverItsRange(curve.get())
                ? Optional.empty()
                : Optional.of(new Objection(
                        Flag.CURVE_NOT_MONOTONIC, "the curve does not rise over its whole range (CAL-8)"));
    }

    private static Optional<Objection> noCurve(String reason) {
        return Optional.of(new Objection(Flag.NO_CURVE, reason));
    }

    /** A line or quadratic whose slope is positive at both ends rises everywhere between them. */
    private static boolean risesOverItsRange(CalibrationCurve curve) {
        Range range = curve.range().effective();
        return curve.slopeAt(range.low()) > 0 && curve.slopeAt(range.high()) > 0;
    }
}
