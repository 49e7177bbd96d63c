package io.enantio.peak.pooled;

import io.enantio.peak.pooled.OwnFit.Injection;
import io.enantio.peak.pooled.PooledLayout.Carries;
import io.enantio.peak.pooled.PooledLayout.Correction;
import io.enantio.peak.shape.PeakShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One fit of all traces of a run: the shared shape and the parameters of every teaching injection together, by Gauss-Newton steps on
 * the arrow-shaped system (each injection eliminated by its Schur complement). Penalties of the corrections, the scatter of
 * the injections and the noise are learned between rounds (Fellner 1986; Schall 1991).
 */
final class PooledFit {
    private static final int BATCH = 32;
    private static final int TRIALS = 6;
    private static final int MOST_SPIKES = 6;
    private static final int ROUNDS = 6;
    private static final int FIRST_STEPS = 6;
    private static final int ROUND_STEPS = 2;
    private static final int LAST_STEPS = 3;
    private static final int JOINED_ROUNDS = 2;
    private static final int FEWEST_TO_COMPARE = 5;
    private static final double STRANGE = 8;
    private static final double STRANGE_TIMES = 4;
    private static final double MAD_TO_SD = 1.4826;
    private static final int PATTERN_TRACES = 10;
    private static final double PATTERN_SD = 5;
    private static final int MOST_BINS = 2000;

    private final PooledLayout layout;
    private final BaseShape base;
    private final double width;
    private final Injection[] injections;
    private final boolean[] usesAnalyte;
    private final boolean[] knownTeach;
    private final NoiseLearner noiseLearner;
    private final FitWork work;
    private PooledNoise[] noise;
    private SharedShape shape;
    private final double[] sharedMean;
    private final double[] sharedSd;
    private final CorrectionPenalties penalties = new CorrectionPenalties();
    private final double[][] own;
    private double[][][] loads;
    private double areaOfLoadOne;
    private final double areaSd;
    private final InjectionExpectation expectation;
    private double damping = 1e-3;
    private boolean keepsEach;
    private double leaveOneOutPercent;
    private double[] sharedCovariance = {};
    private double[][] ownCovariance;
    /** Of the teaching injections at the present parameters, after a descent. */
    private OwnFit[] present = {};

    /** What a fit starts from. */
    record Start(
            PooledLayout layout,
            BaseShape base,
            Injection[] injections,
            boolean[] standardSeen,
            double[] shared,
            double[] places,
            boolean[] known,
            NoiseLearner noise,
            Optional<double[][]> own,
            FitWork work) {}

    PooledFit(Start start) {
        layout = start.layout;
        base = start.base;
        width = base.widthMin();
        injections = start.injections;
        noiseLearner = start.noise;
        work = start.work;
        noise = noiseLearner.first();
        sharedMean = start.shared.clone();
        sharedSd = sharedSds();
        shape = new SharedShape(layout, base, List.of(Correction.COMMON), grown(start.shared, 1));
        usesAnalyte = new boolean[injections.length];
        knownTeach = start.known;
        double most = 0;
        for (int i = 0; i < injections.length; i++) {
            for (int c = 0; c < layout.channels(); c++) {
                usesAnalyte[i] |= injections[i].used()[c] && layout.carries(c) == Carries.ANALYTE;
                most = Math.max(
                        most, Arrays.stream(injections[i].traces()[c].y()).max().orElse(0));
            }
        }
        areaSd = 100 * Math.max(most, Double.MIN_NORMAL) * width;
        own = new double[injections.length][layout.ownSize()];
        for (int i = 0; i < own.length; i++) {
            own[i][PooledLayout.PLACE] = start.places[i];
            int injection = i;
            start.own.ifPresent(known -> own[injection] = known[injection].clone());
        }
        expectation = new InjectionExpectation(start, areaSd);
        loads = new double[injections.length][][];
        ownCovariance = new double[injections.length][];
        for (int i = 0; i < own.length; i++) {
            loads[i] = OwnFit.loads(layout, own[i], 0);
        }
    }

    private double[] sharedSds() {
        double[] sd = new double[layout.sharedHead()];
        Arrays.fill(sd, 0.5 * width);
        for (int k = 1; k <= layout.furtherWidths(); k++) {
            sd[layout.sharedWidth(k)] = 0.1;
            sd[layout.sharedTail(k)] = 0.6;
        }
        if (layout.hasOffset()) {
            sd[layout.standardWidth()] = 0.1;
            sd[layout.standardTail()] = 0.3;
        }
        return sd;
    }

