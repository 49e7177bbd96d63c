package io.enantio.peak.pooled;

import io.enantio.peak.pooled.PooledLayout.Slot;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.Erfcx;

/** One trace of an injection under the run's shape: its signal, its misfit, and its normal equations. */
final class TraceModel {
    private static final double LEAST_CENSORED = 1e-6;
    private static final double SPIKE_SD = 5;
    /** A few ions more than expected are counting noise. */
    private static final double SPIKE_IONS = 8;
    /** Smoothed traces have no single points. */
    private static final double CORRELATED = 1.3;

    private static final int PER_SLOT = PeakSlopes.COLUMNS;

    private final TraceData data;
    private final PooledNoise noise;
    private final SharedShape shape;
    private final int channel;
    private final UnitPeaks peaks;
    /** Columns of the baseline. */
    private final double[][] baseline;

    private final double[] areas;
    private final double[] signal;
    private final double[] variances;

    /**
     * @param own parameters of the injection
     * @param peaks the channel's, at these parameters and at the times of the trace
     * @param baseline columns of the baseline, {@link TraceData#baseline}
     */
    TraceModel(
            TraceData data,
            PooledNoise noise,
            SharedShape shape,
            int channel,
            double[] own,
            UnitPeaks peaks,
            double[][] baseline) {
        this.data = data;
        this.noise = noise;
        this.shape = shape;
        this.channel = channel;
        this.peaks = peaks;
        this.baseline = baseline;
        PooledLayout layout = shape.layout();
        areas = new double[peaks.size()];
        signal = new double[data.size()];
        for (int j = 0; j < areas.length; j++) {
            areas[j] = own[layout.area(channel, j)];
            Products.addMultiple(areas[j], peaks.density(j), signal);
        }
        for (int k = 0; k < baseline.length; k++) {
            Products.addMultiple(own[layout.baseline(channel) + k], baseline[k], signal);
        }
        variances = new double[signal.length];
        for (int p = 0; p < variances.length; p++) {
            variances[p] = noise.variance(signal[p]);
        }
    }

    /** The same peaks and trace with other areas and another baseline. */
    TraceModel with(double[] own) {
        return new TraceModel(data, noise, shape, channel, own, peaks, baseline);
    }

    UnitPeaks peaks() {
        return peaks;
    }

    /** Columns of the baseline. */
    double[][] baseline() {
        return baseline;
    }

    PeakDensity peak(int j) {
        return peaks.peak(j);
    }

    TraceData data() {
        return data;
    }

    double signal(int p) {
        return signal[p];
    }

    double variance(int p) {
        return variances[p];
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
        double[] y = data.y();
        double[] fitted = signal;
        double sum = 0;
        for (int p = 0; p < fitted.length; p++) {
            if (data.isCensored(p)) {
                double a = (data.censoredBelow() - fitted[p]) / Math.sqrt(variances[p]);
                sum -= 2 * logNormal(a);
            } else {
                double r = y[p] - fitted[p];
                sum += r * r / variances[p];
            }
        }
        return sum;
    }

    /** Of the points, at the fitted signal. */
    double[] variances() {
        return variances;
    }

    /** ln of the standard normal distribution function. */
    static double logNormal(double a) {
        double z = -a / Math.sqrt(2);
        return z < 0 ? Math.log1p(-0.5 * Math.exp(-z * z) * Erfcx.value(-z)) : Math.log(0.5 * Erfcx.value(z)) - z * z;
    }

    /** Weight and residual of each point; a censored one has those of its likelihood's curvature and slope. */
    private void weigh(double[] weights, double[] residuals) {
        double[] y = data.y();
        double[] fitted = signal;
        for (int p = 0; p < fitted.length; p++) {
            double variance = variances[p];
            if (data.isCensored(p)) {
                double sd = Math.sqrt(variance);
                double a = (data.censoredBelow() - fitted[p]) / sd;
                double hazard = Math.sqrt(2 / Math.PI) / Erfcx.value(-a / Math.sqrt(2));
                double information = Math.max(LEAST_CENSORED, hazard * (hazard + a));
                weights[p] = information / variance;
                residuals[p] = -hazard * sd / information;
            } else {
                weights[p] = 1 / variance;
                residuals[p] = y[p] - fitted[p];
            }
        }
    }

    /** Whether the shared parameters are wanted: not, their products with the own ones, or all. */
    enum Shared {
        NO,
        CROSS,
        ALL
    }

