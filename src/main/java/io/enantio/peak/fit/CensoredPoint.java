package io.enantio.peak.fit;

import org.apache.commons.numbers.gamma.Erfcx;

/**
 * A point that a detector stored as 0 because it was below a threshold: it says "below", not "zero". Working value and weight of
 * one Newton step of its likelihood Phi((threshold - signal)/sd) (Tobin 1958).
 */
record CensoredPoint(double workingValue, double weight) {
    private static final double LEAST_INFORMATION = 1e-6;

    static CensoredPoint of(double signal, double variance, double threshold) {
        double sd = Math.sqrt(variance);
        double a = (threshold - signal) / sd;
        double hazard = Math.sqrt(2 / Math.PI) / Erfcx.value(-a / Math.sqrt(2));
        double information = Math.max(LEAST_INFORMATION, hazard * (hazard + a));
        return new CensoredPoint(signal - sd * hazard / information, information / variance);
    }
}