    private static double[] grown(double[] head, int corrections) {
        return Arrays.copyOf(head, head.length + corrections * SplineGrid.SPLINES);
    }

    // ------------------------------------------------------------ priors

    private double[] sharedPrecision() {
        int g = shape.size();
        double[] matrix = new double[g * g];
        for (int k = 0; k < layout.sharedHead(); k++) {
            matrix[k * g + k] = 1 / (sharedSd[k] * sharedSd[k]);
        }
        penalties.addTo(matrix, shape);
        return matrix;
    }

    private double[] sharedPull(double[] precision, double[] values) {
        int g = values.length;
        double[] pull = new double[g];
        for (int a = 0; a < g; a++) {
            for (int b = 0; b < g; b++) {
                double mean = b < sharedMean.length ? sharedMean[b] : 0;
                pull[a] += precision[a * g + b] * (mean - values[b]);
            }
        }
        return pull;
    }

    private double sharedDistance(double[] precision, double[] values) {
        double[] pull = sharedPull(precision, values);
        double sum = 0;
        for (int b = 0; b < values.length; b++) {
            sum += pull[b] * ((b < sharedMean.length ? sharedMean[b] : 0) - values[b]);
        }
        return sum;
    }

    // ------------------------------------------------------------ the pooled steps

    private int[] teaching() {
        return IntStream.range(0, injections.length).filter(this::teaches).toArray();
    }

    private boolean teaches(int i) {
        for (boolean used : injections[i].used()) {
            if (used) {
                return true;
            }
        }
        return false;
    }

    private OwnFit at(int i, SharedShape of, double[] values) {
        OwnFit.State state = new OwnFit.State(values, areaOfLoadOne, work);
        return new OwnFit(injections[i], of, noise, expectation.prior(i), state);
    }

    /** @param fits of the teaching injections */
    private record Trial(SharedShape shape, OwnFit[] fits, double cost) {}

    /** How far a descent goes, by what a step gains per teaching injection in -2 ln likelihood: the next one gains a hundredth of it. */
    private enum Until {
        /** Learning goes on after it. */
        NEAR(1),
        SETTLED(1e-3);

        private final double gain;

        Until(double gain) {
            this.gain = gain;
        }
    }

    /** Some Gauss-Newton steps of everything together; the system before the last of them. */
    private Linearised descend(int iterations, Until until) {
        int[] teaching = teaching();
        Linearised now = new Linearised(teaching);
        present = now.fits;
        for (int k = 0; k < iterations; k++) {
            double before = now.cost;
            Trial next = null;
            for (int trial = 0; trial < TRIALS && next == null; trial++) {
                Trial found = now.trial(damping);
                if (found != null && found.cost < before + 1e-6 * Math.abs(before)) {
                    next = found;
                } else {
                    damping = Math.max(1e-3, damping * 10);
                }
            }
            if (next == null) {
                damping = 1e-2;
                return now;
            }
            damping = Math.max(1e-6, damping / 5);
            shape = next.shape;
            present = next.fits;
            for (int q = 0; q < teaching.length; q++) {
                own[teaching[q]] = present[q].own();
            }
            if (before - next.cost < until.gain * teaching.length) {
                return now;
            }
            if (k + 1 < iterations) {
                now = shape.dependsOnLoad() ? new Linearised(teaching) : new Linearised(teaching, next.fits);
            }
        }
        return now;
    }

    private OwnFit[] fits(int[] teaching) {
        OwnFit[] fits = new OwnFit[teaching.length];
        IntStream.range(0, fits.length).parallel().forEach(q -> fits[q] = at(teaching[q], shape, own[teaching[q]]));
        return fits;
    }

    /** The normal equations of all teaching injections at the present parameters. */
    private final class Linearised {
        private final int[] teaching;
        private final OwnFit[] fits;
        private final Normal[] normals;
        private final double[][][] variances;
        private final double[] shared;
        private final double[] pull;
        private final double[] sharedPrior = sharedPrecision();
        private final double cost;
        private final List<double[]> squaresOfEach = new ArrayList<>();

        Linearised(int[] teaching) {
            this(teaching, fits(teaching));
        }