    /**
     * Adds this trace to the normal equations of its injection.
     *
     * @param slopes of {@link #peaks()}
     */
    void addTo(Normal normal, Shared wanted, PeakSlopes[] slopes) {
        PooledLayout layout = shape.layout();
        int slots = peaks.size();
        int terms = baseline.length;
        int q = PER_SLOT * slots + terms;
        boolean cross = wanted != Shared.NO && !shape.corrections().isEmpty();
        boolean all = wanted == Shared.ALL && !shape.corrections().isEmpty();
        double[] weights = new double[signal.length];
        double[] residuals = new double[signal.length];
        weigh(weights, residuals);
        double[] gram = new double[q * q];
        double[] pull = new double[q];
        multiply(weights, residuals, slopes, gram, pull);
        Splines splines = new Splines(gram, pull, q, cross, all);
        if (cross) {
            splines.multiply(weights, residuals, slopes);
        }
        splines.scale();
        int[][] ownOf = new int[q][];
        int[][] sharedOf = new int[q][];
        Slot[] slot = layout.slots(channel);
        int[] none = {};
        for (int j = 0; j < slots; j++) {
            ownOf[PER_SLOT * j + PeakSlopes.BY_PLACE] = slot[j].places();
            sharedOf[PER_SLOT * j + PeakSlopes.BY_PLACE] = slot[j].sharedPlaces();
            ownOf[PER_SLOT * j + PeakSlopes.BY_WIDTH] = slot[j].ownWidths();
            sharedOf[PER_SLOT * j + PeakSlopes.BY_WIDTH] = slot[j].widths();
            ownOf[PER_SLOT * j + PeakSlopes.BY_TAIL] = new int[] {PooledLayout.TAIL};
            sharedOf[PER_SLOT * j + PeakSlopes.BY_TAIL] = slot[j].tails();
            ownOf[PER_SLOT * j + PeakSlopes.BY_AREA] = new int[] {layout.area(channel, j)};
            sharedOf[PER_SLOT * j + PeakSlopes.BY_AREA] = none;
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
            splines.addTo(normal, ownOf, sharedOf);
        }
    }

    /**
     * Adds the pulls alone: the gradient of half the cost by own and shared parameters, downwards.
     *
     * @param slopes of {@link #peaks()}
     */
    void addPullTo(Normal.Pull pull, PeakSlopes[] slopes) {
        PooledLayout layout = shape.layout();
        double[] weights = new double[signal.length];
        double[] drawn = new double[signal.length];
        weigh(weights, drawn);
        Products.multiply(weights, drawn, 0, drawn.length, drawn);
        Slot[] slot = layout.slots(channel);
        double[] byColumn = new double[PER_SLOT];
        for (int j = 0; j < slot.length; j++) {
            int from = peaks.from(j);
            int to = peaks.to(j);
            Arrays.fill(byColumn, 0);
            Products.dots(drawn, slopes[j].columns, PER_SLOT, from, to, byColumn, 0);
            double byPlace = areas[j] * byColumn[PeakSlopes.BY_PLACE];
            double byWidth = areas[j] * byColumn[PeakSlopes.BY_WIDTH];
            double byTail = areas[j] * byColumn[PeakSlopes.BY_TAIL];
            addTo(pull.own, slot[j].places(), byPlace);
            addTo(pull.shared, slot[j].sharedPlaces(), byPlace);
            addTo(pull.own, slot[j].ownWidths(), byWidth);
            addTo(pull.shared, slot[j].widths(), byWidth);
            pull.own[PooledLayout.TAIL] += byTail;
            addTo(pull.shared, slot[j].tails(), byTail);
            pull.own[layout.area(channel, j)] += byColumn[PeakSlopes.BY_AREA];
            if (pull.shared.length > layout.sharedHead()) {
                double[] bySpline = new double[SplineGrid.SPLINES];
                for (int begin = from; begin < to; ) {
                    int end = slopes[j].end(begin, to);
                    int first = slopes[j].first[begin];
                    Products.dots(drawn, slopes[j].splines, SplineGrid.NEAR, begin, end, bySpline, first);
                    begin = end;
                }
                addSplines(pull.shared, j, bySpline, byColumn[PeakSlopes.BY_AREA]);
            }
        }
        Products.dots(drawn, baseline, baseline.length, 0, drawn.length, pull.own, layout.baseline(channel));
    }

    private static void addTo(double[] pull, int[] parameters, double drawn) {
        for (int k : parameters) {
            pull[k] += drawn;
        }
    }

    private void addSplines(double[] pull, int j, double[] bySpline, double byArea) {
        for (int block = 0; block < shape.corrections().size(); block++) {
            double factor = areas[j] * peaks.peak(j).factor(block);
            for (int k = 0; factor != 0 && k < bySpline.length; k++) {
                pull[shape.first(block) + k] +=
                        factor * (bySpline[k] - peaks.peak(j).meanSpline(k) * byArea);
            }
        }
    }

