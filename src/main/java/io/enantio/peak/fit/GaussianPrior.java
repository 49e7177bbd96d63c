package io.enantio.peak.fit;

import io.enantio.peak.linear.CholeskyFactor;
import java.util.List;
import java.util.Optional;

/** Prior knowledge of the parameters of a fit: a normal distribution. A class, because it contains arrays. */
public final class GaussianPrior {
    /** A number with its SD. */
    public record Guess(double mean, double sd) {}

    private final double[] mean;
    private final double[][] precision;

    private GaussianPrior(double[] mean, double[][] precision) {
        this.mean = mean;
        this.precision = precision;
    }

    /** Independent parameters. */
    public static GaussianPrior independent(double[] mean, double[] sd) {
        double[][] precision = new double[mean.length][mean.length];
        for (int i = 0; i < mean.length; i++) {
            precision[i][i] = 1 / (sd[i] * sd[i]);
        }
        return new GaussianPrior(mean.clone(), precision);
    }

    /** Correlated parameters; the covariance must be positive definite. */
    public static GaussianPrior of(double[] mean, double[][] covariance) {
        double[][] precision = CholeskyFactor.of(covariance)
                .orElseThrow(() -> new IllegalArgumentException("a prior's covariance must be positive definite"))
                .inverse();
        return new GaussianPrior(mean.clone(), precision);
    }

    /** The same with further independent parameters. */
    public GaussianPrior extended(List<Guess> further) {
        int n = mean.length + further.size();
        double[] longer = java.util.Arrays.copyOf(mean, n);
        double[][] larger = new double[n][n];
        for (int i = 0; i < mean.length; i++) {
            System.arraycopy(precision[i], 0, larger[i], 0, mean.length);
        }
        for (int k = 0; k < further.size(); k++) {
            int i = mean.length + k;
            longer[i] = further.get(k).mean();
            larger[i][i] = 1 / (further.get(k).sd() * further.get(k).sd());
        }
        return new GaussianPrior(longer, larger);
    }

    public int size() {
        return mean.length;
    }

    public double mean(int i) {
        return mean[i];
    }

    public double[] mean() {
        return mean.clone();
    }

    public double precision(int i, int j) {
        return precision[i][j];
    }

    /** Empty if the precision is not positive definite to working precision. */
    public Optional<double[][]> covariance() {
        return CholeskyFactor.of(precision).map(CholeskyFactor::inverse);
    }

    /** Squared distance of a vector from the mean, in units of the prior. */
    public double distance(double[] theta) {
        double[] pull = pull(theta);
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            sum += pull[i] * (mean[i] - theta[i]);
        }
        return sum;
    }

    /** Precision x (mean - theta): the gradient of the prior. */
    public double[] pull(double[] theta) {
        double[] pull = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                pull[i] += precision[i][j] * (mean[j] - theta[j]);
            }
        }
        return pull;
    }
}
