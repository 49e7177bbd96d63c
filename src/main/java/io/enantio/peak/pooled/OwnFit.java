package io.enantio.peak.pooled;

import io.enantio.peak.pooled.PooledLayout.Carries;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    /** A step that gained less was short: the information about the parameters is hardly another after it. */
    private static final double NEAR_GAIN = 10;

    private static final double MOST_LOAD = 3;

    private final Injection injection;
    private final SharedShape shape;
    private final PooledNoise[] noise;
    private final OwnPrior prior;
    private final double areaOfLoadOne;
    private final FitWork work;
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
        work = start.work;
        own = start.own.clone();
        loads = loads(shape.layout(), own, areaOfLoadOne);
        models = models(injection, shape, noise, own, loads);
        work.addEvaluations(models.length);
    }

    private OwnFit(OwnFit before, SharedShape other, double[] values) {
        injection = before.injection;
        shape = other;
        noise = before.noise;
        prior = before.prior;
        areaOfLoadOne = before.areaOfLoadOne;
        work = before.work;
        own = values;
        loads = before.loads;
        models = before.modelsAt(other, values);
    }

    /**
     * @param own parameters
     * @param areaOfLoadOne 0: no peak has a load
     * @param work that the fit adds its own to
     */
    record State(double[] own, double areaOfLoadOne, FitWork work) {}

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

    /** Models of all channels; of those that carry the same peaks, these are made once. */
    private static TraceModel[] models(
            Injection injection, SharedShape shape, PooledNoise[] noise, double[] values, double[][] loads) {
        TraceModel[] found = new TraceModel[injection.traces.length];
        for (int c = 0; c < found.length; c++) {
            TraceData data = injection.traces[c];
            double[][] baseline = data.baseline(shape.layout().baselineTerms());
            found[c] = model(injection, shape, noise, values, loads, c, found, baseline);
        }
        return found;
    }

    /** Models at other parameters, under another shape; the loads of the peaks stay, and so do models of channels that do not count. */
    private TraceModel[] modelsAt(SharedShape other, double[] values) {
        TraceModel[] found = new TraceModel[models.length];
        work.addEvaluations(found.length);
        for (int c = 0; c < found.length; c++) {
            found[c] = injection.used[c]
                    ? model(injection, other, noise, values, loads, c, found, models[c].baseline())
                    : models[c];
        }
        return found;
    }

    private static TraceModel model(
            Injection injection,
            SharedShape shape,
            PooledNoise[] noise,
            double[] values,
            double[][] loads,
            int c,
            TraceModel[] before,
            double[][] baseline) {
        TraceData data = injection.traces[c];
        PooledLayout layout = shape.layout();
        boolean isLikeTheLast =
                c > 0 && layout.carries(c) == layout.carries(c - 1) && injection.used[c] == injection.used[c - 1];
        UnitPeaks peaks =
                isLikeTheLast ? before[c - 1].peaks().at(data.t()) : UnitPeaks.of(data.t(), shape, c, values, loads[c]);
        return new TraceModel(data, noise[c], shape, c, values, peaks, baseline);
    }

    /** Solves areas and baselines at the start. */
    OwnFit solvedLinear() {
        double[] next = own.clone();
        TraceModel[] solved = solvedLinear(models, next, varianceOfAll(), Zeros.AS_STORED);
        own = next;
        take(solved);
        return this;
    }

    /** Takes models at the own parameters; where shapes follow the areas, they are made again. */
    private void take(TraceModel[] there) {
        models = there;
        if (shape.dependsOnLoad()) {
            loads = loads(shape.layout(), own, areaOfLoadOne);
            models = models(injection, shape, noise, own, loads);
            work.addEvaluations(models.length);
        }
    }

    /** Descends until the cost no longer falls. After a small step the information is that of before it: only the pull is renewed. */
    OwnFit descend(int iterations) {
        hasConverged = false;
        Normal normal = normal(TraceModel.Shared.NO);
        boolean isOld = false;
        for (int k = 0; k < iterations; k++) {
            double[][] variances = varianceOfAll();
            double before = cost(models, variances, own);
            double gain = before - step(normal, variances, before);
            if (gain < SMALL_GAIN && (gain > 0 || !isOld)) {
                hasConverged = true;
                return this;
            }
            isOld = gain > 0 && gain < NEAR_GAIN;
            normal = isOld ? normal.with(pull()) : normal(TraceModel.Shared.NO);
        }
        return this;
    }

    TraceModel[] models() {
        return models;
    }

    /** Variances of the points, by channel. */
    double[][] varianceOfAll() {
        double[][] found = new double[models.length][];
        for (int c = 0; c < found.length; c++) {
            found[c] = models[c].variances();
        }
        return found;
    }

    double costAt(double[][] variances) {
        return cost(models, variances, own);
    }

    /**
     * The same injection at other parameters, under another shape; the loads of its peaks stay.
     *
     * @param solve whether areas and baselines are to be solved there, with these variances; they then replace those in {@code values}
     */
    OwnFit moved(SharedShape other, double[] values, double[][] variances, boolean solve) {
        OwnFit there = new OwnFit(this, other, values);
        if (solve) {
            there.models = there.solvedLinear(there.models, values, variances, Zeros.LEFT);
        }
        return there;
    }

    double cost(TraceModel[] of, double[][] variances, double[] values) {
        double sum = prior.distance(values);
        for (int c = 0; c < of.length; c++) {
            sum += injection.used[c] ? of[c].cost(variances[c]) : 0;
        }
        return sum;
    }

    /** One step if one lowers the cost; the cost after it. */
    private double step(Normal normal, double[][] variances, double before) {
        for (int trial = 0; trial < TRIALS; trial++) {
            double[] step = solved(normal, damping);
            if (step.length > 0) {
                boolean isWhole = limit(shape, step);
                double[] next = own.clone();
                for (int k = 0; k < next.length; k++) {
                    next[k] += step[k];
                }
                TraceModel[] there = modelsAt(shape, next);
                if (!isWhole) {
                    there = solvedLinear(there, next, variances, Zeros.LEFT);
                }
                double cost = cost(there, variances, next);
                if (cost <= before + 1e-9 * Math.abs(before)) {
                    own = next;
                    take(there);
                    damping = Math.max(1e-9, damping / 10);
                    return cost;
                }
            }
            damping = Math.max(1e-3, damping * 10);
        }
        return before;
    }

    /** Information about own parameters with their prior, and about the shared ones as wanted. */
    Normal normal(TraceModel.Shared wanted) {
        Normal normal = new Normal(
                shape.layout().ownSize(),
                wanted == TraceModel.Shared.NO ? shape.layout().sharedHead() : shape.size());
        work.addNormal();
        PeakSlopes[] slopes = {};
        @Nullable UnitPeaks of = null;
        for (int c = 0; c < models.length; c++) {
            if (injection.used[c] && models[c].data().size() > 0) {
                slopes = of == models[c].peaks() ? slopes : models[c].peaks().slopes();
                of = models[c].peaks();
                models[c].addTo(normal, wanted, slopes);
            }
        }
        prior.addTo(normal.ownOwn);
        prior.pull(own, normal.pullOwn);
        return normal;
    }

    /** What pulls the own parameters alone, with their prior. */
    private Normal.Pull pull() {
        return pull(shape.layout().sharedHead());
    }

    /** What pulls the own parameters, with their prior, and so many of the shared ones. */
    Normal.Pull pull(int shared) {
        Normal.Pull found = new Normal.Pull(shape.layout().ownSize(), shared);
        PeakSlopes[] slopes = {};
        @Nullable UnitPeaks of = null;
        for (int c = 0; c < models.length; c++) {
            if (injection.used[c] && models[c].data().size() > 0) {
                slopes = of == models[c].peaks() ? slopes : models[c].peaks().slopes();
                of = models[c].peaks();
                models[c].addPullTo(found, slopes);
            }
        }
        prior.pull(own, found.own);
        return found;
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

    /** Whether channels with stored zeros are solved as if these were zeros: for a start. */
    enum Zeros {
        AS_STORED,
        LEFT
    }

    /** Areas and baselines that fit best at the nonlinear parameters of a start, in place. */
    static void solveLinear(
            Injection injection,
            SharedShape shape,
            PooledNoise[] noise,
            OwnPrior prior,
            double[] values,
            double[][] loads,
            double[][] variances) {
        TraceModel[] at = models(injection, shape, noise, values, loads);
        solvedLinear(injection, prior, at, values, variances, Zeros.AS_STORED);
    }

    private TraceModel[] solvedLinear(TraceModel[] at, double[] values, double[][] variances, Zeros zeros) {
        return solvedLinear(injection, prior, at, values, variances, zeros);
    }

    /** Areas and baselines that fit best at the nonlinear parameters of a vector, in place, and the models with them. */
    private static TraceModel[] solvedLinear(
            Injection injection,
            OwnPrior prior,
            TraceModel[] there,
            double[] values,
            double[][] variances,
            Zeros zeros) {
        PooledLayout layout = prior.layout();
        int terms = layout.baselineTerms();
        TraceModel[] found = there.clone();
        for (int c = 0; c < found.length; c++) {
            TraceData data = injection.traces[c];
            if (!injection.used[c] || data.size() == 0 || zeros == Zeros.LEFT && data.censoredBelow() > 0) {
                continue;
            }
            int slots = layout.slots(c).length;
            int size = slots + terms;
            double[] matrix = new double[size * size];
            double[] right = new double[size];
            there[c].linear(matrix, right, variances[c]);
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
            found[c] = there[c].with(values);
        }
        return found;
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
        return cost(models, varianceOfAll(), own);
    }

    /** -2 ln likelihood with the logarithms of the variances, which cost leaves out. */
    double deviance() {
        double[][] variances = varianceOfAll();
        double sum = cost(models, variances, own);
        for (int c = 0; c < models.length; c++) {
            if (injection.used[c]) {
                sum += Arrays.stream(variances[c]).map(Math::log).sum();
            }
        }
        return sum;
    }
}
