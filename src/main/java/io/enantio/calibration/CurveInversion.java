package io.enantio.calibration;

import java.util.OptionalDouble;

/**
 * Concentration of a response. A line has one; a quadratic has up to two, and the one on the branch that holds the
 * promised range is meant. None: the response lies beyond the curve's extremum.
 */
final class CurveInversion {
    private CurveInversion() {}

    /** Root of intercept + slope x + quadratic x^2 = response in the numerically stable form (Press et al., 5.6). */
    static OptionalDouble concentrationAt(CalibrationCurve curve, double response) {
        double a = curve.fit().coefficients().get(0) - response;
        double b = curve.fit().coefficients().get(1);
        double c = curve.fit().coefficients().size() > 2
                ? curve.fit().coefficients().get(2)
                : 0.0;
        if (c == 0) {
            return b == 0 ? OptionalDouble.empty() : OptionalDouble.of(-a / b);
        }
        double discriminant = b * b - 4 * a * c;
        if (!(discriminant >= 0)) {
            return OptionalDouble.empty();
        }
        double q = -0.5 * (b + Math.copySign(Math.sqrt(discriminant), b));
        double first = q / c;
        double second = q == 0 ? first : a / q;
        // The branch is told by the sign of the derivative, which is one sign over the promised range (CAL-8).
        double wanted = Math.signum(curve.slopeAt(
                (curve.range().promised().low() + curve.range().promised().high()) / 2));
        return Math.signum(curve.slopeAt(first)) == wanted ? OptionalDouble.of(first) : OptionalDouble.of(second);
    }
}
