package io.enantio.peak.pooled;

import io.enantio.peak.pooled.PooledLayout.Carries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an injection shows after its fit: along the quantifier and the internal standard, by how much one more peak would lower the cost, with everything
 * projected off that the model could describe itself. The areas of quantifier and qualifier are kept beside it, because a ratio of
 * the two that is known from the standards is evidence of the same kind.
 */
final class ExtraPeakScan {
    private static final double STEP_WIDTHS = 0.125;
    private static final double FRONT_WIDTHS = 1.5;
    private static final double BACK_WIDTHS = 2;
    /** A peak is negligible so far from its apex. */
    private static final double REACH_WIDTHS = 5;

    private static final double TABLE_PER_WIDTH = 64;
    /** So small a part of its height is nothing beside the noise of any trace. */
    private static final double NEGLIGIBLE = 1e-9;
    /** Places that are tried together. */
    private static final int AT_ONCE = 4;

    private static final double LEAST_FREE = 0.02;

    /** A peak that the method does not know, and where it is searched for. */
    enum Kind {
        /** In the quantifier, of another compound that elutes like the analyte. */
        ALIKE(Carries.ANALYTE, 0, 0.05, 1, 4.2),
        /** In the quantifier, of a compound that eluted later than its injection lasted. */
        BROAD(Carries.ANALYTE, StrictMath.log(3), 0.4, 3, 4.2),
        /** In the internal standard's channel, of another compound that elutes like it. */
        IN_STANDARD(Carries.STANDARD, 0, 0.05, 1, 5);

        private final Carries carries;
        private final double logWidth;
        private final double logWidthSd;
        private final double placeSd;
        private final double leastZ;

        Kind(Carries carries, double logWidth, double logWidthSd, double placeSd, double leastZ) {
            this.carries = carries;
            this.logWidth = logWidth;
            this.logWidthSd = logWidthSd;
            this.placeSd = placeSd;
            this.leastZ = leastZ;
        }

        /** What the channel carries that it is searched for in. */
        Carries carries() {
            return carries;
        }

        /** ln of its width relative to the known peaks. */
        double logWidth() {
            return logWidth;
        }

        double logWidthSd() {
            return logWidthSd;
        }

        /** How far its place may move in a fit, relative to that of a peak like the analyte's. */
        double placeSd() {
            return placeSd;
        }

        /**
         * Standard deviations of evidence from which on it is tried: 4.2 are exceeded by chance once in 75,000, and some forty places are tried. Standards are strong and
         * the same everywhere: a peak that could move their area is far beyond 5, and small misfit is not.
         */
        double leastZ() {
            return leastZ;
        }

        /** The channel that it is searched for in; empty if a layout has none. */
        Optional<Integer> channel(PooledLayout layout) {
            return IntStream.range(0, layout.channels())
                    .filter(c -> layout.carries(c) == carries)
                    .boxed()
                    .findFirst();
        }
    }

    /** A place at which another peak is tried, the most that it would lower the cost, and its area. */
    record Candidate(Kind kind, double placeMin, double gain, double area) {}

    /** The ion ratio of a peak: qualifier = ratio x quantifier, with the standard deviation of that difference. */
    record IonRatio(int peak, double ratio, double sd) {}

    /**
     * Places along a channel.
     *
     * @param score derivative of half the cost by the area of another peak there
     * @param norm information about that area if everything else were known
     * @param free information that is left when all else is fitted as well
     * @param onAreas how much quantifier and qualifier areas of each peak follow that area, place by place: in one array, as profiles of
     *     all injections are kept at a time
     */
    private record Profile(
            Kind kind, double[] placeMin, double[] score, double[] norm, double[] free, double[] onAreas) {}

    private final List<Profile> profiles = new ArrayList<>();
    private final double[][] areas;
    private final double[][] variances;
    /** Of the areas in {@link #areas}, channel by channel. */
    private final double[] covariance;

    private final double largestOfStandard;

    private ExtraPeakScan(PooledFit fit, OwnFit own, double[] ofAll) {
        PooledLayout layout = fit.layout();
        int quantifier = OwnFit.quantifier(layout);
        int channels = Math.min(2, layout.channels() - quantifier);
        int peaks = layout.analytePeaks();
        int n = layout.ownSize();
        int[] kept = new int[channels * peaks];
        areas = new double[channels][peaks];
        variances = new double[channels][peaks];
        for (int k = 0; k < kept.length; k++) {
            kept[k] = layout.area(quantifier + k / peaks, k % peaks);
            areas[k / peaks][k % peaks] = own.own()[kept[k]];
            variances[k / peaks][k % peaks] = ofAll[kept[k] * n + kept[k]];
        }
        covariance = new double[kept.length * kept.length];
        for (int a = 0; a < kept.length; a++) {
            for (int b = 0; b < kept.length; b++) {
                covariance[a * kept.length + b] = ofAll[kept[a] * n + kept[b]];
            }
        }
        largestOfStandard = Kind.IN_STANDARD
                .channel(layout)
                .map(c -> IntStream.range(0, layout.peaks(c))
                        .mapToDouble(j -> own.own()[layout.area(c, j)])
                        .max()
                        .orElse(0))
                .orElse(0.0);
        Map<Integer, Linear> linear = new HashMap<>();
        for (Kind kind : Kind.values()) {
            kind.channel(layout)
                    .filter(c -> layout.peaks(c) > 0 && own.model(c).data().size() > 5)
                    .map(c -> linear.computeIfAbsent(c, any -> Linear.of(own, c, ofAll, kept)))
                    .ifPresent(one -> profiles.add(profile(fit.shape(), one, kind)));
        }
        profiles.forEach(one -> fit.work().addScores(one.placeMin.length));
    }

