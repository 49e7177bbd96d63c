package io.enantio.calibration.standards;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.method.Analyte;
import io.enantio.method.Method;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.value.Range;
import java.util.Optional;

/**
 * Accuracy limits of an analyte's standards (rule CAL-2): a wider one at the method's own LLOQ level, and only there. A
 * level that becomes the LLOQ because a lower one was lost keeps the narrower limit (CAL-6).
 */
public final class StandardLimits {
    private final Method method;
    private final Optional<Range> methodRange;

    private StandardLimits(Method method, Optional<Range> methodRange) {
        this.method = method;
        this.methodRange = methodRange;
    }

    /** The limits for one analyte. */
    public static StandardLimits of(Method method, Analyte analyte) {
        return new StandardLimits(method, method.calibration().range(analyte));
    }

    /** The method's lowest to highest level of this analyte; absent if no level contains it. */
    public Optional<Range> methodRange() {
        return methodRange;
    }

    /** Largest |relative error| allowed at a nominal concentration. */
    public double percentAt(double nominalNgPerMl) {
        boolean atLloq = methodRange.isPresent() && methodRange.get().low() == nominalNgPerMl;
        return method.limits()
                .number(atLloq ? LimitKey.LLOQ_STANDARD_ACCURACY_PERCENT : LimitKey.STANDARD_ACCURACY_PERCENT);
    }

    /** Whether a standard's back-calculated concentration lies inside its limit; without one it does not. */
    public boolean isInside(StandardPoint point) {
        return point.backCalculatedNgPerMl().isPresent()
                && Accuracy.isWithin(
                        point.backCalculatedNgPerMl().getAsDouble(),
                        point.nominalNgPerMl(),
                        percentAt(point.nominalNgPerMl()));
    }

    /** Whether a standard counts as passed: the curve rests on it and it lies inside its limit. */
    public boolean passes(StandardPoint point) {
        return point.isUsed() && isInside(point);
    }
}
