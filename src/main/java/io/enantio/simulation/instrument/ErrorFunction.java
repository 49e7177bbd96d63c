package io.enantio.simulation.instrument;

/**
 * The complementary error function (NIST Digital Library of Mathematical Functions, 7.6.2 and 7.9.1), own code because
 * this room must not share numerics with the integration it is there to test. StrictMath: the same on every machine.
 * Arguments must be finite; relative error below 1e-11.
 */
final class ErrorFunction {
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