    /**
     * Scans an injection.
     *
     * @param covariance of the own parameters if the run's shape were known
     */
    static ExtraPeakScan of(PooledFit fit, OwnFit own, double[] covariance) {
        return new ExtraPeakScan(fit, own, covariance);
    }

    /** Area of the quantifier's or the qualifier's (1) peak. */
    double area(int channel, int peak) {
        return areas[channel][peak];
    }

    double variance(int channel, int peak) {
        return variances[channel][peak];
    }

    /** The largest area in the channel of a kind. */
    double largest(Kind kind) {
        return kind == Kind.IN_STANDARD
                ? largestOfStandard
                : Arrays.stream(areas[0]).max().orElse(0);
    }

    /** The smallest area of the quantifier. */
    double smallest() {
        return Arrays.stream(areas[0]).min().orElse(0);
    }

    /**
     * The best place of each kind. If the ion ratios of some peaks are known, what the qualifier says of a peak like the analyte's is part of the
     * evidence: the qualifier does not contain it, so that the known peaks cannot take its area.
     */
    List<Candidate> best(List<IonRatio> ratios) {
        return profiles.stream()
                .map(one -> best(one, one.kind == Kind.ALIKE ? ratios : List.of()))
                .toList();
    }

    private Candidate best(Profile profile, List<IonRatio> ratios) {
        int size = ratios.size();
        int peaks = areas[0].length;
        int all = areas.length * peaks;
        double[] factor = new double[size * size];
        double[] away = new double[size];
        for (int a = 0; a < size; a++) {
            IonRatio one = ratios.get(a);
            away[a] = areas[1][one.peak] - one.ratio * areas[0][one.peak];
            for (int b = 0; b < size; b++) {
                IonRatio other = ratios.get(b);
                int q = one.peak;
                int r = other.peak;
                factor[a * size + b] = covariance[(peaks + q) * all + peaks + r]
                        - one.ratio * covariance[q * all + peaks + r]
                        - other.ratio * covariance[(peaks + q) * all + r]
                        + one.ratio * other.ratio * covariance[q * all + r];
            }
            factor[a * size + a] += one.sd * one.sd;
        }
        boolean isTied = size > 0 && DenseCholesky.factor(factor, size);
        Candidate found = new Candidate(profile.kind, profile.placeMin[0], 0, 0);
        for (int p = 0; p < profile.placeMin.length; p++) {
            double score = profile.score[p];
            double free = profile.free[p];
            if (isTied) {
                double[] follows = new double[size];
                for (int a = 0; a < size; a++) {
                    IonRatio one = ratios.get(a);
                    follows[a] = profile.onAreas[p * all + peaks + one.peak]
                            - one.ratio * profile.onAreas[p * all + one.peak];
                }
                double[] solved = follows.clone();
                DenseCholesky.forward(factor, size, solved, 1);
                DenseCholesky.backward(factor, size, solved, 1);
                for (int a = 0; a < size; a++) {
                    score += solved[a] * away[a];
                    free += solved[a] * follows[a];
                }
            }
            double gain = score * score / free;
            if (score > 0 && free > LEAST_FREE * profile.norm[p] && gain > found.gain) {
                found = new Candidate(profile.kind, profile.placeMin[p], gain, score / free);
            }
        }
        return found;
    }

    /**
     * A fitted trace, linearised by the own parameters that it depends on.
     *
     * @param toMin apex of its last known peak
     * @param columns derivatives of the signal, by parameter and point
     * @param weight 1/variance of each point
     * @param covariance of these parameters
     * @param withKept covariance of the kept areas with these parameters
     */
    private record Linear(
            TraceModel model,
            double toMin,
            double[][] columns,
            double[] weight,
            double[] residual,
            double[] covariance,
            double[][] withKept) {
        static Linear of(OwnFit own, int c, double[] ofAll, int[] kept) {
            PooledLayout layout = own.layout();
            int n = layout.ownSize();
            TraceModel model = own.model(c);
            TraceData data = model.data();
            double[] weight = new double[data.size()];
            double[] residual = new double[data.size()];
            for (int p = 0; p < weight.length; p++) {
                weight[p] = data.isCensored(p) ? 0 : 1 / model.variance(p);
                residual[p] = data.y()[p] - model.signal(p);
            }
            double[][] by = model.jacobian();
            int[] used = IntStream.range(0, n)
                    .filter(k -> Arrays.stream(by[k]).anyMatch(value -> value != 0))
                    .toArray();
            double[][] columns = new double[used.length][];
            double[] covariance = new double[used.length * used.length];
            double[][] withKept = new double[kept.length][used.length];
            for (int a = 0; a < used.length; a++) {
                columns[a] = by[used[a]];
                for (int b = 0; b < used.length; b++) {
                    covariance[a * used.length + b] = ofAll[used[a] * n + used[b]];
                }
                for (int k = 0; k < kept.length; k++) {
                    withKept[k][a] = ofAll[kept[k] * n + used[a]];
                }
            }
            double toMin = model.peak(layout.peaks(c) - 1).placeMin();
            return new Linear(model, toMin, columns, weight, residual, covariance, withKept);
        }
    }