        /** @param fits at the present parameters */
        Linearised(int[] teaching, OwnFit[] fits) {
            this.teaching = teaching;
            this.fits = fits;
            int g = shape.size();
            normals = new Normal[teaching.length];
            variances = new double[teaching.length][][];
            shared = sharedPrior.clone();
            pull = sharedPull(sharedPrior, shape.values());
            double sum = sharedDistance(sharedPrior, shape.values());
            double[] costs = new double[teaching.length];
            for (int from = 0; from < teaching.length; from += BATCH) {
                int to = Math.min(from + BATCH, teaching.length);
                double[][] squares = new double[to - from][];
                int first = from;
                IntStream.range(from, to).parallel().forEach(q -> {
                    variances[q] = fits[q].varianceOfAll();
                    costs[q] = fits[q].costAt(variances[q]);
                    Normal normal = fits[q].normal(TraceModel.Shared.ALL);
                    squares[q - first] = normal.sharedShared;
                    normals[q] = normal.withoutSquare();
                });
                for (int q = from; q < to; q++) {
                    sum += costs[q];
                    squaresOfEach.add(keepsEach ? squares[q - from] : new double[0]);
                    for (int k = 0; k < shared.length; k++) {
                        shared[k] += squares[q - from][k];
                    }
                    for (int k = 0; k < g; k++) {
                        pull[k] += normals[q].pullShared[k];
                    }
                }
            }
            cost = sum;
        }

        /** Eliminates all injections from a matrix and its right side; false if the own parameters of one are not determined. */
        private boolean eliminate(double damp, double[] matrix, double[] right, List<Eliminated> all) {
            for (int from = 0; from < teaching.length; from += BATCH) {
                for (Optional<Eliminated> one : eliminated(from, damp)) {
                    if (one.isEmpty()) {
                        return false;
                    }
                    one.get().subtractFrom(matrix, right);
                    all.add(one.get().withoutSquare());
                }
            }
            return true;
        }

        @Nullable
        Trial trial(double damp) {
            int g = shape.size();
            double[] matrix = shared.clone();
            for (int k = 0; k < g; k++) {
                matrix[k * g + k] *= 1 + damp;
            }
            double[] right = pull.clone();
            List<Eliminated> all = new ArrayList<>();
            if (!eliminate(damp, matrix, right, all)) {
                return null;
            }
            if (!DenseCholesky.factor(matrix, g)) {
                return null;
            }
            DenseCholesky.forward(matrix, g, right, 1);
            DenseCholesky.backward(matrix, g, right, 1);
            if (!Arrays.stream(right).allMatch(Double::isFinite)) {
                return null;
            }
            limitShared(right);
            double[] values = shape.values().clone();
            for (int k = 0; k < g; k++) {
                values[k] += right[k];
            }
            SharedShape next = shape.with(values);
            OwnFit[] moved = new OwnFit[teaching.length];
            double[] costs = new double[teaching.length];
            IntStream.range(0, teaching.length).parallel().forEach(q -> {
                moved[q] = moved(q, all.get(q).ownStep(right), next);
                costs[q] = moved[q].costAt(variances[q]);
            });
            double sum = sharedDistance(sharedPrior, values);
            for (double one : costs) {
                sum += one;
            }
            return Double.isFinite(sum) ? new Trial(next, moved, sum) : null;
        }

        private void limitShared(double[] step) {
            double most = 0;
            for (int k = layout.sharedHead(); k < step.length; k++) {
                most = Math.max(most, Math.abs(step[k]));
            }
            for (int k = layout.sharedHead(); most > 1 && k < step.length; k++) {
                step[k] /= most;
            }
            for (int k = 0; k < layout.sharedHead(); k++) {
                double limit = k < layout.sharedWidth(1) ? 0.5 * width : 0.3;
                step[k] = Math.max(-limit, Math.min(limit, step[k]));
            }
        }

        /** Some injections from one on, eliminated; empty for those whose own parameters are not determined. */
        private List<Optional<Eliminated>> eliminated(int from, double damp) {
            return IntStream.range(from, Math.min(from + BATCH, teaching.length))
                    .parallel()
                    .mapToObj(q -> Eliminated.of(normals[q], damp))
                    .toList();
        }

        private OwnFit moved(int q, double[] step, SharedShape next) {
            int n = normals[q].own;
            boolean isWhole = OwnFit.limit(shape, step);
            double[] values = own[teaching[q]].clone();
            for (int a = 0; a < n; a++) {
                values[a] += step[a];
            }
            return fits[q].moved(next, values, variances[q], !isWhole);
        }

