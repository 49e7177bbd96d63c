package io.enantio.peak.pooled;

import io.enantio.peak.pooled.PooledLayout.Carries;
import java.util.Arrays;

/**
 * The own parameters of one injection, fitted to its traces under the run's shape: damped Gauss-Newton steps; areas and baselines
 * are solved exactly after a step that had to be shortened. A step that does not lower the cost, or gives no number, is taken
 * back.
 */
final class OwnFit {
    private static final int TRIALS = 6;
    private static final double PLACE_STEP_WIDTHS = 0.25;
    private static final double WIDTH_STEP = 0.2;
    private static final double TAIL_STEP = 0.5;
    private static final double SMALL_GAIN = 1e-3;
    private static final double MOST_LOAD = 3;

    private final Injection injection;
    private final SharedShape shape;
    private final PooledNoise[] noise;
    private final OwnPrior prior;
    private final double areaOfLoadOne;
    private double[] own;
    private double[][] loads;
    private TraceModel[] models;
    private double damping = 1e-3;
    private boolean hasConverged;

    /**
     * The traces of one injection.
     *
     * @param traces of each channel, without points if there is none
     * @param used channels that count
     */
    record Injection(TraceData[] traces, boolean[] used) {}

    OwnFit(Injection injection, SharedShape shape, PooledNoise[] noise, OwnPrior prior, State start) {
        this.injection = injection;
        this.shape = shape;
        this.noise = noise;
        this.prior = prior;
        this.areaOfLoadOne = start.areaOfLoadOne;
        own = start.own.clone();
        loads = loads(shape.layout(), own, areaOfLoadOne);
        models = models(own, loads);
    }

    private OwnFit(OwnFit before, SharedShape other, double[] values) {
        injection = before.injection;
        shape = other;
        noise = before.noise;
        prior = before.prior;
        areaOfLoadOne = before.areaOfLoadOne;
        own = values;
        loads = before.loads;
        models = new TraceModel[before.models.length];
        for (int c = 0; c < models.length; c++) {
            models[c] = injection.used[c]
                    ? new TraceModel(injection.traces[c], noise[c], other, c, values, loads[c])
                    : before.models[c];
        }
    }

    /**
     * @param own parameters
     * @param areaOfLoadOne 0: no peak has a load
     */
    record State(double[] own, double areaOfLoadOne) {}

    static double[][] loads(PooledLayout layout, double[] own, double areaOfLoadOne) {
        double[][] loads = new double[layout.channels()][];
        int quantifier = quantifier(layout);
        for (int c = 0; c < loads.length; c++) {
            loads[c] = new double[layout.slots(c).length];
            int from = layout.carries(c) == Carries.ANALYTE ? quantifier : c;
            for (int j = 0; areaOfLoadOne > 0 && j < layout.peaks(c); j++) {
                double load = own[layout.area(from, j)] / areaOfLoadOne;
                loads[c][j] = Math.max(0, Math.min(MOST_LOAD, load));
            }
        }
        return loads;
    }

    /** The first channel of the analyte; 0 if there is none. */
    static int quantifier(PooledLayout layout) {
        for (int c = 0; c < layout.channels(); c++) {
            if (layout.carries(c) == Carries.ANALYTE) {
                return c;
            }
        }
        return 0;
    }

    private TraceModel[] models(double[] values, double[][] theLoads) {
        TraceModel[] found = new TraceModel[injection.traces.length];
        for (int c = 0; c < found.length; c++) {
            found[c] = new TraceModel(injection.traces[c], noise[c], shape, c, values, theLoads[c]);
        }
        return found;
    }

    /** Solves areas and baselines at the start. */
    OwnFit solvedLinear() {
        double[][] variances = variances();
        double[] next = own.clone();
        solveLinear(injection, shape, noise, prior, next, loads, variances, Zeros.AS_STORED);
        own = next;
        loads = loads(shape.layout(), own, areaOfLoadOne);
        models = models(own, loads);
        return this;
    }

