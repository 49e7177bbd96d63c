package io.enantio.peak.pooled;

import io.enantio.peak.pooled.OwnFit.Injection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What an injection is expected to be before its traces are fitted: the centre and scatter, between the injections of the run, of place, width,
 * tail, offset and spacings, and of the baselines. Width and tail are expected where the neighbouring injections have them.
 */
final class InjectionExpectation {
    private static final double SLIPPED_SD = 5;
    private static final double FREE_WIDTH = 0.3;
    private static final double FREE_TAIL = 1;
    private static final double TUKEY_REACH = 9;

    private final PooledLayout layout;
    private final double width;
    private final Injection[] injections;
    private final boolean[] standardSeen;
    private final double areaSd;
    /** Places of the first look. */
    private final double[] places;

    /** Scatter between injections of each nonlinear own parameter. */
    private final double[] scatter;

    /** Injections that show it. */
    private final int[] seenBy;

    private final double[][] expected;
    /** Standard deviation of a baseline below a detector's threshold, relative to the threshold. */
    private static final double HIDDEN = 0.1;

    private final double[][] baselineMean;
    private final double[][] baselinePrecision;
    private double[][] own = {};
    private double[][] ownCovariance = {};

    /**
     * Fits to learn from.
     *
     * @param teaching injections that count
     * @param own parameters of all injections
     * @param ownCovariance of these if the shape were known
     * @param usesAnalyte whether the analyte of an injection has taught
     */
    record Taught(
            int[] teaching, double[][] own, double[][] ownCovariance, boolean[] usesAnalyte, PooledNoise[] noise) {}

    InjectionExpectation(PooledFit.Start start, double areaSd) {
        layout = start.layout();
        width = start.base().widthMin();
        injections = start.injections();
        standardSeen = start.standardSeen();
        places = start.places();
        this.areaSd = areaSd;
        expected = new double[injections.length][layout.head()];
        for (int i = 0; i < expected.length; i++) {
            expected[i][PooledLayout.PLACE] = places[i];
        }
        scatter = new double[layout.head()];
        seenBy = new int[layout.head()];
        Arrays.fill(scatter, 0.01 * width);
        scatter[PooledLayout.PLACE] = 0.3 * width;
        scatter[PooledLayout.WIDTH] = 0.03;
        scatter[PooledLayout.TAIL] = 0.1;
        if (layout.hasOffset()) {
            scatter[layout.offset()] = 0.02 * width;
        }
        baselineMean = new double[layout.channels()][layout.baselineTerms()];
        baselinePrecision = new double[layout.channels()][layout.baselineTerms() * layout.baselineTerms()];
        firstBaselines(start.noise().first());
    }

    /** Leaves width and tail of each injection free, for a fit that looks for the shape itself. */
    void free() {
        scatter[PooledLayout.WIDTH] = FREE_WIDTH;
        scatter[PooledLayout.TAIL] = FREE_TAIL;
    }

    /** Expects a background that recurs at fixed times, as large in each injection as in their mean. */
    void expectRecurring(int c) {
        int terms = layout.baselineTerms();
        int term = terms - 1;
        baselineMean[c][term] = 1;
        for (int k = 0; k < terms; k++) {
            baselinePrecision[c][term * terms + k] = k == term ? 1 : 0;
            baselinePrecision[c][k * terms + term] = k == term ? 1 : 0;
        }
    }

    double scatter(int k) {
        return scatter[k];
    }

    /** How many injections have shown that scatter. */
    int seenBy(int k) {
        return seenBy[k];
    }

    double expected(int i, int k) {
        return expected[i][k];
    }

    private void firstBaselines(PooledNoise[] noise) {
        int terms = layout.baselineTerms();
        for (int c = 0; c < layout.channels(); c++) {
            List<Double> lows = new ArrayList<>();
            for (Injection injection : injections) {
                double[] sorted = injection.traces()[c].y().clone();
                if (sorted.length > 0) {
                    Arrays.sort(sorted);
                    lows.add(sorted[sorted.length / 2]);
                }
            }
            double[] sorted =
                    lows.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            double middle = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
            double mean = Arrays.stream(sorted).average().orElse(0);
            double square = Arrays.stream(sorted)
                    .map(x -> (x - mean) * (x - mean))
                    .average()
                    .orElse(0);
            double electronic = Math.sqrt(noise[c].electronic());
            double threshold = threshold(c);
            double sd = threshold > 0
                    ? HIDDEN * threshold
                    : 3 * Math.sqrt(square) + 0.3 * Math.abs(middle) + 2 * electronic;
            double bend = threshold > 0 ? 0.5 * sd : 0.5 * electronic + 0.1 * sd;
            baselineMean[c][0] = middle;
            for (int k = 0; k < terms; k++) {
                double own = k == terms - 1 ? 1 : k < 2 ? sd : bend;
                baselinePrecision[c][k * terms + k] = 1 / (own * own);
            }
        }
    }

