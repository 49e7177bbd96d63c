package io.enantio.peak;

/**
 * Whether what a fit leaves looks like noise: sum of squares per degree of freedom, Durbin-Watson statistic (2 where neighbours
 * are independent), both over the window's points.
 */
record ResidualTests(double reducedChiSquare, double durbinWatson) {

    static ResidualTests of(VariableProjection trace) {
        int n = trace.points().size();
        double sum = 0;
        double steps = 0;
        double before = 0;
        int used = 0;
        for (int i = 0; i < n; i++) {
            if (trace.points().isCensored(i)) {
                continue;
            }
            double residual = trace.standardisedResidual(i);
            sum += residual * residual;
            steps += used > 0 ? (residual - before) * (residual - before) : 0;
            before = residual;
            used++;
        }
        int freedom = Math.max(1, used - trace.linearTerms());
        return new ResidualTests(sum / freedom, sum > 0 ? steps / sum : 2);
    }
}
