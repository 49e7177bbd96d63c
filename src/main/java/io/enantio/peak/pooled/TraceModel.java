package io.enantio.peak.pooled;

import io.enantio.peak.pooled.PeakDensity.Scratch;
import io.enantio.peak.pooled.PooledLayout.Slot;
import org.apache.commons.numbers.gamma.Erfcx;

/** One trace of an injection under the run's shape: its signal, its misfit, and its normal equations. */
final class TraceModel {
    private static final double LEAST_CENSORED = 1e-6;
    private static final double SPIKE_SD = 5;
    /** A few ions more than expected are counting noise. */
    private static final double SPIKE_IONS = 8;
    /** Smoothed traces have no single points. */
    private static final double CORRELATED = 1.3;

    private static final int PER_SLOT = 4;
    private static final int BY_PLACE = 0;
    private static final int BY_WIDTH = 1;
    private static final int BY_TAIL = 2;
    private static final int BY_AREA = 3;

    private final TraceData data;
    private final PooledNoise noise;
    private final SharedShape shape;
    private final int channel;
    private final PeakDensity[] peaks;
    private final double[] areas;
    private final double[][] density;
    private final double[] signal;

    /**
     * @param own parameters of the injection
     * @param loads of the channel's peaks
     */
    TraceModel(TraceData data, PooledNoise noise, SharedShape shape, int channel, double[] own, double[] loads) {
        this.data = data;
        this.noise = noise;
        this.shape = shape;
        this.channel = channel;
        PooledLayout layout = shape.layout();
        Slot[] slots = layout.slots(channel);
        peaks = new PeakDensity[slots.length];
        areas = new double[slots.length];
        density = new double[slots.length][data.size()];
        signal = new double[data.size()];
        for (int j = 0; j < slots.length; j++) {
            peaks[j] = PeakDensity.of(shape, layout.carries(channel), slots[j], own, loads[j]);
            areas[j] = own[layout.area(channel, j)];
            for (int p = 0; p < signal.length; p++) {
                density[j][p] = peaks[j].at(data.t()[p]);
                signal[p] += areas[j] * density[j][p];
            }
        }
        data.addBaseline(own, layout.baseline(channel), layout.baselineTerms(), signal);
    }

    PeakDensity peak(int j) {
        return peaks[j];
    }

    TraceData data() {
        return data;
    }

    double signal(int p) {
        return signal[p];
    }

    double variance(int p) {
        return noise.variance(signal[p]);
    }

    /** 1 if the slow side of the peaks is late, -1 if it is early. */
    int sign() {
        return shape.base().sign();
    }

    /** Ions that the fitted signal of a point stands for; infinite if the channel shows no counting noise. */
    double ions(int p) {
        return noise.gain() > 0 ? Math.max(0, signal[p]) / noise.gain() : Double.POSITIVE_INFINITY;
    }

    /** Residual in standard deviations; 0 for a censored point. */
    double standardised(int p) {
        return data.isCensored(p) ? 0 : (data.y()[p] - signal[p]) / Math.sqrt(variance(p));
    }

    /**
     * The point that neither a peak nor noise explains best: a residual above five standard deviations, beside which both neighbours are
     * below half of it (electronic noise; a real peak has more than one point). -1 if there is none.
     */
    int spike() {
        int worst = -1;
        double most = SPIKE_SD;
        for (int p = 1; p + 1 < signal.length; p++) {
            double size = Math.abs(standardised(p));
            boolean isAlone = Math.abs(standardised(p - 1)) < size / 2 && Math.abs(standardised(p + 1)) < size / 2;
            boolean isMoreThanIons = Math.abs(data.y()[p] - signal[p]) > SPIKE_IONS * noise.gain();
            if (size > most && isAlone && isMoreThanIons && noise.correlation() < CORRELATED) {
                most = size;
                worst = p;
            }
        }
        return worst;
    }

    /** -2 ln likelihood of the data, without constants, for given variances. */
    double cost(double[] variances) {
        double sum = 0;
        for (int p = 0; p < signal.length; p++) {
            if (data.isCensored(p)) {
                double a = (data.censoredBelow() - signal[p]) / Math.sqrt(variances[p]);
                sum -= 2 * logNormal(a);
            } else {
                double r = data.y()[p] - signal[p];
                sum += r * r / variances[p];
            }
        }
        return sum;
    }