    /** Descends until the cost no longer falls. */
    OwnFit descend(int iterations) {
        hasConverged = false;
        for (int k = 0; k < iterations; k++) {
            double[][] variances = variances();
            double before = cost(models, variances, own);
            if (!step(variances, before)) {
                hasConverged = true;
                return this;
            }
            double after = cost(models, variances, own);
            loads = loads(shape.layout(), own, areaOfLoadOne);
            models = models(own, loads);
            if (before - after < SMALL_GAIN) {
                hasConverged = true;
                return this;
            }
        }
        return this;
    }

    TraceModel[] models() {
        return models;
    }

    double[][] varianceOfAll() {
        return variances();
    }

    double costAt(double[][] variances) {
        return cost(models, variances, own);
    }

    /** The same injection at other parameters, under another shape; the loads of its peaks stay. */
    OwnFit moved(SharedShape other, double[] values) {
        return new OwnFit(this, other, values);
    }

    void solveLinear(SharedShape other, double[] values, double[][] variances) {
        solveLinear(injection, other, noise, prior, values, loads, variances, Zeros.LEFT);
    }

    private double[][] variances() {
        double[][] found = new double[models.length][];
        for (int c = 0; c < found.length; c++) {
            found[c] = models[c].variances();
        }
        return found;
    }

    double cost(TraceModel[] of, double[][] variances, double[] values) {
        double sum = prior.distance(values);
        for (int c = 0; c < of.length; c++) {
            sum += injection.used[c] ? of[c].cost(variances[c]) : 0;
        }
        return sum;
    }

    private boolean step(double[][] variances, double before) {
        Normal normal = normal(TraceModel.Shared.NO);
        for (int trial = 0; trial < TRIALS; trial++) {
            double[] step = solved(normal, damping);
            if (step.length > 0) {
                boolean isWhole = limit(step);
                double[] next = own.clone();
                for (int k = 0; k < next.length; k++) {
                    next[k] += step[k];
                }
                if (!isWhole) {
                    solveLinear(next, variances);
                }
                TraceModel[] there = models(next, loads);
                double cost = cost(there, variances, next);
                if (cost <= before + 1e-9 * Math.abs(before)) {
                    own = next;
                    models = there;
                    damping = Math.max(1e-9, damping / 10);
                    return true;
                }
            }
            damping = Math.max(1e-3, damping * 10);
        }
        return false;
    }

    /** Information about own parameters with their prior, and about the shared ones as wanted. */
    Normal normal(TraceModel.Shared wanted) {
        Normal normal = new Normal(
                shape.layout().ownSize(),
                wanted == TraceModel.Shared.NO ? shape.layout().sharedHead() : shape.size());
        for (int c = 0; c < models.length; c++) {
            if (injection.used[c] && models[c].data().size() > 0) {
                models[c].addTo(normal, wanted);
            }
        }
        prior.addTo(normal.ownOwn);
        prior.pull(own, normal.pullOwn);
        return normal;
    }

    private static double[] solved(Normal normal, double damping) {
        int n = normal.own;
        double[] matrix = damped(normal, damping);
        if (!DenseCholesky.factor(matrix, n)) {
            return new double[0];
        }
        double[] step = normal.pullOwn.clone();
        DenseCholesky.forward(matrix, n, step, 1);
        DenseCholesky.backward(matrix, n, step, 1);
        return Arrays.stream(step).allMatch(Double::isFinite) ? step : new double[0];
    }

    static double[] damped(Normal normal, double damping) {
        int n = normal.own;
        double[] matrix = normal.ownOwn.clone();
        for (int k = 0; k < n; k++) {
            matrix[k * n + k] += damping * matrix[k * n + k] + 1e-12;
        }
        return matrix;
    }

    /** Shortens the nonlinear part of a step to what the linear model is good for; whether it was whole. */
    boolean limit(double[] step) {
        return limit(shape, step);
    }

