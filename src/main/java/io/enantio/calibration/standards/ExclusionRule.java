package io.enantio.calibration.standards;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.calibration.curve.CalibrationCurve.Fit;
import io.enantio.calibration.curve.Polynomial;
import io.enantio.calibration.curve.Response;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Exclusion;
import io.enantio.method.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Excludes failing standards by rule only (rules CAL-2 to CAL-5): fit; of the used standards outside their limit exclude the
 * worst; fit and judge again. One at a time, the largest |relative error| / limit first, on a
 * tie the lower nominal concentration, then the earlier injection. None ever comes back. It ends when none fails or when
 * CAL-3 can no longer be met, even if all remaining standards pass.
 */
public final class ExclusionRule {
    private final Method method;
    private final StandardLimits limits;

    public ExclusionRule(Method method, StandardLimits limits) {
        this.method = method;
        this.limits = limits;
    }

    /**
     * What is left when the rule has ended.
     *
     * @param fit absent when the used standards cannot carry the model
     * @param standards all of them, back-calculated by the fit
     */
    public record Outcome(Optional<Fit> fit, List<StandardPoint> standards) {}

    public Outcome apply(List<StandardPoint> acquired) {
        Outcome outcome = fit(acquired);
        Optional<StandardPoint> worst = worst(outcome);
        for (int step = 1; worst.isPresent() && outcome.fit().isPresent() && canHold(outcome); step++) {
            outcome = fit(without(worst.get(), step, outcome.standards()));
            worst = worst(outcome);
        }
        return outcome;
    }

    private Outcome fit(List<StandardPoint> standards) {
        Optional<Fit> fit = Fit.through(standards, method.calibration());
        return new Outcome(
                fit,
                standards.stream()
                        .map(point -> point.backCalculated(backCalculated(fit, point)))
                        .toList());
    }

    private static OptionalDouble backCalculated(Optional<Fit> fit, StandardPoint point) {
        return fit.isPresent() && point.response() instanceof Response.Ratio ratio
                ? Polynomial.inverseAt(fit.get().coefficients(), ratio.value())
                : OptionalDouble.empty();
    }

    /** Whether CAL-3 would be met if every standard still used passed. */
    private boolean canHold(Outcome outcome) {
        return StandardTally.count(method.limits(), outcome.standards(), StandardPoint::isUsed)
                .isEnough();
    }

    private Optional<StandardPoint> worst(Outcome outcome) {
        return outcome.standards().stream()
                .filter(point -> point.isUsed() && !limits.isInside(point))
                .min(worstFirst());
    }

    /** A standard that the curve gives no concentration at all is worse than any that has one. */
    private Comparator<StandardPoint> worstFirst() {
        return Comparator.<StandardPoint, Boolean>comparing(
                        point -> point.backCalculatedNgPerMl().isPresent())
                .thenComparing(this::compareExcess)
                .thenComparingDouble(StandardPoint::nominalNgPerMl)
                .thenComparingInt(StandardPoint::injection);
    }

    private int compareExcess(StandardPoint first, StandardPoint second) {
        return Accuracy.compareExcess(trial(second), trial(first));
    }

    private Accuracy.Trial trial(StandardPoint point) {
        return new Accuracy.Trial(
                point.backCalculatedNgPerMl().orElse(0.0),
                point.nominalNgPerMl(),
                limits.percentAt(point.nominalNgPerMl()));
    }

    private List<StandardPoint> without(StandardPoint worst, int step, List<StandardPoint> standards) {
        Exclusion how = new Exclusion(step, worst.relativeErrorPercent(), limits.percentAt(worst.nominalNgPerMl()));
        return standards.stream()
                .map(point -> point.equals(worst) ? point.excluded(how) : point)
                .toList();
    }
}