    /** Products of the columns of peaks of unit area and of the baseline with each other and with the residuals. */
    private void multiply(double[] weights, double[] residuals, PeakSlopes[] slopes, double[] gram, double[] pull) {
        int slots = peaks.size();
        int terms = baseline.length;
        int q = PER_SLOT * slots + terms;
        int bases = PER_SLOT * slots;
        int points = signal.length;
        Gram sums = new Gram(gram, q);
        double[][] weighted = new double[Math.max(PER_SLOT, terms)][points];
        for (int j = 0; j < slots; j++) {
            int from = peaks.from(j);
            int to = peaks.to(j);
            double[][] of = Arrays.copyOf(weighted, PER_SLOT);
            for (int k = 0; k < PER_SLOT; k++) {
                Products.multiply(weights, slopes[j].columns[k], from, to, of[k]);
            }
            Products.dots(residuals, of, PER_SLOT, from, to, pull, PER_SLOT * j);
            for (int i = 0; i <= j; i++) {
                int begin = Math.max(from, peaks.from(i));
                int end = Math.min(to, peaks.to(i));
                sums.add(PER_SLOT * (j * q + i), of, slopes[i].columns, begin, end);
            }
            sums.add(PER_SLOT * j * q + bases, of, baseline, from, to);
        }
        for (int k = 0; k < terms; k++) {
            Products.multiply(weights, baseline[k], 0, points, weighted[k]);
        }
        Products.dots(residuals, weighted, terms, 0, points, pull, bases);
        for (int k = 0; k < terms; k += PER_SLOT) {
            int end = Math.min(terms, k + PER_SLOT);
            double[][] some = Arrays.copyOfRange(weighted, k, end);
            sums.add((bases + k) * q + bases, some, Arrays.copyOf(baseline, end), 0, points);
        }
        for (int a = 0; a < q; a++) {
            for (int b = 0; b < a; b++) {
                boolean isUpper = a >= bases && b < bases;
                double value = isUpper ? gram[b * q + a] : gram[a * q + b];
                gram[a * q + b] = value;
                gram[b * q + a] = value;
            }
        }
    }

    /** Products with the splines of each peak; those of the raw splines until their means are subtracted. */
    private final class Splines {
        private final double[] gram;
        private final double[] pull;
        private final int q;
        private final boolean all;
        private final int kk = SplineGrid.SPLINES;
        private final int slots = peaks.size();
        private final double[] splineQ;
        private final double[] splinePull;
        private final double[] splineSpline;

        Splines(double[] gram, double[] pull, int q, boolean cross, boolean all) {
            this.gram = gram;
            this.pull = pull;
            this.q = q;
            this.all = all;
            splineQ = new double[cross ? slots * kk * q : 0];
            splinePull = new double[cross ? slots * kk : 0];
            splineSpline = new double[all ? slots * slots * kk * kk : 0];
        }

        /** The products for peaks of unit area. */
        void multiply(double[] weights, double[] residuals, PeakSlopes[] slopes) {
            Gram withColumns = new Gram(splineQ, q);
            Gram withSplines = new Gram(splineSpline, kk);
            double[][] weighted = new double[SplineGrid.NEAR][signal.length];
            for (int j = 0; j < slots; j++) {
                int last = peaks.to(j);
                for (int from = peaks.from(j); from < last; ) {
                    int to = slopes[j].end(from, last);
                    int k = j * kk + slopes[j].first[from];
                    for (int n = 0; n < SplineGrid.NEAR; n++) {
                        Products.multiply(weights, slopes[j].splines[n], from, to, weighted[n]);
                    }
                    Products.dots(residuals, weighted, SplineGrid.NEAR, from, to, splinePull, k);
                    withColumns.add(k * q + PER_SLOT * slots, weighted, baseline, from, to);
                    for (int i = 0; i < slots; i++) {
                        int begin = Math.max(from, peaks.from(i));
                        int end = Math.min(to, peaks.to(i));
                        withColumns.add(k * q + PER_SLOT * i, weighted, slopes[i].columns, begin, end);
                        while (all && i <= j && begin < end) {
                            int next = slopes[i].end(begin, end);
                            int at = ((j * slots + i) * kk + k - j * kk) * kk + slopes[i].first[begin];
                            withSplines.add(at, weighted, slopes[i].splines, begin, next);
                            begin = next;
                        }
                    }
                    from = to;
                }
            }
        }

