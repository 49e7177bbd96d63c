package io.enantio.chromatogram;

import io.enantio.method.value.Require;
import java.util.List;

/**
 * Variance of a point: {@code electronic + gain x level + (flicker x level)^2}, learned from all injections of a channel
 * together (one trace holds too little information on the gain).
 *
 * @param electronicVariance counts^2
 * @param gainCountsPerIon counting noise
 * @param flicker relative noise of the spray
 */
public record NoiseModel(double electronicVariance, double gainCountsPerIon, double flicker) {
    /** Spray noise that is always assumed; it cannot be distinguished from the curvature of a sparsely sampled peak. */
    private static final double FLICKER = 0.004;

    public NoiseModel {
        Require.notNegative("electronic variance", electronicVariance);
        Require.notNegative("gain", gainCountsPerIon);
        Require.notNegative("flicker", flicker);
    }

    /** The model of a channel's traces; traces that are too short are passed over. */
    public static NoiseModel of(List<Trace> traces) {
        NoiseLevels levels = NoiseLevels.of(traces);
        double[] found = levels.varianceParameters();
        return new NoiseModel(Math.max(found[0], levels.floorVariance()), found[1], FLICKER);
    }

    /** Variance of a point whose expected intensity is the given one, counts^2. */
    public double varianceAt(double levelCounts) {
        double level = Math.max(levelCounts, 0);
        return electronicVariance + gainCountsPerIon * level + flicker * flicker * level * level;
    }

    /** Standard deviation of such a point, counts. */
    public double sdAt(double levelCounts) {
        return Math.sqrt(varianceAt(levelCounts));
    }
}