    OwnPrior prior(int i) {
        double[] mean = new double[layout.ownSize()];
        double[] precision = new double[layout.baseline(0)];
        System.arraycopy(expected[i], 0, mean, 0, layout.head());
        for (int k = 0; k < layout.head(); k++) {
            precision[k] = 1 / (scatter[k] * scatter[k]);
        }
        Arrays.fill(precision, layout.head(), precision.length, 1 / (areaSd * areaSd));
        for (int c = 0; c < layout.channels(); c++) {
            System.arraycopy(baselineMean[c], 0, mean, layout.baseline(c), layout.baselineTerms());
        }
        return new OwnPrior(layout, mean, precision, baselinePrecision, new OwnPrior.Tie[0]);
    }

    /** Learns centre and scatter from the fits of the teaching injections. */
    void learn(Taught from) {
        own = from.own;
        ownCovariance = from.ownCovariance;
        boolean[] usesAnalyte = from.usesAnalyte;
        int[] teaching = from.teaching;
        List<Integer> withStandard = new ArrayList<>();
        List<Integer> withAnalyte = new ArrayList<>();
        for (int i : teaching) {
            if (ownCovariance[i] == null) {
                continue;
            }
            boolean counts = !layout.hasOffset() || standardSeen[i];
            if (counts) {
                withStandard.add(i);
            }
            if (counts && usesAnalyte[i]) {
                withAnalyte.add(i);
            }
        }
        List<Integer> first = layout.standardPeaks() > 0 ? withStandard : withAnalyte;
        if (first.isEmpty()) {
            return;
        }
        for (int k = 1; k < layout.analytePeaks(); k++) {
            renew(layout.spacing(k), withAnalyte, 0.001 * width, 0.05 * width);
        }
        for (int k = 1; k < layout.standardPeaks(); k++) {
            renew(layout.standardSpacing(k), withStandard, 0.001 * width, 0.05 * width);
        }
        if (layout.hasOffset()) {
            renew(layout.offset(), withAnalyte, 0.001 * width, 0.1 * width);
        }
        smooth(PooledLayout.WIDTH, first);
        renew(PooledLayout.WIDTH, first, 0.0015, 0.2);
        smooth(PooledLayout.TAIL, first);
        renew(PooledLayout.TAIL, first, 0.003, 1.5);
        places(first);
        baselines(from.noise);
    }

    private void renew(int k, List<Integer> from, double least, double most) {
        double before = scatter[k] * scatter[k];
        List<double[]> known = new ArrayList<>();
        for (int i : from) {
            double left = ownCovariance[i][k * layout.ownSize() + k];
            double information = Math.max(0, Math.min(1, 1 - left / before));
            double away = own[i][k] - expected[i][k];
            if (information > 0.05) {
                known.add(new double[] {away * away, information});
            }
        }
        seenBy[k] = known.size();
        if (known.size() < 4) {
            return;
        }
        double[] ratios =
                known.stream().mapToDouble(one -> one[0] / one[1]).sorted().toArray();
        double cut = Math.max(9 * ratios[ratios.length / 2] / 0.455, Double.MIN_NORMAL);
        double squares = 0;
        double weights = 0;
        for (double[] one : known) {
            if (one[0] / one[1] <= cut) {
                squares += one[0];
                weights += one[1];
            }
        }
        double next = Math.max(before / 16, Math.min(before * 16, squares / Math.max(weights, 0.5)));
        scatter[k] = Math.max(least, Math.min(most, Math.sqrt(next)));
    }

    /** Expected values by a local line over the neighbouring injections, the injection itself left out: an ageing column drifts. */
    private void smooth(int k, List<Integer> from) {
        double[] weights = from.stream()
                .mapToDouble(i -> 1 / (ownCovariance[i][k * layout.ownSize() + k] + scatter[k] * scatter[k]))
                .toArray();
        double[] values = from.stream().mapToDouble(i -> own[i][k]).toArray();
        for (int i = 0; i < injections.length; i++) {
            double s = 0;
            double sx = 0;
            double sxx = 0;
            double sy = 0;
            double sxy = 0;
            for (int q = 0; q < values.length; q++) {
                double x = (from.get(q) - i) / TUKEY_REACH;
                double reach = 1 - Math.abs(x * x * x);
                double w = from.get(q) == i || reach <= 0 ? 0 : weights[q] * reach * reach * reach;
                s += w;
                sx += w * x;
                sxx += w * x * x;
                sy += w * values[q];
                sxy += w * x * values[q];
            }
            if (s > 0) {
                double ridged = sxx + 1e-2 * s;
                double determinant = s * ridged - sx * sx;
                expected[i][k] = (ridged * sy - sx * sxy) / determinant;
            } else {
                expected[i][k] = nearest(k, from, i);
            }
        }
    }