        /** Gives the peaks their areas. */
        void scale() {
            double[] scale = new double[q];
            Arrays.fill(scale, 1);
            for (int j = 0; j < slots; j++) {
                Arrays.fill(scale, PER_SLOT * j, PER_SLOT * j + PeakSlopes.BY_AREA, areas[j]);
            }
            for (int a = 0; a < q; a++) {
                pull[a] *= scale[a];
                for (int b = 0; b < q; b++) {
                    gram[a * q + b] *= scale[a] * scale[b];
                }
            }
            for (int j = 0; j < slots && splinePull.length > 0; j++) {
                for (int k = j * kk; k < (j + 1) * kk; k++) {
                    splinePull[k] *= areas[j];
                    for (int b = 0; b < q; b++) {
                        splineQ[k * q + b] *= areas[j] * scale[b];
                    }
                }
                for (int i = 0; i <= j && all; i++) {
                    double both = areas[j] * areas[i];
                    int from = (j * slots + i) * kk * kk;
                    for (int k = from; k < from + kk * kk; k++) {
                        splineSpline[k] *= both;
                    }
                }
            }
        }

        private double mean(int j, int k) {
            return areas[j] * peaks.peak(j).meanSpline(k);
        }

        void addTo(Normal normal, int[][] ownOf, int[][] sharedOf) {
            int n = normal.own;
            int g = normal.shared;
            int blocks = shape.corrections().size();
            if (all) {
                addSquares(normal, blocks);
            }
            for (int j = 0; j < slots; j++) {
                int area = PER_SLOT * j + PeakSlopes.BY_AREA;
                for (int k = 0; k < kk; k++) {
                    double mean = mean(j, k);
                    double drawn = splinePull[j * kk + k] - mean * pull[area];
                    for (int block = 0; block < blocks; block++) {
                        double factor = peaks.peak(j).factor(block);
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
                            if (all) {
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
                            double factor =
                                    peaks.peak(j).factor(a) * peaks.peak(i).factor(b);
                            double mirrored = j == i
                                    ? 0
                                    : peaks.peak(i).factor(a) * peaks.peak(j).factor(b);
                            if (factor == 0 && mirrored == 0) {
                                continue;
                            }
                            int row = shape.first(a);
                            int column = shape.first(b);
                            addSquare(normal.sharedShared, row * g + column, g, factor, square);
                            if (mirrored != 0) {
                                addTransposed(normal.sharedShared, row * g + column, g, mirrored, square);
                            }
                        }
                    }
                }
            }
        }

        private void addSquare(double[] matrix, int at, int stride, double factor, double[] square) {
            for (int k = 0; k < kk; k++) {
                int row = at + k * stride;
                for (int l = 0; l < kk; l++) {
                    matrix[row + l] += factor * square[k * kk + l];
                }
            }
        }

        private void addTransposed(double[] matrix, int at, int stride, double factor, double[] square) {
            for (int l = 0; l < kk; l++) {
                for (int k = 0; k < kk; k++) {
                    matrix[at + k * stride + l] += factor * square[l * kk + k];
                }
            }
        }

        /** Products of the centred splines of two peaks, j's by row. */
        private double[] square(int j, int i) {
            double[] square = new double[kk * kk];
            int areaJ = PER_SLOT * j + PeakSlopes.BY_AREA;
            int areaI = PER_SLOT * i + PeakSlopes.BY_AREA;
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
    void linear(double[] matrix, double[] right, double[] weightedBy) {
        double[][] columns = new double[peaks.size() + baseline.length][];
        double[][] weighted = new double[columns.length][signal.length];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = k < peaks.size() ? peaks.density(k) : baseline[k - peaks.size()];
            for (int p = 0; p < signal.length; p++) {
                weighted[k][p] = columns[k][p] / weightedBy[p];
            }
        }
        Products.dots(data.y(), weighted, columns.length, 0, signal.length, right, 0);
        new Gram(matrix, columns.length).add(0, weighted, columns, 0, signal.length);
    }

    /** Derivatives of the signal by the injection's own parameters, by parameter and point; empty where there is none. */
    double[][] jacobian() {
        PooledLayout layout = shape.layout();
        double[][] found = new double[layout.ownSize()][];
        Arrays.fill(found, new double[0]);
        PeakSlopes[] slopes = peaks.slopes();
        Slot[] slot = layout.slots(channel);
        for (int j = 0; j < slot.length; j++) {
            double[][] by = slopes[j].columns;
            for (int k : slot[j].places()) {
                found[k] = plus(found[k], areas[j], by[PeakSlopes.BY_PLACE]);
            }
            for (int k : slot[j].ownWidths()) {
                found[k] = plus(found[k], areas[j], by[PeakSlopes.BY_WIDTH]);
            }
            found[PooledLayout.TAIL] = plus(found[PooledLayout.TAIL], areas[j], by[PeakSlopes.BY_TAIL]);
            found[layout.area(channel, j)] = by[PeakSlopes.BY_AREA];
        }
        System.arraycopy(baseline, 0, found, layout.baseline(channel), baseline.length);
        return found;
    }

    private static double[] plus(double[] sum, double factor, double[] column) {
        double[] more = sum.length > 0 ? sum : new double[column.length];
        Products.addMultiple(factor, column, more);
        return more;
    }
}
