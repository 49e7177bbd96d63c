package io.enantio.peak.fit;

import io.enantio.method.value.Require;

/**
 * Variance of a point of a transition: electronic noise, ion counting, and noise proportional to the signal (spray).
 * Weights come from the fitted signal, never from the data: weights from the data would favour points that are low by chance.
 *
 * @param electronicCounts2 variance at signal 0, counts^2
 * @param countsPerIon gain of ion counting
 * @param proportional relative SD of the signal
 */
public record FitNoise(double electronicCounts2, double countsPerIon, double proportional) {
    public FitNoise {
        Require.positive("electronic variance", electronicCounts2);
        Require.notNegative("counts per ion", countsPerIon);
        Require.notNegative("proportional noise", proportional);
    }

    /** Variance at a fitted signal, counts^2; a signal below 0 counts as 0. */
    public double variance(double signalCounts) {
        double signal = Math.max(0, signalCounts);
        double flicker = proportional * signal;
        return electronicCounts2 + countsPerIon * signal + flicker * flicker;
    }
}
