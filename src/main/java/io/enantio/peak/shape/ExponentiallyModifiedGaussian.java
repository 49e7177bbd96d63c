package io.enantio.peak.shape;

import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The exponentially modified Gaussian of unit area in reduced form: d = (t - mu)/sigma, r = tau/sigma, values times sigma.
 *
 * <p>Three regimes by z = (1/r - d)/sqrt 2 keep full precision (Kalambet et al., J. Chemometrics 25 (2011) 352): erfc where z
 * is negative, erfcx above, the asymptote beyond 6.7e7; r = 0 is the Gaussian. Derivatives are closed, from tau f' + f = G and
 * the heat equation. Far from the peak everything underflows to 0. NaN gives NaN.
 */
public final class ExponentiallyModifiedGaussian {
    private static final double SQRT_TWO = StrictMath.sqrt(2);
    private static final double SQRT_TWO_PI = StrictMath.sqrt(2 * Math.PI);
    private static final double TWO_OVER_SQRT_PI = 2 / StrictMath.sqrt(Math.PI);
    private static final double SQRT_TWO_OVER_PI = StrictMath.sqrt(2 / Math.PI);
    /** Beyond it the first term of the asymptotic series is exact in double precision. */
    private static final double ASYMPTOTIC_Z = 6.7e7;
    /** Below it erfc(z) is 2 in double precision. */
    private static final double FULL_Z = -5.9;
    /** Below it f - G cancels, and its series in r is used instead. */
    private static final double SERIES_R = 0.02;
    /** Below it the apex is r - r^3 + 4 r^5 to double precision. */
    private static final double SERIES_APEX_R = 1e-3;

    private static final int SERIES_TERMS = 12;
    private static final int NEWTON_STEPS = 60;

    private ExponentiallyModifiedGaussian() {}

    /** The density at d, times sigma. */
    static double value(double d, double r) {
        return value(d, r, Math.exp(-0.5 * d * d));
    }

    private static double value(double d, double r, double gauss) {
        if (r == 0) {
            return gauss / SQRT_TWO_PI;
        }
        double z = (1 / r - d) / SQRT_TWO;
        if (z < 0) {
            double tail = 2 * Math.exp((0.5 / r - d) / r);
            return (z < FULL_Z ? tail : tail - gauss * Erfcx.value(-z)) / (2 * r);
        }
        return z < ASYMPTOTIC_Z ? gauss * Erfcx.value(z) / (2 * r) : gauss / (SQRT_TWO_PI * (1 - d * r));
    }

    /**
     * The density and its derivatives at d.
     *
     * @param out receives sigma f, sigma^2 df/dmu, sigma df/dln sigma at fixed tau, sigma df/dln tau at fixed sigma
     */
    public static void gradient(double d, double r, double[] out) {
        double bell = Math.exp(-0.5 * d * d);
        double gauss = bell / SQRT_TWO_PI;
        double f = value(d, r, bell);
        out[0] = f;
        if (r < SERIES_R) {
            series(d, r, gauss, out);
            return;
        }
        double byMu = (f - gauss) / r;
        out[1] = byMu;
        out[2] = byMu / r - d * gauss / r;
        out[3] = -f + d * f / r - byMu / r;
    }

    /**
     * Derivatives in powers of r by Hermite polynomials: (f - G)/(r G) = He_1 + r He_2 + r^2 He_3 + ..., sigma^2 f''/G = He_2 +
     * r He_3 + ..., df/dr / G = He_1 + 2 r He_2 + 3 r^2 He_3 + ...
     */
    private static void series(double d, double r, double gauss, double[] out) {
        double before = 1;
        double hermite = d;
        double lastPower = 0;
        double power = 1;
        double byMu = 0;
        double second = 0;
        double byRatio = 0;
        for (int k = 1; k <= SERIES_TERMS; k++) {
            byMu += power * hermite;
            second += lastPower * hermite;
            byRatio += k * power * hermite;
            lastPower = power;
            power *= r;
            double next = d * hermite - k * before;
            before = hermite;
            hermite = next;
        }
        out[1] = byMu * gauss;
        out[2] = second * gauss;
        out[3] = r * byRatio * gauss;
    }

    /** Place of the apex: (t_apex - mu)/sigma. The height there is that of the Gaussian at the same place. */
    public static double apex(double r) {
        if (r < SERIES_APEX_R) {
            return r * (1 - r * r * (1 - 4 * r * r));
        }
        double target = r * SQRT_TWO_OVER_PI;
        double z = (1 / r - r / Math.sqrt(1 + r * r * (1 + 0.2 * r))) / SQRT_TWO;
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double value = Erfcx.value(z);
            double slope = 2 * z * value - TWO_OVER_SQRT_PI;
            double step = value * Math.log(value / target) / slope;
            z -= step;
            if (Math.abs(step) <= 1e-15 * Math.max(1, Math.abs(z))) {
                break;
            }
        }
        return 1 / r - SQRT_TWO * z;
    }

    /** Derivative of {@link #apex} by r. */
    public static double apexSlope(double r) {
        if (r < SERIES_R) {
            return 1 - r * r * (3 - 20 * r * r);
        }
        double apex = apex(r);
        return (r - apex) / (r * r * apex);
    }
}
