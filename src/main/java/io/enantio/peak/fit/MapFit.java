package io.enantio.peak.fit;

import io.enantio.peak.linear.CholeskyFactor;
import java.util.Optional;

/**
 * The most probable parameters of one trace under a prior: Levenberg-Marquardt on the projected problem, the weights renewed
 * from the fitted signal between rounds.
 */
public final class MapFit {
    private static final int ROUNDS = 3;
    private static final int STEPS = 12;
    private static final int TRIALS = 6;
    private static final double SMALL_GAIN = 1e-4;

    private final VariableProjection trace;
    private final GaussianPrior prior;
    private double[] theta;
    private double damping = 1e-4;
    private boolean converged;

    private MapFit(VariableProjection trace, GaussianPrior prior, double[] start) {
        this.trace = trace;
        this.prior = prior;
        this.theta = start.clone();
    }

    /** Common to all fits of a transition: its noise, and the area at which the load of a peak is 1 (0: no load). */
    public record Setting(FitNoise noise, double countsMinOfLoadOne) {}

    /** Fits from the prior's mean. */
    public static MapFit of(VariableProjection trace, GaussianPrior prior, Setting setting) {
        MapFit fit = new MapFit(trace, prior, prior.mean());
        trace.layout().limit(fit.theta);
        fit.prepare(setting);
        for (int round = 0; round < ROUNDS; round++) {
            fit.descend();
            trace.weigh(setting.noise());
            trace.load(setting.countsMinOfLoadOne());
            trace.evaluate(fit.theta);
        }
        return fit;
    }

    /** Areas at the mean of the prior: the fallback if a fit does not converge. */
    public static MapFit fixed(VariableProjection trace, GaussianPrior prior, Setting setting) {
        MapFit fit = new MapFit(trace, prior, prior.mean());
        trace.layout().limit(fit.theta);
        fit.prepare(setting);
        for (int round = 0; round < ROUNDS; round++) {
            trace.weigh(setting.noise());
            trace.evaluate(fit.theta);
        }
        return fit;
    }

    private void prepare(Setting setting) {
        trace.weighEqually(setting.noise().variance(0));
        trace.evaluate(theta);
        trace.weigh(setting.noise());
        trace.load(setting.countsMinOfLoadOne());
        trace.evaluate(theta);
    }

    private void descend() {
        double cost = trace.cost() + prior.distance(theta);
        converged = false;
        for (int step = 0; step < STEPS && !converged; step++) {
            double before = cost;
            cost = improve(cost);
            converged = before - cost <= SMALL_GAIN;
        }
    }

    private double improve(double cost) {
        double[][] information = trace.information();
        double[] pull = trace.pull();
        double[] priorPull = prior.pull(theta);
        for (int trial = 0; trial < TRIALS; trial++) {
            Optional<double[]> next = step(information, pull, priorPull);
            double lower = next.map(this::costAt).orElse(Double.POSITIVE_INFINITY);
            if (lower <= cost) {
                theta = next.orElseThrow();
                damping = Math.max(1e-9, damping * 0.1);
                return lower;
            }
            damping = Math.max(1e-3, damping * 10);
        }
        damping = 1e-2;
        trace.evaluate(theta);
        return cost;
    }

    private double costAt(double[] candidate) {
        return trace.evaluate(candidate) + prior.distance(candidate);
    }

    private Optional<double[]> step(double[][] information, double[] pull, double[] priorPull) {
        int p = theta.length;
        double[][] matrix = new double[p][p];
        double[] right = new double[p];
        for (int i = 0; i < p; i++) {
            right[i] = pull[i] + priorPull[i];
            for (int j = 0; j < p; j++) {
                matrix[i][j] = information[i][j] + prior.precision(i, j);
            }
            matrix[i][i] *= 1 + damping;
        }
        return BoundedStep.of(trace.layout(), theta, matrix, right);
    }

    public double[] theta() {
        return theta.clone();
    }

    public VariableProjection trace() {
        return trace;
    }

    public boolean hasConverged() {
        return converged;
    }

    /** Sum of squares with the prior's. */
    public double cost() {
        return trace.cost() + prior.distance(theta);
    }

    public GaussianPrior prior() {
        return prior;
    }

    /** Covariance of the parameters under a prior precision; empty if it is not positive definite. */
    public Optional<double[][]> covariance(GaussianPrior under) {
        return information(under).map(CholeskyFactor::inverse);
    }

    /** Information of the parameters under a prior, factored. */
    public Optional<CholeskyFactor> information(GaussianPrior under) {
        double[][] matrix = trace.information();
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                matrix[i][j] += under.precision(i, j);
            }
        }
        return CholeskyFactor.of(matrix);
    }
}