        /**
         * How well the shape of the other injections gives the areas of one that it was not learned from, percent, without the part that
         * noise explains: each injection with known content is left out in turn by one Newton step without its share of the
         * information. 0 if none can be left out.
         */
        double leaveOneOutPercent() {
            int g = shape.size();
            double[] information = shared.clone();
            double[][] shares = new double[teaching.length][];
            double[][] pulls = new double[teaching.length][g];
            List<Eliminated> all = new ArrayList<>();
            for (int q = 0; q < teaching.length; q++) {
                Optional<Eliminated> one = Eliminated.of(normals[q], 0);
                if (one.isEmpty()) {
                    return 0;
                }
                one.get().subtractFrom(information, new double[g]);
                all.add(one.get().withoutSquare());
                if (usesAnalyte[teaching[q]]) {
                    shares[q] = squaresOfEach.get(q).clone();
                    pulls[q] = normals[q].pullShared.clone();
                    one.get().subtractFrom(shares[q], pulls[q]);
                }
            }
            List<double[]> differences = IntStream.range(0, teaching.length)
                    .filter(q -> usesAnalyte[teaching[q]])
                    .parallel()
                    .mapToObj(q -> without(q, all.get(q), information, shares[q], pulls[q]))
                    .flatMap(List::stream)
                    .toList();
            double[] errors = differences.stream()
                    .mapToDouble(one -> Math.abs(one[0]))
                    .sorted()
                    .toArray();
            double[] noises =
                    differences.stream().mapToDouble(one -> one[1]).sorted().toArray();
            if (errors.length == 0) {
                return 0;
            }
            double scatter = MAD_TO_SD * errors[errors.length / 2];
            double noisy = noises[noises.length / 2];
            return 100 * Math.sqrt(Math.max(0, scatter * scatter - noisy * noisy));
        }

        /** Relative change of each area of an injection if it did not teach, and its standard deviation from noise. */
        private List<double[]> without(int q, Eliminated one, double[] information, double[] share, double[] drawn) {
            int g = normals[q].shared;
            double[] others = information.clone();
            for (int k = 0; k < others.length; k++) {
                others[k] -= share[k];
            }
            if (!DenseCholesky.factor(others, g)) {
                return List.of();
            }
            double[] step = drawn.clone();
            DenseCholesky.forward(others, g, step, 1);
            DenseCholesky.backward(others, g, step, 1);
            int quantifier = OwnFit.quantifier(layout);
            List<double[]> found = new ArrayList<>();
            for (int j = 0; j < layout.peaks(quantifier); j++) {
                int area = layout.area(quantifier, j);
                double[] response = one.response(area);
                double change = 0;
                for (int k = 0; k < g; k++) {
                    change += response[k] * step[k];
                }
                double[] turned = response.clone();
                DenseCholesky.forward(others, g, turned, 1);
                DenseCholesky.backward(others, g, turned, 1);
                double variance = 0;
                for (int k = 0; k < g; k++) {
                    for (int l = 0; l < g; l++) {
                        variance += turned[k] * share[k * g + l] * turned[l];
                    }
                }
                double size = own[teaching[q]][area];
                if (size > 0 && Double.isFinite(change) && variance >= 0) {
                    found.add(new double[] {change / size, Math.sqrt(variance) / size});
                }
            }
            return found;
        }

        /** Covariances at the present parameters: of the shared ones, and of each injection's own if those were known. */
        void keepCovariances() {
            int g = shape.size();
            double[] matrix = shared.clone();
            for (int from = 0; from < teaching.length; from += BATCH) {
                List<Optional<Eliminated>> some = eliminated(from, 0);
                for (int q = 0; q < some.size(); q++) {
                    if (some.get(q).isPresent()) {
                        some.get(q).get().subtractFrom(matrix, new double[g]);
                        ownCovariance[teaching[from + q]] = some.get(q).get().ownCovariance();
                    }
                }
            }
            if (DenseCholesky.factor(matrix, g)) {
                sharedCovariance = DenseCholesky.inverse(matrix, g);
            }
        }
    }

    // ------------------------------------------------------------ rounds

