package io.enantio.peak.pooled;

import io.enantio.peak.pooled.OwnFit.Injection;
import io.enantio.peak.pooled.PeakDensity.Scratch;
import io.enantio.peak.pooled.PooledLayout.Carries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Search for a peak that the method does not know, in the quantifier of each sample: one as wide as the analyte's, or a broad one (a late
 * eluter of an earlier injection). Misfit is not interference: what the injections with known content show at the same area is the
 * run's own misfit, and only evidence beyond it counts; so does a qualifier whose ratio to the quantifier is not that of the
 * standards.
 */
final class ExtraPeaks {
    private static final double STEP_WIDTHS = 0.125;
    private static final double FRONT_WIDTHS = 1.5;
    private static final double BACK_WIDTHS = 2;
    /** A peak is negligible so far from its apex. */
    private static final double REACH_WIDTHS = 5;

    private static final double TABLE_PER_WIDTH = 64;
    private static final double LEAST_FREE = 0.02;
    private static final double LEAST_Z = 4.2;
    private static final double BEYOND = 1.5;
    private static final double ION_Z = 4.5;
    private static final double TOGETHER = 5;
    private static final double PLACE_SD_WIDTHS = 0.25;
    private static final double SURE_SE = 3;
    private static final double SMALL_AREA = 0.05;
    private static final double LEAST_RATIO_SD = 0.004;
    private static final double BROAD_SHAPE = 0.1;
    private static final int STEPS = 25;

    /** How broad a peak is that the method does not know, relative to the analyte's. */
    enum Breadth {
        /** Of another compound that elutes like the analyte. */
        ALIKE(0, 0.05, 1),
        /** Of a compound that eluted later than its injection lasted. */
        BROAD(StrictMath.log(3), 0.4, 3);

        private final double logMean;
        private final double logSd;
        private final double placeSd;

        Breadth(double logMean, double logSd, double placeSd) {
            this.logMean = logMean;
            this.logSd = logSd;
            this.placeSd = placeSd;
        }
    }

    /** A place at which another peak is tried, the most that it would lower the cost, and its area. */
    record Candidate(Breadth breadth, double placeMin, double gain, double area) {}

    /**
     * What an injection shows after its fit.
     *
     * @param best place for each breadth
     * @param areas of quantifier and, if there is one, qualifier, by peak
     * @param variances of these areas
     */
    record Sight(List<Candidate> best, double[][] areas, double[][] variances) {
        double largest() {
            return Arrays.stream(areas[0]).max().orElse(0);
        }

        double gain(Breadth breadth) {
            return best.get(breadth.ordinal()).gain();
        }
    }

    private final PooledFit fit;
    private final PooledLayout layout;
    private final int quantifier;
    private final int qualifier;
    private final double width;
    private final double[] ratio;
    private final double[] ratioSd;
    private final double[] slope = new double[Breadth.values().length];
    private final double largestKnown;

    /**
     * Limits from the injections with known content.
     *
     * @param sights of all injections; empty for those that are not searched
     * @param known injections with known content
     */
    ExtraPeaks(PooledFit fit, List<Optional<Sight>> sights, int[] known) {
        this.fit = fit;
        layout = fit.layout();
        width = fit.shape().base().widthMin();
        quantifier = OwnFit.quantifier(layout);
        qualifier = quantifier + 1 < layout.channels() ? quantifier + 1 : -1;
        ratio = new double[layout.analytePeaks()];
        ratioSd = new double[layout.analytePeaks()];
        List<Sight> seen = IntStream.of(known)
                .mapToObj(sights::get)
                .flatMap(Optional::stream)
                .toList();
        ratios(seen);
        largestKnown = seen.stream().mapToDouble(Sight::largest).max().orElse(0);
        for (Breadth breadth : Breadth.values()) {
            slope[breadth.ordinal()] = seen.stream()
                    .mapToDouble(one -> Math.max(0, Math.sqrt(one.gain(breadth)) - LEAST_Z)
                            / Math.max(one.largest(), Math.max(SMALL_AREA * largestKnown, Double.MIN_NORMAL)))
                    .max()
                    .orElse(0);
        }
    }

