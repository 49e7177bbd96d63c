package io.enantio.calibration;

import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CalibrationCurve.CurveRange;
import io.enantio.calibration.curve.CalibrationCurve.Fit;
import io.enantio.calibration.curve.CalibrationCurve.Form;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.RejectedCurve;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.standards.AcquiredStandards;
import io.enantio.calibration.standards.ExclusionRule;
import io.enantio.calibration.standards.StandardLimits;
import io.enantio.calibration.standards.StandardTally;
import io.enantio.method.Analyte;
import io.enantio.method.CalibrationPlan;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.value.Range;
import io.enantio.peak.InjectionPeaks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Fits the curve of an analyte from its standards alone, excluding only by the rule (rules CAL-2 to CAL-6, CAL-8). */
public final class CalibrationFitter {
    private final Method method;

    public CalibrationFitter(Method method) {
        this.method = method;
    }

    /** The curve of one analyte from all injections of a run. */
    public CurveFit fit(Analyte analyte, List<InjectionPeaks> injections) {
        StandardLimits limits = StandardLimits.of(method, analyte);
        List<StandardPoint> acquired = new AcquiredStandards(method, analyte).of(injections);
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

    private CalibrationCurve curve(Analyte analyte, Fit fit, CurveRange range, List<StandardPoint> standards) {
        CalibrationPlan plan = method.calibration();
        return new CalibrationCurve(analyte, new Form(plan.model(), plan.weighting()), fit, range, standards);
    }

    /** Where no level holds, the curve is rejected and only drawn: over the range that was promised. */
    private static CurveRange range(StandardLimits limits, StandardTally tally) {
        Range promised = limits.promised().orElseThrow();
        return new CurveRange(tally.effectiveRange().orElse(promised), promised);
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
            return noCurve("the standards with a result cannot carry a "
                    + method.calibration().model().word() + " curve");
        }
        if (!tally.isEnough()) {
            return noCurve(String.format(
                    Locale.ROOT,
                    "%d of %d standards pass, at least %s must; %d levels hold, at least %d must (CAL-3)",
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