    /** Learns shape, scatter and noise from the teaching traces. */
    PooledFit learned() {
        int[] teaching = teaching();
        solveStart(teaching);
        for (int round = 0; round < ROUNDS; round++) {
            descend(round == 0 ? FIRST_STEPS : ROUND_STEPS, Until.NEAR).keepCovariances();
            if (round == 0) {
                leaveOutStrangers(Carries.STANDARD);
                teaching = teaching();
            }
            if (round >= 1) {
                learnNoise(teaching);
            }
            if (round == 2) {
                leaveOutStrangers(Carries.ANALYTE);
                teaching = teaching();
            }
            if (round >= 3 && drop()) {
                new Linearised(teaching).keepCovariances();
            }
            penalties.learn(shape, sharedCovariance);
            expectation.learn(taught(teaching));
            takeLoads();
            if (round == 1) {
                IntStream.of(teaching).parallel().forEach(this::maskSpikes);
                for (int c = 0; c < layout.channels(); c++) {
                    learnPattern(c, teaching);
                }
                free();
            }
        }
        return this;
    }

    /**
     * A parametric description of the teaching traces.
     *
     * @param own parameters of the injections, width and tail relative to the shape
     * @param cost per point
     */
    record Parametric(PeakShape shape, double[] shared, double[][] own, double cost) {}

    /** Fits without corrections, from a shape; width and tail of the injections become those of the shape. */
    Parametric parametric(PeakShape from, int steps) {
        shape = new SharedShape(layout, base, List.of(), sharedMean.clone());
        expectation.free();
        int[] teaching = teaching();
        solveStart(teaching);
        descend(steps, Until.NEAR);
        double width = median(teaching, PooledLayout.WIDTH);
        double tail = median(teaching, PooledLayout.TAIL);
        double deviance = 0;
        int points = 0;
        for (int i : teaching) {
            deviance += at(i, shape, own[i]).deviance();
            for (int c = 0; c < layout.channels(); c++) {
                points += injections[i].used()[c] ? injections[i].traces()[c].size() : 0;
            }
        }
        PeakShape found = new PeakShape(
                from.sigmaMin() * Math.exp(width),
                from.tauRatio() * Math.exp(tail),
                from.slowFraction(),
                from.slowFactor(),
                from.asymmetry());
        double[][] moved = new double[own.length][];
        for (int i = 0; i < own.length; i++) {
            moved[i] = own[i].clone();
            moved[i][PooledLayout.WIDTH] -= teaches(i) ? width : 0;
            moved[i][PooledLayout.TAIL] -= teaches(i) ? tail : 0;
        }
        return new Parametric(found, shape.values(), moved, deviance / Math.max(1, points));
    }

