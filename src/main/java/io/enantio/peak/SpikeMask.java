package io.enantio.peak;

/**
 * Takes single points out that no peak and no noise explains: standardised residual above 5 and both neighbours below half of
 * it. (Electronic noise; a real peak has more than one point.)
 */
final class SpikeMask {
    private static final double LEAST = 5;
    private static final double NEIGHBOURS = 0.5;

    private SpikeMask() {}

    /** The worst spike of a fit, as a place among its points; -1 where there is none. */
    static int worst(VariableProjection trace) {
        int worst = -1;
        double most = LEAST;
        for (int i = 0; i < trace.points().size(); i++) {
            double size = deleted(trace, i);
            if (Math.abs(size) > most && isAlone(trace, i, Math.abs(size))) {
                most = Math.abs(size);
                worst = i;
            }
        }
        return worst;
    }

    private static boolean isAlone(VariableProjection trace, int i, double size) {
        boolean left = i == 0 || Math.abs(trace.standardisedResidual(i - 1)) < NEIGHBOURS * size;
        boolean right =
                i + 1 == trace.points().size() || Math.abs(trace.standardisedResidual(i + 1)) < NEIGHBOURS * size;
        return left && right;
    }

    /** Residual as it were without the point's own pull on areas and baseline. */
    private static double deleted(VariableProjection trace, int i) {
        return trace.standardisedResidual(i) / Math.sqrt(Math.max(0.1, trace.freedomOf(i)));
    }
}