    private static Profile profile(SharedShape shape, Linear linear, Kind kind) {
        double[] t = linear.model.data().t();
        int n = linear.columns.length;
        PeakDensity first = linear.model.peak(0);
        double width = first.widthMin() * Math.exp(kind.logWidth);
        double from = first.placeMin() - FRONT_WIDTHS * width;
        double to = linear.toMin + BACK_WIDTHS * width;
        int places = (int) Math.ceil((to - from) / (STEP_WIDTHS * width));
        int kept = linear.withKept.length;
        Profile found = new Profile(
                kind,
                new double[places],
                new double[places],
                new double[places],
                new double[places],
                new double[places * kept]);
        double[] tabled = tabled(shape, kind, first.tail(), width);
        double front = width * (REACH_WIDTHS - firstAbove(tabled, NEGLIGIBLE) / TABLE_PER_WIDTH);
        double back = width * (lastAbove(tabled, NEGLIGIBLE) / TABLE_PER_WIDTH - REACH_WIDTHS);
        double[][] density = new double[AT_ONCE][t.length];
        double[][] weighted = new double[AT_ONCE][t.length];
        double[] both = new double[AT_ONCE * n];
        Gram sums = new Gram(both, n);
        int begin = 0;
        int end = 0;
        for (int k = 0; k < places; k += AT_ONCE) {
            double lowest = from + k * STEP_WIDTHS * width;
            double highest = from + (k + AT_ONCE - 1) * STEP_WIDTHS * width;
            while (begin < t.length && t[begin] <= lowest - front) {
                begin++;
            }
            while (end < t.length && t[end] < highest + back) {
                end++;
            }
            for (int m = 0; m < AT_ONCE; m++) {
                double place = from + (k + m) * STEP_WIDTHS * width;
                for (int p = begin; p < end; p++) {
                    double x = ((t[p] - place) / width + REACH_WIDTHS) * TABLE_PER_WIDTH;
                    int node = (int) Math.max(0, Math.min(tabled.length - 2.0, x));
                    density[m][p] = tabled[node] + (x - node) * (tabled[node + 1] - tabled[node]);
                    weighted[m][p] = linear.weight[p] * density[m][p];
                }
            }
            Arrays.fill(both, 0);
            sums.add(0, weighted, linear.columns, begin, end);
            for (int m = 0; m < AT_ONCE && k + m < places; m++) {
                double known = 0;
                for (int a = 0; a < n; a++) {
                    double sum = 0;
                    for (int b = 0; b < n; b++) {
                        sum += linear.covariance[a * n + b] * both[m * n + b];
                    }
                    known += both[m * n + a] * sum;
                }
                found.placeMin[k + m] = from + (k + m) * STEP_WIDTHS * width;
                found.score[k + m] = Products.dot(weighted[m], linear.residual, begin, end);
                found.norm[k + m] = Products.dot(weighted[m], density[m], begin, end);
                found.free[k + m] = found.norm[k + m] - known;
                for (int a = 0; a < kept; a++) {
                    for (int b = 0; b < n; b++) {
                        found.onAreas[(k + m) * kept + a] += linear.withKept[a][b] * both[m * n + b];
                    }
                }
            }
        }
        return found;
    }

    private static int firstAbove(double[] values, double share) {
        double least = share * Arrays.stream(values).max().orElse(0);
        int k = 0;
        while (k + 1 < values.length && values[k + 1] <= least) {
            k++;
        }
        return k;
    }

    private static int lastAbove(double[] values, double share) {
        double least = share * Arrays.stream(values).max().orElse(0);
        int k = values.length - 2;
        while (k > 0 && values[k - 1] <= least) {
            k--;
        }
        return k;
    }

    /** Density of a peak at fixed steps within its reach: fine enough for a search, and quick. */
    private static double[] tabled(SharedShape shape, Kind kind, double tail, double width) {
        PeakDensity peak = PeakDensity.at(shape, kind.carries, new double[] {0, width, tail}, 0);
        double[] found = new double[(int) (2 * REACH_WIDTHS * TABLE_PER_WIDTH) + 2];
        for (int k = 0; k < found.length; k++) {
            found[k] = peak.at((k / TABLE_PER_WIDTH - REACH_WIDTHS) * width);
        }
        return found;
    }
}