    static boolean limit(SharedShape shape, double[] step) {
        PooledLayout layout = shape.layout();
        double most = PLACE_STEP_WIDTHS * shape.base().widthMin();
        double share = 1;
        for (int k = 0; k < layout.head(); k++) {
            double limit = layout.isWidth(k) ? WIDTH_STEP : k == PooledLayout.TAIL ? TAIL_STEP : most;
            share = Math.min(share, limit / Math.max(Math.abs(step[k]), Double.MIN_NORMAL));
        }
        for (int k = 0; share < 1 && k < layout.head(); k++) {
            step[k] *= share;
        }
        return share >= 1;
    }

    /** Areas and baselines that fit best at the nonlinear parameters of a vector, in place; not in channels with censored points. */
    void solveLinear(double[] values, double[][] variances) {
        solveLinear(injection, shape, noise, prior, values, loads, variances, Zeros.LEFT);
    }

    /** Whether channels with stored zeros are solved as if these were zeros: for a start. */
    enum Zeros {
        AS_STORED,
        LEFT
    }

    static void solveLinear(
            Injection injection,
            SharedShape shape,
            PooledNoise[] noise,
            OwnPrior prior,
            double[] values,
            double[][] loads,
            double[][] variances,
            Zeros zeros) {
        PooledLayout layout = shape.layout();
        int terms = layout.baselineTerms();
        for (int c = 0; c < injection.traces.length; c++) {
            TraceData data = injection.traces[c];
            if (!injection.used[c] || data.size() == 0 || zeros == Zeros.LEFT && data.censoredBelow() > 0) {
                continue;
            }
            int slots = layout.slots(c).length;
            int size = slots + terms;
            double[] matrix = new double[size * size];
            double[] right = new double[size];
            new TraceModel(data, noise[c], shape, c, values, loads[c]).linear(matrix, right, variances[c]);
            int at = layout.baseline(c);
            for (int j = 0; j < slots; j++) {
                int k = layout.area(c, j);
                matrix[j * size + j] += prior.precision()[k];
                right[j] += prior.precision()[k] * prior.mean()[k];
            }
            for (int a = 0; a < terms; a++) {
                for (int b = 0; b < terms; b++) {
                    double precision = prior.baseline()[c][a * terms + b];
                    matrix[(slots + a) * size + slots + b] += precision;
                    right[slots + a] += precision * prior.mean()[at + b];
                }
            }
            if (!DenseCholesky.factor(matrix, size)) {
                continue;
            }
            DenseCholesky.forward(matrix, size, right, 1);
            DenseCholesky.backward(matrix, size, right, 1);
            if (!Arrays.stream(right).allMatch(Double::isFinite)) {
                continue;
            }
            for (int j = 0; j < slots; j++) {
                values[layout.area(c, j)] = right[j];
            }
            System.arraycopy(right, slots, values, at, terms);
        }
    }

    /** Whether the last descent ended because no step lowers the cost any more. */
    boolean hasConverged() {
        return hasConverged;
    }

    PooledLayout layout() {
        return shape.layout();
    }

    Injection injection() {
        return injection;
    }

    /** Variance of an own parameter under the run's shape; infinite if the data do not determine it. */
    double variance(int k) {
        Normal normal = normal(TraceModel.Shared.NO);
        return DenseCholesky.factor(normal.ownOwn, normal.own)
                ? DenseCholesky.inverse(normal.ownOwn, normal.own)[k * normal.own + k]
                : Double.POSITIVE_INFINITY;
    }

    double[] own() {
        return own;
    }

    TraceModel model(int channel) {
        return models[channel];
    }

    /** Cost at the end, with the variances of the fitted signal. */
    double cost() {
        return cost(models, variances(), own);
    }

    /** -2 ln likelihood with the logarithms of the variances, which cost leaves out. */
    double deviance() {
        double[][] variances = variances();
        double sum = cost(models, variances, own);
        for (int c = 0; c < models.length; c++) {
            if (injection.used[c]) {
                sum += Arrays.stream(variances[c]).map(Math::log).sum();
            }
        }
        return sum;
    }
}
