package io.enantio.peak.fit;

import io.enantio.peak.fit.FitLayout.Term;

/** Bounds within which shapes mean something; a step is cut at them. */
public final class ParameterBounds {
    private static final double RATIO_LOW = StrictMath.log(0.02);
    private static final double RATIO_HIGH = StrictMath.log(4);
    private static final double SLOW_SHARE_HIGH = 0.45;
    private static final double FACTOR_LOW = StrictMath.log(1.5);
    private static final double FACTOR_HIGH = StrictMath.log(6);
    private static final double SPACING_LOW_WIDTHS = 0.5;
    private static final double WIDTH_PER_SIGMA = 2.3548;

    private ParameterBounds() {}

    static double ratio(double logRatio) {
        return Math.max(RATIO_LOW, Math.min(RATIO_HIGH, logRatio));
    }

    /** Cuts a parameter vector at its bounds, in place. */
    public static void apply(FitLayout layout, double[] theta) {
        theta[layout.logRatio()] = ratio(theta[layout.logRatio()]);
        double least = SPACING_LOW_WIDTHS * WIDTH_PER_SIGMA * Math.exp(theta[layout.logSigma()]);
        for (int j = 1; j < layout.peaks(); j++) {
            theta[layout.spacing(j)] = Math.max(least, theta[layout.spacing(j)]);
        }
        if (layout.has(Term.SLOW_TAIL)) {
            int share = layout.slowFraction();
            theta[share] = Math.max(0, Math.min(SLOW_SHARE_HIGH, theta[share]));
            int factor = layout.logSlowFactor();
            theta[factor] = Math.max(FACTOR_LOW, Math.min(FACTOR_HIGH, theta[factor]));
        }
    }
}
