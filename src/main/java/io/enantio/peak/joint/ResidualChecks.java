package io.enantio.peak.joint;

import io.enantio.peak.fit.FitLimits;
import io.enantio.peak.fit.VariableProjection;

/**
 * Whether the residuals of a fit are noise.
 *
 * @param reducedChiSquare squares per degree of freedom over the window
 * @param durbinWatson 2 if neighbours are independent, towards 0 if they are correlated (Durbin and Watson 1950)
 * @param runsZ number of runs of one sign, in standard deviations from what independent signs give (Wald and Wolfowitz 1940)
 */
record ResidualChecks(double reducedChiSquare, double durbinWatson, double runsZ) {
    static ResidualChecks of(VariableProjection trace) {
        int n = trace.points().size();
        double sum = 0;
        double steps = 0;
        double before = 0;
        int used = 0;
        int above = 0;
        int runs = 0;
        for (int i = 0; i < n; i++) {
            if (trace.points().isCensored(i)) {
                continue;
            }
            double residual = trace.standardisedResidual(i);
            sum += residual * residual;
            steps += used > 0 ? (residual - before) * (residual - before) : 0;
            runs += used == 0 || residual > 0 != before > 0 ? 1 : 0;
            above += residual > 0 ? 1 : 0;
            before = residual;
            used++;
        }
        int freedom = Math.max(1, used - trace.linearTerms());
        return new ResidualChecks(sum / freedom, sum > 0 ? steps / sum : 2, runsZ(above, used - above, runs));
    }

    private static double runsZ(double above, double below, double runs) {
        double n = above + below;
        double product = 2 * above * below;
        double expected = product / n + 1;
        double variance = product * (product - n) / (n * n * (n - 1));
        return variance > 0 ? (runs - expected) / Math.sqrt(variance) : 0;
    }

    /** Whether the model does not describe the trace. */
    boolean areBad(FitLimits.Residuals limits) {
        return durbinWatson < limits.leastDurbinWatson()
                || reducedChiSquare > limits.mostChiSquare()
                || runsZ < limits.leastRunsZ();
    }
}