    double[] variances() {
        double[] found = new double[signal.length];
        for (int p = 0; p < found.length; p++) {
            found[p] = variance(p);
        }
        return found;
    }

    /** ln of the standard normal distribution function. */
    static double logNormal(double a) {
        double z = -a / Math.sqrt(2);
        return z < 0 ? Math.log1p(-0.5 * Math.exp(-z * z) * Erfcx.value(-z)) : Math.log(0.5 * Erfcx.value(z)) - z * z;
    }

    /** Weight and residual of each point; a censored one has those of its likelihood's curvature and slope. */
    private void weigh(double[] weights, double[] residuals) {
        for (int p = 0; p < signal.length; p++) {
            double variance = variance(p);
            if (data.isCensored(p)) {
                double sd = Math.sqrt(variance);
                double a = (data.censoredBelow() - signal[p]) / sd;
                double hazard = Math.sqrt(2 / Math.PI) / Erfcx.value(-a / Math.sqrt(2));
                double information = Math.max(LEAST_CENSORED, hazard * (hazard + a));
                weights[p] = information / variance;
                residuals[p] = -hazard * sd / information;
            } else {
                weights[p] = 1 / variance;
                residuals[p] = data.y()[p] - signal[p];
            }
        }
    }

    /** Whether the shared parameters are wanted: not, their products with the own ones, or all. */
    enum Shared {
        NO,
        CROSS,
        ALL
    }

    /** Adds this trace to the normal equations of its injection. */
    void addTo(Normal normal, Shared wanted) {
        PooledLayout layout = shape.layout();
        int slots = peaks.length;
        int terms = layout.baselineTerms();
        int q = PER_SLOT * slots + terms;
        int kk = SplineGrid.SPLINES;
        int points = signal.length;
        boolean cross = wanted != Shared.NO && !shape.corrections().isEmpty();
        boolean all = wanted == Shared.ALL && !shape.corrections().isEmpty();
        double[] gram = new double[q * q];
        double[] pull = new double[q];
        double[] splineQ = new double[cross ? slots * kk * q : 0];
        double[] splinePull = new double[cross ? slots * kk : 0];
        double[] splineSpline = new double[all ? slots * slots * kk * kk : 0];
        double[] weights = new double[points];
        double[] residuals = new double[points];
        weigh(weights, residuals);
        double[][] columns = new double[q][points];
        NearSplines[] near = new NearSplines[slots];
        for (int j = 0; j < slots; j++) {
            near[j] = new NearSplines(cross ? points : 0);
            columns(j, columns, near[j], cross);
        }
        data.baselines(columns, PER_SLOT * slots);
        double[] weighted = new double[points];
        for (int a = 0; a < q; a++) {
            Products.multiply(weights, columns[a], weighted);
            pull[a] = Products.dot(weighted, residuals, 0, points);
            Products.dots(weighted, columns, a + 1, 0, points, gram, a * q);
        }
        for (int j = 0; cross && j < slots; j++) {
            for (int from = 0; from < points; ) {
                int to = near[j].end(from);
                for (int n = 0; n < SplineGrid.NEAR; n++) {
                    int k = j * kk + near[j].first[from] + n;
                    near[j].weigh(n, weights, from, to, weighted);
                    splinePull[k] += Products.dot(weighted, residuals, from, to);
                    Products.dots(weighted, columns, q, from, to, splineQ, k * q);
                    for (int i = 0; all && i <= j; i++) {
                        near[i].dots(weighted, from, to, splineSpline, ((j * slots + i) * kk + k - j * kk) * kk);
                    }
                }
                from = to;
            }
        }
        for (int a = 0; a < q; a++) {
            for (int b = 0; b < a; b++) {
                gram[b * q + a] = gram[a * q + b];
            }
        }
        int[][] ownOf = new int[q][];
        int[][] sharedOf = new int[q][];
        Slot[] slot = layout.slots(channel);
        int[] none = {};
        for (int j = 0; j < slots; j++) {
            ownOf[PER_SLOT * j + BY_PLACE] = slot[j].places();
            sharedOf[PER_SLOT * j + BY_PLACE] = slot[j].sharedPlaces();
            ownOf[PER_SLOT * j + BY_WIDTH] = slot[j].ownWidths();
            sharedOf[PER_SLOT * j + BY_WIDTH] = slot[j].widths();
            ownOf[PER_SLOT * j + BY_TAIL] = new int[] {PooledLayout.TAIL};
            sharedOf[PER_SLOT * j + BY_TAIL] = slot[j].tails();
            ownOf[PER_SLOT * j + BY_AREA] = new int[] {layout.area(channel, j)};
            sharedOf[PER_SLOT * j + BY_AREA] = none;
        }
        for (int k = 0; k < terms; k++) {
            ownOf[PER_SLOT * slots + k] = new int[] {layout.baseline(channel) + k};
            sharedOf[PER_SLOT * slots + k] = none;
        }
        int n = normal.own;
        int g = normal.shared;
        for (int a = 0; a < q; a++) {
            for (int oa : ownOf[a]) {
                normal.pullOwn[oa] += pull[a];
                for (int b = 0; b < q; b++) {
                    double value = gram[a * q + b];
                    for (int ob : ownOf[b]) {
                        normal.ownOwn[oa * n + ob] += value;
                    }
                    for (int sb : sharedOf[b]) {
                        normal.ownShared[oa * g + sb] += value;
                    }
                }
            }
            for (int sa : sharedOf[a]) {
                normal.pullShared[sa] += pull[a];
                for (int b = 0; b < q; b++) {
                    for (int sb : sharedOf[b]) {
                        normal.sharedShared[sa * g + sb] += gram[a * q + b];
                    }
                }
            }
        }
        if (cross) {
            new Splines(splineQ, splinePull, splineSpline, gram, pull, q)
                    .addTo(normal, ownOf, sharedOf, all ? Shared.ALL : Shared.CROSS);
        }
    }

