package io.enantio.calibration.curve;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A polynomial by its coefficients, lowest power first: value and slope by Horner's rule, and the inverse of a line or
 * quadratic on its rising branch.
 */
public final class Polynomial {
    private Polynomial() {}

    public static double valueAt(List<Double> coefficients, double x) {
        double value = 0;
        for (int power = coefficients.size() - 1; power >= 0; power--) {
            value = value * x + coefficients.get(power);
        }
        return value;
    }

    static double slopeAt(List<Double> coefficients, double x) {
        double slope = 0;
        for (int power = coefficients.size() - 1; power >= 1; power--) {
            slope = slope * x + power * coefficients.get(power);
        }
        return slope;
    }

    /** The coefficient of x^2; a line has 0. */
    static double curvature(List<Double> coefficients) {
        return coefficients.size() > 2 ? coefficients.get(2) : 0.0;
    }

    /**
     * The x of a value. A line has one. A quadratic has up to two, with slopes +sqrt(D) and -sqrt(D), D the discriminant:
     * the one on the rising branch is taken, because a curve is accepted only where it rises over its whole range (CAL-8);
     * so the branch does not depend on the position of the vertex. Written without cancellation for either sign of the slope
     * (Press et al., Numerical Recipes, 5.6). Absent: a flat line, or a value beyond the extremum.
     */
    public static OptionalDouble inverseAt(List<Double> coefficients, double value) {
        double a = coefficients.get(0) - value;
        double b = coefficients.get(1);
        double c = curvature(coefficients);
        if (c == 0) {
            return b == 0 ? OptionalDouble.empty() : finite(-a / b);
        }
        double discriminant = b * b - 4 * a * c;
        if (!(discriminant >= 0)) {
            return OptionalDouble.empty();
        }
        double root = Math.sqrt(discriminant);
        return finite(b > 0 ? -2 * a / (b + root) : (root - b) / (2 * c));
    }

    private static OptionalDouble finite(double x) {
        return Double.isFinite(x) ? OptionalDouble.of(x) : OptionalDouble.empty();
    }
}
