package io.enantio.simulation.instrument;

import io.enantio.method.value.Require;
import java.util.function.DoublePredicate;

/**
 * Shape of a simulated peak (rule I-05): an exponentially modified Gaussian, with or without a second tail three times
 * as slow that holds 20 % of the area:
 *
 * <pre>
 * EMG(t; σ, τ)  = 1/(2τ) · exp(σ²/(2τ²) - t/τ) · erfc((σ/τ - t/σ)/√2)
 * shape(t; σ, τ) = (1-f) · EMG(t; σ, τ) + f · EMG(t; σ, 3τ)          f = 0 or 0.2; area 1
 * </pre>
 *
 * The ratio τ/σ follows from the requested tailing, σ from the width at half height.
 */
public final class TailingShape {
    private static final double SLOW_SHARE = 0.2;
    private static final double SLOW_TIMES = 3;
    private static final int BISECTIONS = 50;
    private static final double TABLE_FROM = -9;
    private static final double TABLE_STEP = 0.01;

    /** Whether a fifth of the area lies in a slower tail. */
    enum Tail {
        SINGLE,
        WITH_SLOW_PART
    }

    private final double tau;
    private final double slowShare;
    private final double apex;
    private final double widthAtHalfHeight;
    /** Densities of the shape of σ = 1 on a grid; cubic interpolation keeps 1e-8 of the height. */
    private final double[] table;

    private TailingShape(double tau, double slowShare, int tableSize) {
        this.tau = tau;
        this.slowShare = slowShare;
        this.apex = apexOfUnit();
        this.widthAtHalfHeight = edgeOfUnit(0.5, 1) - edgeOfUnit(0.5, -1);
        this.table = new double[tableSize];
        for (int i = 0; i < tableSize; i++) {
            table[i] = unitDensity(TABLE_FROM + i * TABLE_STEP);
        }
    }

    /**
     * The shape whose asymmetry at 10 % of its height (back half / front half) is as requested.
     *
     * @throws IllegalArgumentException for a tailing outside 1.01 to 4
     */
    static TailingShape withTailing(double as10, Tail tail) {
        Require.that(as10 >= 1.01 && as10 <= 4, "tailing must be from 1.01 to 4, is " + as10);
        double slowShare = tail == Tail.WITH_SLOW_PART ? SLOW_SHARE : 0;
        double tau = bisected(0.01, 10, candidate -> new TailingShape(candidate, slowShare, 0).tailingAs10() < as10);
        double to = 10 + 30 * SLOW_TIMES * tau;
        return new TailingShape(tau, slowShare, (int) StrictMath.ceil((to - TABLE_FROM) / TABLE_STEP));
    }

    /** Asymmetry at 10 % of the height. */
    double tailingAs10() {
        return (edgeOfUnit(0.1, 1) - apex) / (apex - edgeOfUnit(0.1, -1));
    }

    /** Density at a time after (or before) the apex, for a peak of a width at half height; per minute, area 1. */
    double densityPerMin(double afterApexMin, double halfHeightWidthMin) {
        double sigma = halfHeightWidthMin / widthAtHalfHeight;
        return interpolated((afterApexMin / sigma + apex - TABLE_FROM) / TABLE_STEP) / sigma;
    }

    /** Lagrange's cubic through the four nearest points of the table; 0 outside it. */
    private double interpolated(double position) {
        if (!(position >= 1 && position < table.length - 2)) {
            return 0;
        }
        int i = (int) position;
        double u = position - i;
        return table[i - 1] * -u * (u - 1) * (u - 2) / 6
                + table[i] * (u + 1) * (u - 1) * (u - 2) / 2
                - table[i + 1] * (u + 1) * u * (u - 2) / 2
                + table[i + 2] * (u + 1) * u * (u - 1) / 6;
    }

    private double unitDensity(double t) {
        double fast = modifiedGaussian(t, tau);
        return slowShare == 0 ? fast : (1 - slowShare) * fast + slowShare * modifiedGaussian(t, SLOW_TIMES * tau);
    }

    private static double modifiedGaussian(double t, double tau) {
        double z = (1 / tau - t) / StrictMath.sqrt(2);
        return z >= 0
                ? StrictMath.exp(-0.5 * t * t) * ErrorFunction.scaledComplement(z) / (2 * tau)
                : StrictMath.exp(0.5 / (tau * tau) - t / tau) * ErrorFunction.complement(z) / (2 * tau);
    }

    /** Highest point of the shape of σ = 1, by golden section: the shape has one maximum. */
    private double apexOfUnit() {
        double golden = (StrictMath.sqrt(5) - 1) / 2;
        double low = -1;
        double high = 1 + SLOW_TIMES * tau;
        for (int i = 0; i < BISECTIONS; i++) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (unitDensity(left) < unitDensity(right)) {
                low = left;
            } else {
                high = right;
            }
        }
        return (low + high) / 2;
    }

    /** Where the shape of σ = 1 has a share of its height, before (-1) or after (+1) the apex. */
    private double edgeOfUnit(double share, int side) {
        double height = share * unitDensity(apex);
        double far = 10 + 10 * SLOW_TIMES * tau;
        return apex + side * bisected(0, far, distance -> unitDensity(apex + side * distance) > height);
    }

    /** Where a condition that holds at {@code from} stops to hold before {@code to}. */
    private static double bisected(double from, double to, DoublePredicate holds) {
        double low = from;
        double high = to;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (holds.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * The complementary error function (NIST Digital Library of Mathematical Functions, 7.6.2 and 7.9.1), own code because
     * this room must not share numerics with the integration it is there to test. StrictMath: the same on every machine.
     * Arguments must be finite; relative error below 1e-11.
     */
    static final class ErrorFunction {
        private static final double SERIES_BELOW = 2.5;
        private static final int FRACTION_TERMS = 60;
        private static final double SQRT_PI = StrictMath.sqrt(StrictMath.PI);

        private ErrorFunction() {}

        /** erfc(x) for any x. */
        static double complement(double x) {
            return x < 0 ? 2 - complement(-x) : StrictMath.exp(-x * x) * scaledComplement(x);
        }

        /** exp(x²)·erfc(x) for x of at least 0: does not underflow. */
        static double scaledComplement(double x) {
            return x < SERIES_BELOW ? StrictMath.exp(x * x) - scaledSeries(x) : continuedFraction(x);
        }

        /** exp(x²)·erf(x) = 2/√π · Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!!, all terms positive. */
        private static double scaledSeries(double x) {
            double term = x;
            double sum = x;
            for (int n = 1; term > 1e-17 * sum; n++) {
                term *= 2 * x * x / (2 * n + 1);
                sum += term;
            }
            return 2 / SQRT_PI * sum;
        }

        private static double continuedFraction(double x) {
            double fraction = x;
            for (int n = FRACTION_TERMS; n >= 1; n--) {
                fraction = x + 0.5 * n / fraction;
            }
            return 1 / (SQRT_PI * fraction);
        }
    }
}
