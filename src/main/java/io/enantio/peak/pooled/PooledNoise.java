package io.enantio.peak.pooled;

/**
 * Variance of a point of a channel: electronic noise, ion counting, noise proportional to the signal; the whole multiplied for
 * noise that is correlated between neighbours, so that sums of points have the right variance.
 *
 * @param electronic variance without signal, units^2
 * @param gain units per ion
 * @param proportional relative SD of the signal
 * @param correlation variance of a long sum of points relative to independent points
 */
record PooledNoise(double electronic, double gain, double proportional, double correlation) {
    private static final double LEAST_IONS = 0.1;

    double variance(double signal) {
        double s = Math.max(0, signal);
        double flicker = proportional * s;
        return correlation * (electronic + gain * Math.max(s, LEAST_IONS * gain) + flicker * flicker);
    }
}