    private void ratios(List<Sight> known) {
        Arrays.fill(ratio, Double.NaN);
        for (int j = 0; qualifier >= 0 && j < ratio.length; j++) {
            double sum = 0;
            double weights = 0;
            double[][] seen = new double[known.size()][];
            int n = 0;
            for (Sight one : known) {
                double a = one.areas[0][j];
                double b = one.areas[1][j];
                if (a > 20 * Math.sqrt(one.variances[0][j]) && b > 10 * Math.sqrt(one.variances[1][j])) {
                    double square = one.variances[0][j] / (a * a) + one.variances[1][j] / (b * b);
                    double weight = 1 / (square + 1e-4);
                    sum += weight * b / a;
                    weights += weight;
                    seen[n++] = new double[] {b / a, square};
                }
            }
            if (n < 3) {
                continue;
            }
            ratio[j] = sum / weights;
            double scatter = 0;
            for (int k = 0; k < n; k++) {
                double away = seen[k][0] / ratio[j] - 1;
                scatter += (away * away - seen[k][1]) / n;
            }
            ratioSd[j] = Math.max(LEAST_RATIO_SD, Math.sqrt(Math.max(0, scatter)));
        }
    }

    /** Deviation of the qualifier from the ratio of the standards, in standard deviations; 0 if it is not known. */
    private double ionZ(Sight sight, int j) {
        if (qualifier < 0 || Double.isNaN(ratio[j])) {
            return 0;
        }
        double a = sight.areas[0][j];
        double expected = ratio[j] * a;
        double variance = sight.variances[1][j]
                + ratio[j] * ratio[j] * sight.variances[0][j]
                + ratioSd[j] * ratioSd[j] * expected * expected;
        return (sight.areas[1][j] - expected) / Math.sqrt(variance);
    }

    private double limit(Sight sight, Breadth breadth) {
        double z = LEAST_Z + BEYOND * slope[breadth.ordinal()] * Math.max(sight.largest(), SMALL_AREA * largestKnown);
        return z * z;
    }

    /** Where another peak should be tried; none if there is no evidence for one. */
    List<Candidate> candidates(OwnFit own, Sight sight) {
        List<Candidate> found = new ArrayList<>();
        double least = IntStream.range(0, ratio.length)
                .mapToDouble(j -> ionZ(sight, j))
                .min()
                .orElse(0);
        double ion = Math.min(0, least) * Math.min(0, least);
        for (Candidate one : sight.best) {
            double limit = limit(sight, one.breadth);
            boolean isAlike = one.breadth == Breadth.ALIKE;
            if (one.gain > limit
                    || isAlike && one.gain > 0.5 * limit && (one.gain + ion > limit + TOGETHER || least < -ION_Z)) {
                found.add(one);
            }
        }
        // An ion ratio out of line without a place of its own: the start is beside the peak that it concerns.
        if (found.isEmpty()
                && (least < -ION_Z || sight.gain(Breadth.ALIKE) + ion > limit(sight, Breadth.ALIKE) + TOGETHER)) {
            found.add(new Candidate(Breadth.ALIKE, besideMin(own, sight), 0, 0));
        }
        return found;
    }

    /** The best fit of an injection with one more peak; empty if no such peak is clear. */
    Optional<OwnFit> extended(int i, OwnFit before, Sight sight) {
        return candidates(before, sight).stream()
                .flatMap(one -> extended(i, before, sight, one).stream())
                .min(Comparator.comparingDouble(OwnFit::deviance));
    }

    private Optional<OwnFit> extended(int i, OwnFit before, Sight sight, Candidate candidate) {
        PooledLayout wider = layout.withExtra();
        SharedShape shape = new SharedShape(
                wider,
                fit.shape().base(),
                fit.shape().corrections(),
                fit.shape().values());
        Injection injection = before.injection();
        OwnPrior prior = prior(i, wider, candidate, before);
        double[] start = start(i, wider, before, candidate, sight);
        OwnFit with = new OwnFit(injection, shape, fit.noise(), prior, new OwnFit.State(start, fit.areaOfLoadOne()))
                .descend(STEPS);
        int extra = wider.area(quantifier, layout.analytePeaks());
        return with.own()[extra] > SURE_SE * Math.sqrt(with.variance(extra)) && hasNoNegative(with)
                ? Optional.of(with)
                : Optional.empty();
    }

    /** A further peak that leaves less than nothing of an expected one has taken its place: the expected peak has moved. */
    private boolean hasNoNegative(OwnFit with) {
        return IntStream.range(0, layout.analytePeaks())
                .map(j -> with.layout().area(quantifier, j))
                .allMatch(k -> with.own()[k] > -SURE_SE * Math.sqrt(with.variance(k)));
    }

