package io.enantio.peak.pooled;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What a fit leaves of a trace, against the noise of its channel.
 *
 * @param chiSquare mean square of sums of neighbouring standardised residuals under the peaks: 1 if they are noise. Sums over a third of a
 *     width hold correlated noise as well as independent noise, and show misfit better than single points
 * @param sums their number
 * @param durbinWatson 2 if neighbours are independent, towards 0 if they are correlated (Durbin and Watson 1950); 2 in a channel whose
 *     noise itself is correlated
 * @param runsZ number of runs of one sign, in standard deviations from what independent signs give (Wald and Wolfowitz 1940), of points
 *     with more than a few ions; 0 in a channel whose noise itself is correlated
 */
public record Residuals(double chiSquare, int sums, double durbinWatson, double runsZ) {
    private static final double FRONT_WIDTHS = 1.2;
    private static final double BACK_WIDTHS = 2.5;
    private static final double SUM_WIDTHS = 0.3;
    /** The residuals of fewer ions are skewed: their signs are no coin. */
    private static final double SYMMETRIC_IONS = 20;

    static Residuals of(TraceModel model, PooledLayout layout, int c, double correlation) {
        TraceData data = model.data();
        double width = model.peak(0).widthMin();
        int sign = model.sign();
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < layout.peaks(c); j++) {
            double place = model.peak(j).placeMin();
            from = Math.min(from, place - (sign > 0 ? FRONT_WIDTHS : BACK_WIDTHS) * width);
            to = Math.max(to, place + (sign > 0 ? BACK_WIDTHS : FRONT_WIDTHS) * width);
        }
        double step = data.size() > 1 ? (data.t()[data.size() - 1] - data.t()[0]) / (data.size() - 1) : width;
        int box = Math.max(2, (int) Math.round(SUM_WIDTHS * width / step));
        double sum = 0;
        int sums = 0;
        for (int p = 0; p + box <= data.size(); p += box) {
            double middle = data.t()[p + box / 2];
            if (middle >= from && middle <= to) {
                double residual = 0;
                for (int k = p; k < p + box; k++) {
                    residual += model.standardised(k);
                }
                sum += residual * residual / box;
                sums++;
            }
        }
        double chiSquare = sums > 0 ? sum / sums : 1;
        return correlation == 1
                ? new Residuals(chiSquare, sums, durbinWatson(model), runsZ(model))
                : new Residuals(chiSquare, sums, 2, 0);
    }

    private static double durbinWatson(TraceModel model) {
        double squares = 0;
        double steps = 0;
        double before = 0;
        for (int p = 0; p < model.data().size(); p++) {
            double residual = model.standardised(p);
            squares += residual * residual;
            steps += p > 0 ? (residual - before) * (residual - before) : 0;
            before = residual;
        }
        return squares > 0 ? steps / squares : 2;
    }

    private static double runsZ(TraceModel model) {
        int above = 0;
        int used = 0;
        int runs = 0;
        double before = 0;
        for (int p = 0; p < model.data().size(); p++) {
            if (model.data().isCensored(p) || model.ions(p) < SYMMETRIC_IONS) {
                continue;
            }
            double residual = model.standardised(p);
            runs += used == 0 || residual > 0 != before > 0 ? 1 : 0;
            above += residual > 0 ? 1 : 0;
            before = residual;
            used++;
        }
        double n = used;
        double product = 2.0 * above * (used - above);
        double variance = product * (product - n) / (n * n * (n - 1));
        return variance > 0 ? (runs - product / n - 1) / Math.sqrt(variance) : 0;
    }

    /**
     * Whether the model does not describe the trace.
     *
     * @param mostChiSquare exceeded by more than chance allows
     * @param leastP probability of chance
     */
    public boolean areBad(double leastDurbinWatson, double mostChiSquare, double leastP) {
        boolean exceeds = chiSquare > mostChiSquare
                && sums > 0
                && ChiSquaredDistribution.of(sums).survivalProbability(chiSquare * sums) < leastP;
        return exceeds
                || durbinWatson < leastDurbinWatson
                || runsZ < NormalDistribution.of(0, 1).inverseCumulativeProbability(leastP);
    }
}