    private double median(int[] of, int k) {
        double[] sorted = IntStream.of(of).mapToDouble(i -> own[i][k]).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** Learns on with more injections, all of whose channels teach. */
    void joined(boolean[] more) {
        for (int i = 0; i < more.length; i++) {
            for (int c = 0; more[i] && c < layout.channels(); c++) {
                injections[i].used()[c] = injections[i].traces()[c].size() > 0;
            }
        }
        int[] teaching = teaching();
        solveStart(IntStream.of(teaching).filter(i -> more[i]).toArray());
        for (int i = 0; i < usesAnalyte.length; i++) {
            usesAnalyte[i] |= more[i];
        }
        for (int round = 0; round < JOINED_ROUNDS; round++) {
            descend(ROUND_STEPS, Until.NEAR).keepCovariances();
            learnNoise(teaching);
            penalties.learn(shape, sharedCovariance);
            expectation.learn(taught(teaching));
        }
    }

    /** The last steps, and the covariances at their end. */
    PooledFit settled() {
        descend(LAST_STEPS, Until.SETTLED);
        keepsEach = true;
        Linearised last = new Linearised(teaching());
        last.keepCovariances();
        leaveOneOutPercent = last.leaveOneOutPercent();
        keepsEach = false;
        return this;
    }

    private void solveStart(int[] teaching) {
        IntStream.of(teaching).parallel().forEach(i -> {
            double[][] variances = noiseLearner.startVariances(injections[i], noise);
            OwnFit.solveLinear(injections[i], shape, noise, expectation.prior(i), own[i], loads[i], variances);
        });
    }

    private void maskSpikes(int i) {
        OwnFit fit = at(i, shape, own[i]);
        for (int c = 0; c < layout.channels(); c++) {
            for (int k = 0; injections[i].used()[c] && k < MOST_SPIKES; k++) {
                int spike = fit.model(c).spike();
                if (spike < 0) {
                    break;
                }
                injections[i].traces()[c] = injections[i].traces()[c].without(spike);
                fit = at(i, shape, own[i]);
            }
        }
    }

    private void learnNoise(int[] teaching) {
        List<TraceModel[]> models = Arrays.stream(present).map(OwnFit::models).toList();
        List<boolean[]> used =
                IntStream.of(teaching).mapToObj(i -> injections[i].used()).toList();
        noise = noiseLearner.learned(models, used, noise);
    }

    /**
     * A background at fixed times that recurs over the run and that smooth terms cannot follow, such as a valve step: the mean residual of
     * the teaching traces by time, if it is more than noise. Each injection has its own share of it.
     */
    private void learnPattern(int c, int[] teaching) {
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        double interval = Double.POSITIVE_INFINITY;
        int traces = 0;
        for (int i : teaching) {
            double[] t = injections[i].traces()[c].t();
            if (injections[i].used()[c] && t.length > 2) {
                from = Math.min(from, t[0]);
                to = Math.max(to, t[t.length - 1]);
                interval = Math.min(interval, (t[t.length - 1] - t[0]) / (t.length - 1));
                traces++;
            }
        }
        if (traces < PATTERN_TRACES || !(to > from)) {
            return;
        }
        // The middle of a bin is a point of the traces, where their times agree: a sharp step stays sharp.
        int bins = 1 + (int) Math.min(MOST_BINS, Math.round((to - from) / interval));
        double binWidth = (to - from) / (bins - 1);
        double[] sum = new double[bins];
        double[] weights = new double[bins];
        for (int i : teaching) {
            if (!injections[i].used()[c]) {
                continue;
            }
            TraceModel model = at(i, shape, own[i]).model(c);
            TraceData data = model.data();
            for (int p = 0; p < data.size(); p++) {
                int bin = Math.max(0, Math.min(bins - 1, (int) Math.round((data.t()[p] - from) / binWidth)));
                if (!data.isCensored(p)) {
                    double weight = 1 / model.variance(p);
                    sum[bin] += weight * (data.y()[p] - model.signal(p));
                    weights[bin] += weight;
                }
            }
        }
        double[] squares = new double[bins];
        double total = 0;
        for (int k = 0; k < bins; k++) {
            squares[k] = weights[k] > 0 ? sum[k] * sum[k] / weights[k] : 0;
            total += squares[k];
        }
        if (total < bins + PATTERN_SD * Math.sqrt(2.0 * bins)) {
            return;
        }
        double[] pattern = new double[bins];
        for (int k = 0; k < bins; k++) {
            double near = (squares[Math.max(0, k - 1)] + squares[k] + squares[Math.min(bins - 1, k + 1)]) / 3;
            pattern[k] = weights[k] > 0 ? sum[k] / weights[k] * Math.max(0, 1 - 1 / Math.max(near, 1)) : 0;
        }
        int term = layout.baselineTerms() - 1;
        for (int i = 0; i < injections.length; i++) {
            TraceData data = injections[i].traces()[c];
            double[] values = new double[data.size()];
            for (int p = 0; p < values.length; p++) {
                double place = (data.t()[p] - from) / binWidth;
                int k = Math.max(0, Math.min(bins - 2, (int) Math.floor(place)));
                double share = Math.max(0, Math.min(1, place - k));
                values[p] = (1 - share) * pattern[k] + share * pattern[k + 1];
            }
            injections[i].traces()[c] = data.with(values);
            own[i][layout.baseline(c) + term] = 1;
        }
        expectation.expectRecurring(c);
    }

    /**
     * Traces that the shape describes far worse than the others of their channel hold something else and do not teach. Not if they are more
     * than a tenth: then the run itself is so.
     */
    private void leaveOutStrangers(Carries carries) {
        for (int c = 0; c < layout.channels(); c++) {
            int channel = c;
            int[] from = IntStream.range(0, injections.length)
                    .filter(i ->
                            layout.carries(channel) == carries && injections[i].used()[channel])
                    .toArray();
            double[] misfits = IntStream.of(from)
                    .parallel()
                    .mapToDouble(i -> Residuals.of(
                                    at(i, shape, own[i]).model(channel), layout, channel, noise[channel].correlation())
                            .chiSquare())
                    .toArray();
            double[] sorted = misfits.clone();
            Arrays.sort(sorted);
            if (sorted.length < FEWEST_TO_COMPARE) {
                continue;
            }
            double limit = Math.max(STRANGE, STRANGE_TIMES * sorted[sorted.length * 3 / 4]);
            long strange = Arrays.stream(misfits).filter(one -> one > limit).count();
            for (int q = 0; q < from.length && strange <= Math.max(1, from.length / 10); q++) {
                if (misfits[q] > limit) {
                    injections[from[q]].used()[c] = false;
                    usesAnalyte[from[q]] &= carries == Carries.STANDARD;
                }
            }
        }
    }

    /** Adds the corrections that must earn their place: they start almost off. */
    private void free() {
        List<Correction> more = new ArrayList<>(shape.corrections());
        more.add(Correction.BY_TAIL);
        if (layout.analytePeaks() > 0) {
            more.add(Correction.BY_LOAD);
            more.add(Correction.BY_SQUARED_LOAD);
        }
        if (layout.hasOffset()) {
            more.add(Correction.OF_STANDARD);
        }
        more.stream().filter(one -> one != Correction.COMMON).forEach(penalties::beginNearlyOff);
        double[] head = Arrays.copyOf(shape.values(), shape.size());
        shape = new SharedShape(
                layout, base, more, Arrays.copyOf(head, layout.sharedHead() + more.size() * SplineGrid.SPLINES));
    }

    /** Takes out the corrections that the data do not support; whether there were any. */
    private boolean drop() {
        List<Correction> kept = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (int b = 0; b < shape.corrections().size(); b++) {
            Correction one = shape.corrections().get(b);
            boolean isNeeded = one == Correction.COMMON || penalties.areEarned(shape, b, sharedCovariance);
            if (isNeeded) {
                kept.add(one);
                values.add(Arrays.copyOfRange(shape.values(), shape.first(b), shape.first(b) + SplineGrid.SPLINES));
            }
        }
        if (kept.size() == shape.corrections().size()) {
            return false;
        }
        double[] next = Arrays.copyOf(shape.values(), layout.sharedHead() + kept.size() * SplineGrid.SPLINES);
        for (int b = 0; b < kept.size(); b++) {
            System.arraycopy(values.get(b), 0, next, layout.sharedHead() + b * SplineGrid.SPLINES, SplineGrid.SPLINES);
        }
        shape = new SharedShape(layout, base, kept, next);
        sharedCovariance = new double[0];
        return true;
    }

    private InjectionExpectation.Taught taught(int[] teaching) {
        return new InjectionExpectation.Taught(teaching, own, ownCovariance, usesAnalyte, noise);
    }

    private void takeLoads() {
        if (layout.analytePeaks() == 0) {
            return;
        }
        int quantifier = OwnFit.quantifier(layout);
        double most = 0;
        for (int i = 0; i < own.length; i++) {
            for (int j = 0; usesAnalyte[i] && j < layout.peaks(quantifier); j++) {
                most = Math.max(most, own[i][layout.area(quantifier, j)]);
            }
        }
        areaOfLoadOne = most;
    }

    // ------------------------------------------------------------ what later steps ask

    /** What an injection is expected to be. */
    InjectionExpectation expectation() {
        return expectation;
    }

    SharedShape shape() {
        return shape;
    }

    PooledNoise[] noise() {
        return noise;
    }

    double[] sharedCovariance() {
        return sharedCovariance;
    }

    /** Area error of injections that a shape was not learned from, percent; see {@link Linearised#leaveOneOutPercent}. */
    double leaveOneOutPercent() {
        return leaveOneOutPercent;
    }

    /** Injections with known content whose analyte has taught the shape. */
    int library() {
        int count = 0;
        for (boolean one : knownTeach) {
            count += one ? 1 : 0;
        }
        return count;
    }

    double areaOfLoadOne() {
        return areaOfLoadOne;
    }

    double areaSd() {
        return areaSd;
    }

    FitWork work() {
        return work;
    }

    double[] own(int i) {
        return own[i];
    }

    /** Parameters that a later fit of an injection that does not teach starts from. */
    void startFrom(int i, double[] values) {
        if (!teaches(i)) {
            own[i] = values.clone();
        }
    }

    Injection injection(int i) {
        return injections[i];
    }

    PooledLayout layout() {
        return layout;
    }

    int size() {
        return injections.length;
    }
}
