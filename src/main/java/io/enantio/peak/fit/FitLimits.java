package io.enantio.peak.fit;

import io.enantio.method.rules.LimitKey;
import io.enantio.method.rules.Limits;

/**
 * The limits for judging a fit.
 *
 * @param mostChangePercent of an area by a peak that the method does not know
 */
public record FitLimits(Library library, Residuals residuals, Doubts doubts, double mostChangePercent) {

    /**
     * When a shape can be learned from a run.
     *
     * @param fewestTraces standards and QCs with every peak
     * @param mostErrorPercent leave-one-out area error above which the shape is taken to be known less well
     */
    public record Library(double fewestTraces, double mostErrorPercent) {}

    /**
     * What a fit may leave.
     *
     * @param leastRunsP one-sided probability of so few runs of one sign
     */
    public record Residuals(double leastDurbinWatson, double mostChiSquare, double leastRunsP) {}

    /**
     * How far a fit may deviate from expectation.
     *
     * @param placeSd of its place, standard deviations
     * @param widthSd of its width
     * @param disagreeSe the drop of the data from that of the model, standard errors
     */
    public record Doubts(double placeSd, double widthSd, double disagreeSe) {}

    public static FitLimits of(Limits limits) {
        return new FitLimits(
                new Library(
                        limits.number(LimitKey.SHAPE_LIBRARY_MINIMUM),
                        limits.number(LimitKey.SHAPE_LIBRARY_ERROR_PERCENT)),
                new Residuals(
                        limits.number(LimitKey.DURBIN_WATSON_MINIMUM),
                        limits.number(LimitKey.REDUCED_CHI2_MAXIMUM),
                        limits.number(LimitKey.RUNS_TEST_P_MINIMUM)),
                new Doubts(
                        limits.number(LimitKey.RT_SHIFT_SD),
                        limits.number(LimitKey.WIDTH_ANOMALY_SD),
                        limits.number(LimitKey.INTEGRATION_DISAGREE_SE)),
                limits.number(LimitKey.QC_ACCURACY_PERCENT));
    }
}