    /** Derivatives of the signal by a peak's place, width, tail and area; its splines times its height if they are wanted. */
    private void columns(int j, double[][] columns, NearSplines near, boolean splines) {
        Scratch s = new Scratch();
        double[] byPlace = columns[PER_SLOT * j + BY_PLACE];
        double[] byWidth = columns[PER_SLOT * j + BY_WIDTH];
        double[] byTail = columns[PER_SLOT * j + BY_TAIL];
        double[] byArea = columns[PER_SLOT * j + BY_AREA];
        double area = areas[j];
        for (int p = 0; p < byArea.length; p++) {
            peaks[j].derivativesAt(data.t()[p], s);
            byPlace[p] = area * s.byPlace;
            byWidth[p] = area * s.byLogWidth;
            byTail[p] = area * s.byTail;
            byArea[p] = s.density;
            if (splines) {
                near.put(p, s, area * s.density);
            }
        }
    }

    /** Products with the splines of each peak; those of the raw splines until their means are subtracted. */
    private final class Splines {
        private final double[] splineQ;
        private final double[] splinePull;
        private final double[] splineSpline;
        private final double[] gram;
        private final double[] pull;
        private final int q;
        private final int kk = SplineGrid.SPLINES;
        private final int slots = peaks.length;

        Splines(double[] splineQ, double[] splinePull, double[] splineSpline, double[] gram, double[] pull, int q) {
            this.splineQ = splineQ;
            this.splinePull = splinePull;
            this.splineSpline = splineSpline;
            this.gram = gram;
            this.pull = pull;
            this.q = q;
        }

        private double mean(int j, int k) {
            return areas[j] * peaks[j].meanSpline(k);
        }

        void addTo(Normal normal, int[][] ownOf, int[][] sharedOf, Shared wanted) {
            int n = normal.own;
            int g = normal.shared;
            int blocks = shape.corrections().size();
            if (wanted == Shared.ALL) {
                addSquares(normal, blocks);
            }
            for (int j = 0; j < slots; j++) {
                int area = PER_SLOT * j + BY_AREA;
                for (int k = 0; k < kk; k++) {
                    double mean = mean(j, k);
                    double drawn = splinePull[j * kk + k] - mean * pull[area];
                    for (int block = 0; block < blocks; block++) {
                        double factor = peaks[j].factor(block);
                        if (factor == 0) {
                            continue;
                        }
                        int to = shape.first(block) + k;
                        normal.pullShared[to] += factor * drawn;
                        for (int b = 0; b < q; b++) {
                            double value = factor * (splineQ[(j * kk + k) * q + b] - mean * gram[area * q + b]);
                            for (int ob : ownOf[b]) {
                                normal.ownShared[ob * g + to] += value;
                            }
                            if (wanted == Shared.ALL) {
                                for (int sb : sharedOf[b]) {
                                    normal.sharedShared[sb * g + to] += value;
                                    normal.sharedShared[to * g + sb] += value;
                                }
                            }
                        }
                    }
                }
            }
        }