    private OwnPrior prior(int i, PooledLayout wider, Candidate candidate, OwnFit before) {
        OwnPrior plain = fit.expectation().prior(i);
        double[] mean = widened(plain.mean(), wider);
        double[] precision = new double[wider.baseline(0)];
        System.arraycopy(plain.precision(), 0, precision, 0, layout.head());
        double areas = 1 / (fit.areaSd() * fit.areaSd());
        Arrays.fill(precision, wider.head(), precision.length, areas);
        mean[wider.extra(0)] = candidate.placeMin;
        mean[wider.extraWidth(0)] = candidate.breadth.logMean;
        double sd = PLACE_SD_WIDTHS * width * candidate.breadth.placeSd;
        precision[wider.extra(0)] = 1 / (sd * sd);
        precision[wider.extraWidth(0)] = 1 / (candidate.breadth.logSd * candidate.breadth.logSd);
        OwnPrior.Tie[] ties = new OwnPrior.Tie[0];
        if (qualifier >= 0) {
            if (candidate.breadth == Breadth.ALIKE) {
                precision[wider.area(qualifier, layout.analytePeaks())] = 1e18 * areas;
            }
            ties = IntStream.range(0, ratio.length)
                    .filter(j -> !Double.isNaN(ratio[j]))
                    .mapToObj(j -> {
                        double area = Math.abs(before.own()[layout.area(quantifier, j)]);
                        double tie = Math.max(ratioSd[j] * ratio[j] * area, 1e-7 * fit.areaSd());
                        return new OwnPrior.Tie(
                                wider.area(quantifier, j), wider.area(qualifier, j), ratio[j], 1 / (tie * tie));
                    })
                    .toArray(OwnPrior.Tie[]::new);
        }
        double[][] baseline = candidate.breadth == Breadth.BROAD
                ? loosened(plain.baseline(), candidate.area / (width * Math.exp(candidate.breadth.logMean)))
                : plain.baseline();
        return new OwnPrior(wider, mean, precision, baseline, ties);
    }

    /** The shape of a broad peak is not known: part of its height may be in each term of the baseline. */
    private double[][] loosened(double[][] precisions, double height) {
        int terms = layout.baselineTerms();
        double[][] found = precisions.clone();
        for (int c = 0; c < found.length; c++) {
            double[] factor = precisions[c].clone();
            if (layout.carries(c) == Carries.STANDARD || !DenseCholesky.factor(factor, terms)) {
                continue;
            }
            double[] covariance = DenseCholesky.inverse(factor, terms);
            for (int k = 0; k < terms; k++) {
                covariance[k * terms + k] += BROAD_SHAPE * height * BROAD_SHAPE * height;
            }
            if (DenseCholesky.factor(covariance, terms)) {
                found[c] = DenseCholesky.inverse(covariance, terms);
            }
        }
        return found;
    }

    /** From the run's expectation, not from a fit that the other peak has pulled along. */
    private double[] start(int i, PooledLayout wider, OwnFit before, Candidate candidate, Sight sight) {
        double[] start = widened(before.own(), wider);
        for (int k = 1; k < layout.head(); k++) {
            start[k] = fit.expectation().expected(i, k);
        }
        start[wider.extra(0)] = candidate.placeMin;
        start[wider.extraWidth(0)] = candidate.breadth.logMean;
        double least = Arrays.stream(sight.areas[0]).min().orElse(0);
        start[wider.area(quantifier, layout.analytePeaks())] =
                candidate.breadth == Breadth.BROAD ? candidate.area : 0.1 * Math.max(0, least);
        return start;
    }

    private double[] widened(double[] own, PooledLayout wider) {
        double[] values = new double[wider.ownSize()];
        System.arraycopy(own, 0, values, 0, layout.head());
        for (int c = 0; c < layout.channels(); c++) {
            for (int j = 0; j < layout.peaks(c); j++) {
                values[wider.area(c, j)] = own[layout.area(c, j)];
            }
            System.arraycopy(own, layout.baseline(c), values, wider.baseline(c), layout.baselineTerms());
        }
        return values;
    }

    /** Start of the place of a peak that only the ion ratio betrays: beside the peak that it concerns. */
    private double besideMin(OwnFit own, Sight sight) {
        int worst = 0;
        for (int j = 1; j < ratio.length; j++) {
            worst = ionZ(sight, j) < ionZ(sight, worst) ? j : worst;
        }
        return own.model(quantifier).peak(worst).placeMin() + PLACE_SD_WIDTHS * width;
    }

