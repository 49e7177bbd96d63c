package io.enantio.peak.pooled;

/**
 * What is expected of an injection's own parameters before its traces are fitted: independent for the nonlinear ones and the areas,
 * a mean and a precision matrix for the baseline of each channel.
 *
 * @param mean of all own parameters
 * @param precision of all own parameters, without those of the baseline
 * @param baseline precision matrix of the baseline of each channel
 * @param ties further soft conditions
 */
record OwnPrior(PooledLayout layout, double[] mean, double[] precision, double[][] baseline, Tie[] ties) {
    /**
     * A soft condition: parameter {@code second} is a multiple of parameter {@code first}.
     *
     * @param precision 1/variance of the difference
     */
    record Tie(int first, int second, double multiple, double precision) {}

    /** Adds to a matrix of own parameters. */
    void addTo(double[] matrix) {
        int n = layout.ownSize();
        for (int k = 0; k < precision.length; k++) {
            matrix[k * n + k] += precision[k];
        }
        int terms = layout.baselineTerms();
        for (int c = 0; c < layout.channels(); c++) {
            int at = layout.baseline(c);
            for (int a = 0; a < terms; a++) {
                for (int b = 0; b < terms; b++) {
                    matrix[(at + a) * n + at + b] += baseline[c][a * terms + b];
                }
            }
        }
        for (Tie tie : ties) {
            int a = tie.first;
            int b = tie.second;
            matrix[b * n + b] += tie.precision;
            matrix[a * n + a] += tie.precision * tie.multiple * tie.multiple;
            matrix[a * n + b] -= tie.precision * tie.multiple;
            matrix[b * n + a] -= tie.precision * tie.multiple;
        }
    }

    /** Precision x (mean - own), added to a gradient; the squared distance is returned. */
    double pull(double[] own, double[] gradient) {
        double sum = 0;
        for (int k = 0; k < precision.length; k++) {
            double away = mean[k] - own[k];
            gradient[k] += precision[k] * away;
            sum += precision[k] * away * away;
        }
        int terms = layout.baselineTerms();
        for (int c = 0; c < layout.channels(); c++) {
            int at = layout.baseline(c);
            for (int a = 0; a < terms; a++) {
                double drawn = 0;
                for (int b = 0; b < terms; b++) {
                    drawn += baseline[c][a * terms + b] * (mean[at + b] - own[at + b]);
                }
                gradient[at + a] += drawn;
                sum += drawn * (mean[at + a] - own[at + a]);
            }
        }
        for (Tie tie : ties) {
            double away = own[tie.second] - tie.multiple * own[tie.first];
            gradient[tie.second] -= tie.precision * away;
            gradient[tie.first] += tie.precision * tie.multiple * away;
            sum += tie.precision * away * away;
        }
        return sum;
    }

    double distance(double[] own) {
        return pull(own, new double[own.length]);
    }
}