        private void addSquares(Normal normal, int blocks) {
            int g = normal.shared;
            for (int j = 0; j < slots; j++) {
                for (int i = 0; i <= j; i++) {
                    double[] square = square(j, i);
                    for (int a = 0; a < blocks; a++) {
                        for (int b = 0; b < blocks; b++) {
                            double factor = peaks[j].factor(a) * peaks[i].factor(b);
                            double mirrored = j == i ? 0 : peaks[i].factor(a) * peaks[j].factor(b);
                            if (factor == 0 && mirrored == 0) {
                                continue;
                            }
                            int row = shape.first(a);
                            int column = shape.first(b);
                            for (int k = 0; k < kk; k++) {
                                int at = (row + k) * g + column;
                                for (int l = 0; l < kk; l++) {
                                    normal.sharedShared[at + l] +=
                                            factor * square[k * kk + l] + mirrored * square[l * kk + k];
                                }
                            }
                        }
                    }
                }
            }
        }

        /** Products of the centred splines of two peaks, j's by row. */
        private double[] square(int j, int i) {
            double[] square = new double[kk * kk];
            int areaJ = PER_SLOT * j + BY_AREA;
            int areaI = PER_SLOT * i + BY_AREA;
            int from = (j * slots + i) * kk * kk;
            double both = gram[areaJ * q + areaI];
            for (int k = 0; k < kk; k++) {
                double meanJ = mean(j, k);
                double withI = splineQ[(j * kk + k) * q + areaI];
                for (int l = 0; l < kk; l++) {
                    double meanI = mean(i, l);
                    square[k * kk + l] = splineSpline[from + k * kk + l]
                            - meanJ * splineQ[(i * kk + l) * q + areaJ]
                            - meanI * withI
                            + meanJ * meanI * both;
                }
            }
            return square;
        }
    }

    /**
     * Products of area and baseline columns, for solving them exactly at the present shape: matrix (areas, then baseline) and right
     * side with the data themselves.
     */
    void linear(double[] matrix, double[] right, double[] variances) {
        PooledLayout layout = shape.layout();
        int slots = peaks.length;
        int size = slots + layout.baselineTerms();
        double[] line = new double[layout.baselineTerms()];
        double[] columns = new double[size];
        for (int p = 0; p < signal.length; p++) {
            double weight = 1 / variances[p];
            for (int j = 0; j < slots; j++) {
                columns[j] = density[j][p];
            }
            data.baseline(p, line);
            System.arraycopy(line, 0, columns, slots, line.length);
            for (int a = 0; a < size; a++) {
                double wa = weight * columns[a];
                right[a] += wa * data.y()[p];
                for (int b = 0; b < size; b++) {
                    matrix[a * size + b] += wa * columns[b];
                }
            }
        }
    }

    /** Derivatives of the signal at a point by the injection's own parameters. */
    void row(int p, double[] row, Scratch[] scratch, double[] line) {
        PooledLayout layout = shape.layout();
        Slot[] slot = layout.slots(channel);
        for (int j = 0; j < layout.peaks(channel); j++) {
            peaks[j].derivativesAt(data.t()[p], scratch[j]);
            for (int k : slot[j].places()) {
                row[k] += areas[j] * scratch[j].byPlace;
            }
            for (int k : slot[j].ownWidths()) {
                row[k] += areas[j] * scratch[j].byLogWidth;
            }
            row[PooledLayout.TAIL] += areas[j] * scratch[j].byTail;
            row[layout.area(channel, j)] = scratch[j].density;
        }
        data.baseline(p, line);
        System.arraycopy(line, 0, row, layout.baseline(channel), line.length);
    }
}