    private double nearest(int k, List<Integer> from, int i) {
        int best = from.get(0);
        for (int other : from) {
            best = Math.abs(other - i) < Math.abs(best - i) ? other : best;
        }
        return own[best][k];
    }

    /** The place of an injection whose peaks are not seen is expected where its neighbours have theirs. */
    private void places(List<Integer> from) {
        double[] sizes = new double[from.size()];
        for (int i = 0; i < injections.length; i++) {
            int here = i;
            double[] near = from.stream()
                    .sorted(Comparator.comparingInt(other -> Math.abs(other - here)))
                    .limit(7)
                    .mapToDouble(other -> own[other][PooledLayout.PLACE])
                    .sorted()
                    .toArray();
            expected[i][PooledLayout.PLACE] = near[near.length / 2];
        }
        for (int q = 0; q < sizes.length; q++) {
            int i = from.get(q);
            sizes[q] = Math.abs(own[i][PooledLayout.PLACE] - expected[i][PooledLayout.PLACE]);
        }
        Arrays.sort(sizes);
        scatter[PooledLayout.PLACE] = Math.max(0.02 * width, 2 * 1.4826 * sizes[sizes.length / 2]);
        // Where an injection has slipped, its own peaks say where they are, not its neighbours.
        for (int i = 0; i < injections.length; i++) {
            if (standardSeen[i]
                    && Math.abs(places[i] - expected[i][PooledLayout.PLACE])
                            > SLIPPED_SD * scatter[PooledLayout.PLACE]) {
                expected[i][PooledLayout.PLACE] = places[i];
            }
        }
    }

    /** Below which a detector stores 0 in a channel, 0 if it does not. */
    private double threshold(int c) {
        return Arrays.stream(injections)
                .mapToDouble(one -> one.traces()[c].censoredBelow())
                .max()
                .orElse(0);
    }

    /**
     * Mean and covariance of the baselines between injections. Of a detector that stores 0 below a threshold nothing is seen of them: they
     * stay near 0, as such detectors subtract them.
     */
    private void baselines(PooledNoise[] noise) {
        int terms = layout.baselineTerms();
        int n = layout.ownSize();
        for (int c = 0; c < layout.channels(); c++) {
            int at = layout.baseline(c);
            List<Integer> from = new ArrayList<>();
            for (int i = 0; i < injections.length; i++) {
                if (injections[i].used()[c] && ownCovariance[i] != null) {
                    from.add(i);
                }
            }
            if (from.size() < 3 || threshold(c) > 0) {
                continue;
            }
            double[] mean = new double[terms];
            for (int i : from) {
                for (int k = 0; k < terms; k++) {
                    mean[k] += own[i][at + k] / from.size();
                }
            }
            double[] covariance = new double[terms * terms];
            for (int i : from) {
                for (int a = 0; a < terms; a++) {
                    for (int b = 0; b < terms; b++) {
                        double both = (own[i][at + a] - mean[a]) * (own[i][at + b] - mean[b])
                                + ownCovariance[i][(at + a) * n + at + b];
                        covariance[a * terms + b] += both / from.size();
                    }
                }
            }
            double shrink = shrinkage(from, at, mean);
            double trace = 0;
            for (int k = 0; k < terms; k++) {
                trace += covariance[k * terms + k];
            }
            double least = 1e-9 * trace + 1e-6 * noise[c].electronic();
            for (int a = 0; a < terms; a++) {
                for (int b = 0; b < terms; b++) {
                    covariance[a * terms + b] *= a == b ? 1 : 1 - shrink;
                }
                covariance[a * terms + a] += least;
            }
            if (DenseCholesky.factor(covariance, terms)) {
                baselineMean[c] = mean;
                baselinePrecision[c] = DenseCholesky.inverse(covariance, terms);
            }
        }
    }

    /** How much of the correlations between baseline terms is chance (Schaefer and Strimmer 2005). */
    private double shrinkage(List<Integer> from, int at, double[] mean) {
        int terms = mean.length;
        int n = from.size();
        double[] sd = new double[terms];
        for (int k = 0; k < terms; k++) {
            for (int i : from) {
                sd[k] += (own[i][at + k] - mean[k]) * (own[i][at + k] - mean[k]) / n;
            }
            sd[k] = Math.sqrt(sd[k]);
        }
        double chance = 0;
        double squares = 0;
        for (int a = 0; a < terms; a++) {
            for (int b = 0; b < a; b++) {
                if (sd[a] == 0 || sd[b] == 0) {
                    continue;
                }
                double correlation = 0;
                double square = 0;
                for (int i : from) {
                    double both = (own[i][at + a] - mean[a]) / sd[a] * (own[i][at + b] - mean[b]) / sd[b];
                    correlation += both / n;
                    square += both * both / n;
                }
                chance += (square - correlation * correlation) / Math.max(1, n - 1);
                squares += correlation * correlation;
            }
        }
        return squares > 0 ? Math.max(0, Math.min(1, chance / squares)) : 1;
    }
}