    /** Looks for the places at which one more peak would lower the cost most. */
    static Sight sight(PooledFit fit, OwnFit own, double[] covariance) {
        PooledLayout layout = fit.layout();
        int c = OwnFit.quantifier(layout);
        TraceModel model = own.model(c);
        TraceData data = model.data();
        int n = layout.ownSize();
        double[][] rows = new double[data.size()][n];
        double[] weight = new double[data.size()];
        double[] residual = new double[data.size()];
        Scratch[] scratch = new Scratch[layout.analytePeaks()];
        Arrays.setAll(scratch, j -> new Scratch());
        double[] line = new double[layout.baselineTerms()];
        for (int p = 0; p < rows.length; p++) {
            weight[p] = data.isCensored(p) ? 0 : 1 / model.variance(p);
            residual[p] = data.y()[p] - model.signal(p);
            model.row(p, rows[p], scratch, line);
        }
        Linear linear = Linear.of(rows, weight, residual, covariance);
        List<Candidate> best = new ArrayList<>();
        for (Breadth breadth : Breadth.values()) {
            best.add(best(fit, model, linear, breadth));
        }
        int channels = Math.min(2, layout.channels() - c);
        double[][] areas = new double[channels][layout.analytePeaks()];
        double[][] variances = new double[channels][layout.analytePeaks()];
        for (int q = 0; q < channels; q++) {
            for (int j = 0; j < areas[q].length; j++) {
                int k = layout.area(c + q, j);
                areas[q][j] = own.own()[k];
                variances[q][j] = covariance[k * n + k];
            }
        }
        return new Sight(best, areas, variances);
    }

    /**
     * A fitted trace, linearised, by the own parameters that it depends on.
     *
     * @param columns derivatives of the signal, by parameter and point
     * @param weight 1/variance of each point
     * @param covariance of these parameters
     */
    private record Linear(double[][] columns, double[] weight, double[] residual, double[] covariance) {
        /** @param rows derivatives by all own parameters, by point */
        static Linear of(double[][] rows, double[] weight, double[] residual, double[] covariance) {
            int n = rows[0].length;
            int[] used = IntStream.range(0, n)
                    .filter(k -> Arrays.stream(rows).anyMatch(row -> row[k] != 0))
                    .toArray();
            double[][] columns = new double[used.length][rows.length];
            double[] own = new double[used.length * used.length];
            for (int a = 0; a < used.length; a++) {
                for (int p = 0; p < rows.length; p++) {
                    columns[a][p] = rows[p][used[a]];
                }
                for (int b = 0; b < used.length; b++) {
                    own[a * used.length + b] = covariance[used[a] * n + used[b]];
                }
            }
            return new Linear(columns, weight, residual, own);
        }
    }

    private static Candidate best(PooledFit fit, TraceModel model, Linear linear, Breadth breadth) {
        double[] t = model.data().t();
        int n = linear.columns.length;
        PeakDensity first = model.peak(0);
        double width = first.widthMin() * Math.exp(breadth.logMean);
        double last = model.peak(fit.layout().analytePeaks() - 1).placeMin();
        double gain = 0;
        double area = 0;
        double at = first.placeMin();
        double from = first.placeMin() - FRONT_WIDTHS * width;
        double to = last + BACK_WIDTHS * width;
        double reach = REACH_WIDTHS * width;
        double[] tabled = tabled(fit, first.tail(), width);
        double[] both = new double[n];
        double[] weighted = new double[t.length];
        double[] density = new double[t.length];
        int begin = 0;
        int end = 0;
        for (double place = from; place < to; place += STEP_WIDTHS * width) {
            while (begin < t.length && t[begin] <= place - reach) {
                begin++;
            }
            while (end < t.length && t[end] < place + reach) {
                end++;
            }
            for (int p = begin; p < end; p++) {
                double x = ((t[p] - place) / width + REACH_WIDTHS) * TABLE_PER_WIDTH;
                int k = (int) x;
                density[p] = tabled[k] + (x - k) * (tabled[k + 1] - tabled[k]);
                weighted[p] = linear.weight[p] * density[p];
            }
            double norm = Products.dot(weighted, density, begin, end);
            double drawn = Products.dot(weighted, linear.residual, begin, end);
            Arrays.fill(both, 0);
            Products.dots(weighted, linear.columns, n, begin, end, both, 0);
            double known = 0;
            for (int a = 0; a < n; a++) {
                double sum = 0;
                for (int b = 0; b < n; b++) {
                    sum += linear.covariance[a * n + b] * both[b];
                }
                known += both[a] * sum;
            }
            double free = norm - known;
            if (drawn > 0 && free > LEAST_FREE * norm && drawn * drawn / free > gain) {
                gain = drawn * drawn / free;
                area = drawn / free;
                at = place;
            }
        }
        return new Candidate(breadth, at, gain, area);
    }

    /** Density of an analyte peak at fixed steps within its reach: fine enough for a search, and quick. */
    private static double[] tabled(PooledFit fit, double tail, double width) {
        PeakDensity peak = PeakDensity.at(fit.shape(), Carries.ANALYTE, new double[] {0, width, tail}, 0);
        double[] found = new double[(int) (2 * REACH_WIDTHS * TABLE_PER_WIDTH) + 2];
        for (int k = 0; k < found.length; k++) {
            found[k] = peak.at((k / TABLE_PER_WIDTH - REACH_WIDTHS) * width);
        }
        return found;
    }
}
