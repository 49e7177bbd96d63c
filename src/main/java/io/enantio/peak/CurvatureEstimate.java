package io.enantio.peak;

import io.enantio.peak.VariableProjection.CurvatureEvidence;
import java.util.List;

/**
 * How curved the run's baselines are: the variance of the curvature between traces, by moments, one standard error on the safe
 * side. A prior that is too tight would push curvature into areas; one that is too wide costs precision.
 */
final class CurvatureEstimate {
    private static final int ROUNDS = 10;
    private static final double CUT = 9;

    private CurvatureEstimate() {}

    /** Prior of the quadratic term; as wide as before where there is nothing to learn from. */
    static BaselineModel.Known of(List<CurvatureEvidence> evidence, BaselineModel.Known before) {
        if (evidence.isEmpty()) {
            return before;
        }
        double variance = before.sdCounts() * before.sdCounts();
        for (int round = 0; round < ROUNDS; round++) {
            variance = improved(evidence, variance);
        }
        return new BaselineModel.Known(0, Math.sqrt(variance));
    }

    private static double improved(List<CurvatureEvidence> evidence, double variance) {
        double sum = 0;
        double weights = 0;
        for (CurvatureEvidence one : evidence) {
            double expected = variance + 1 / one.information();
            double weight = 1 / (expected * expected);
            double square = Math.min(one.counts() * one.counts(), CUT * expected);
            sum += weight * (square - 1 / one.information());
            weights += weight;
        }
        return Math.max(0, sum / weights) + Math.sqrt(2 / weights);
    }
}
