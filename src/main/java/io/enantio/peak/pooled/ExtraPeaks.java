package io.enantio.peak.pooled;

import io.enantio.peak.pooled.ExtraPeakScan.Candidate;
import io.enantio.peak.pooled.ExtraPeakScan.IonRatio;
import io.enantio.peak.pooled.ExtraPeakScan.Kind;
import io.enantio.peak.pooled.PooledLayout.Carries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Search for a peak that the method does not know, in the quantifier of each sample: one as wide as the analyte's, or a broad one (a late
 * eluter of an earlier injection). Misfit is not interference: what the injections with known content show at the same area is the
 * run's own misfit, and only evidence beyond it counts; so does a qualifier whose ratio to the quantifier is not that of the
 * standards.
 */
final class ExtraPeaks {
    /** By chance once in 6,000, and some thirty places are tried. */
    private static final double SUSPECTED_Z = 3.6;

    /** A pair that has moved is looked for within a width of where it is expected. */
    private static final int MOVES = 8;

    private static final double MOVE_WIDTHS = 0.125;
    private static final double MOVED_SD_WIDTHS = 0.5;
    private static final double CLEAR_SE = 5;

    private static final double BEYOND = 1.5;
    private static final double PLACE_SD_WIDTHS = 0.25;
    private static final double SURE_SE = 3;
    private static final double SMALL_AREA = 0.05;
    private static final double LEAST_TIE = 1e-7;
    private static final double BROAD_SHAPE = 0.1;
    private static final int STEPS = 25;

    private final PooledFit fit;
    private final PooledLayout layout;
    private final int quantifier;
    private final int qualifier;
    private final double width;
    /** Of each peak; none without a qualifier. */
    private final List<Optional<StandardIonRatio>> ratios = new ArrayList<>();

    private final Map<Kind, Double> slope = new EnumMap<>(Kind.class);
    private final Map<Kind, Double> largestKnown = new EnumMap<>(Kind.class);

    /**
     * Limits from the injections with known content.
     *
     * @param seen what those show that are searched
     */
    ExtraPeaks(PooledFit fit, List<ExtraPeakScan> seen) {
        this.fit = fit;
        layout = fit.layout();
        width = fit.shape().base().widthMin();
        quantifier = OwnFit.quantifier(layout);
        qualifier = quantifier + 1 < layout.channels() ? quantifier + 1 : -1;
        for (int j = 0; qualifier >= 0 && j < layout.analytePeaks(); j++) {
            ratios.add(StandardIonRatio.of(seen, j));
        }
        for (Kind kind : Kind.values()) {
            slope.put(kind, 0.0);
            largestKnown.put(
                    kind,
                    seen.stream().mapToDouble(one -> one.largest(kind)).max().orElse(0));
        }
        for (ExtraPeakScan one : seen) {
            for (Candidate best : one.best(ionRatios(one))) {
                double each = Math.max(0, Math.sqrt(best.gain()) - best.kind().leastZ()) / size(one, best.kind());
                slope.merge(best.kind(), each, Math::max);
            }
        }
    }

    private double size(ExtraPeakScan scan, Kind kind) {
        return Math.max(
                scan.largest(kind), Math.max(SMALL_AREA * largestKnown.getOrDefault(kind, 0.0), Double.MIN_NORMAL));
    }

    /** What is known of the ion ratios of an injection whose peaks have these areas in the quantifier. */
    private List<IonRatio> ionRatios(IntToDoubleFunction area) {
        return IntStream.range(0, ratios.size())
                .boxed()
                .flatMap(j -> ratios.get(j).stream().map(known -> {
                    double ratio = known.at(area.applyAsDouble(j));
                    double sd = known.relativeSd() * ratio * Math.abs(area.applyAsDouble(j));
                    return new IonRatio(j, ratio, Math.max(sd, LEAST_TIE * fit.areaSd()));
                }))
                .toList();
    }

    private List<IonRatio> ionRatios(ExtraPeakScan scan) {
        return ionRatios(j -> scan.area(0, j));
    }

    /** Standard deviations of what the run's own misfit may be at this area. */
    private double misfit(ExtraPeakScan scan, Kind kind) {
        return BEYOND * slope.getOrDefault(kind, 0.0) * size(scan, kind);
    }

    /** Where another peak should be tried; none if there is no evidence for one. */
    List<Candidate> candidates(ExtraPeakScan scan) {
        return scan.best(ionRatios(scan)).stream()
                .filter(one -> Math.sqrt(one.gain()) > one.kind().leastZ() + misfit(scan, one.kind()))
                .toList();
    }

    /** Whether there is some evidence of another peak, too little for trying one. */
    boolean isSuspected(ExtraPeakScan scan) {
        return scan.best(ionRatios(scan)).stream()
                .filter(one -> one.kind() == Kind.ALIKE)
                .anyMatch(one -> Math.sqrt(one.gain()) > SUSPECTED_Z + misfit(scan, one.kind()));
    }

    /**
     * The best fit of an injection with one more peak, or with the known peaks at another distance from their standard if that describes its traces
     * better; empty if neither is clear.
     */
    Optional<OwnFit> extended(int i, OwnFit before, ExtraPeakScan scan) {
        Optional<OwnFit> extra = candidates(scan).stream()
                .flatMap(one -> extended(i, before, scan, one).stream())
                .min(Comparator.comparingDouble(OwnFit::deviance));
        return moved(i, before)
                .filter(one -> extra.isEmpty() || one.deviance() < extra.get().deviance())
                .map(one -> untied(i, one))
                .or(() -> extra);
    }

    /** What decided between two descriptions, the ion ratio, is no part of a result without another peak. */
    private OwnFit untied(int i, OwnFit moved) {
        return fitted(moved, fit.shape(), movedPrior(i, new OwnPrior.Tie[0]), moved.own())
                .descend(STEPS);
    }

    private OwnPrior movedPrior(int i, OwnPrior.Tie[] ties) {
        OwnPrior plain = fit.expectation().prior(i);
        double[] precision = plain.precision().clone();
        double sd = MOVED_SD_WIDTHS * width;
        precision[layout.offset()] = 1 / (sd * sd);
        return new OwnPrior(layout, plain.mean(), precision, plain.baseline(), ties);
    }

    /**
     * The known peaks, all of them clear, elsewhere than their standard predicts. Of a single peak it could not be told whether it is the
     * analyte.
     */
    private Optional<OwnFit> moved(int i, OwnFit before) {
        if (!layout.hasOffset() || layout.analytePeaks() < 2) {
            return Optional.empty();
        }
        OwnPrior prior = movedPrior(i, ties(before, layout));
        double[] start = before.own().clone();
        for (int k = 1; k < layout.head(); k++) {
            start[k] = fit.expectation().expected(i, k);
        }
        double middle = start[layout.offset()];
        Optional<OwnFit> best = Optional.empty();
        for (int move = -MOVES; move <= MOVES; move++) {
            start[layout.offset()] = middle + move * MOVE_WIDTHS * width;
            OwnFit there = fitted(before, fit.shape(), prior, start).solvedLinear();
            if (best.isEmpty() || there.deviance() < best.get().deviance()) {
                best = Optional.of(there);
            }
        }
        return best.map(one -> one.descend(STEPS)).filter(this::isClear);
    }

    private boolean isClear(OwnFit found) {
        return IntStream.range(0, layout.analytePeaks())
                .map(j -> layout.area(quantifier, j))
                .allMatch(k -> found.own()[k] > CLEAR_SE * Math.sqrt(found.variance(k)));
    }

    private OwnFit fitted(OwnFit before, SharedShape shape, OwnPrior prior, double[] start) {
        OwnFit.State state = new OwnFit.State(start, fit.areaOfLoadOne(), fit.work());
        return new OwnFit(before.injection(), shape, fit.noise(), prior, state);
    }

    /** The ion ratios of the standards as soft conditions. */
    private OwnPrior.Tie[] ties(OwnFit before, PooledLayout of) {
        return ionRatios(j -> before.own()[layout.area(quantifier, j)]).stream()
                .map(one -> new OwnPrior.Tie(
                        of.area(quantifier, one.peak()),
                        of.area(qualifier, one.peak()),
                        one.ratio(),
                        1 / (one.sd() * one.sd())))
                .toArray(OwnPrior.Tie[]::new);
    }

    private Optional<OwnFit> extended(int i, OwnFit before, ExtraPeakScan scan, Candidate candidate) {
        PooledLayout wider = layout.withExtra(candidate.kind().carries());
        SharedShape shape = new SharedShape(
                wider,
                fit.shape().base(),
                fit.shape().corrections(),
                fit.shape().values());
        OwnPrior prior = prior(i, wider, candidate, before);
        OwnFit with =
                fitted(before, shape, prior, start(i, before, candidate, scan)).descend(STEPS);
        int c = candidate.kind().channel(layout).orElseThrow();
        int extra = wider.area(c, layout.peaks(c));
        return with.own()[extra] > SURE_SE * Math.sqrt(with.variance(extra)) && hasNoNegative(with, c)
                ? Optional.of(with)
                : Optional.empty();
    }

    /** A further peak that leaves less than nothing of an expected one has taken its place: the expected peak has moved. */
    private boolean hasNoNegative(OwnFit with, int c) {
        return IntStream.range(0, layout.peaks(c))
                .map(j -> with.layout().area(c, j))
                .allMatch(k -> with.own()[k] > -SURE_SE * Math.sqrt(with.variance(k)));
    }

    private OwnPrior prior(int i, PooledLayout wider, Candidate candidate, OwnFit before) {
        OwnPrior plain = fit.expectation().prior(i);
        double[] mean = widened(plain.mean(), wider);
        double[] precision = new double[wider.baseline(0)];
        System.arraycopy(plain.precision(), 0, precision, 0, layout.head());
        double areas = 1 / (fit.areaSd() * fit.areaSd());
        Arrays.fill(precision, wider.head(), precision.length, areas);
        mean[wider.extra(0)] = candidate.placeMin();
        mean[wider.extraWidth(0)] = candidate.kind().logWidth();
        double sd = PLACE_SD_WIDTHS * width * candidate.kind().placeSd();
        precision[wider.extra(0)] = 1 / (sd * sd);
        precision[wider.extraWidth(0)] =
                1 / (candidate.kind().logWidthSd() * candidate.kind().logWidthSd());
        OwnPrior.Tie[] ties = new OwnPrior.Tie[0];
        if (qualifier >= 0 && candidate.kind() != Kind.IN_STANDARD) {
            if (candidate.kind() == Kind.ALIKE) {
                precision[wider.area(qualifier, layout.analytePeaks())] = 1e18 * areas;
            }
            ties = ties(before, wider);
        }
        double[][] baseline = candidate.kind() == Kind.BROAD
                ? loosened(
                        plain.baseline(),
                        candidate.area() / (width * Math.exp(candidate.kind().logWidth())))
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
    private double[] start(int i, OwnFit before, Candidate candidate, ExtraPeakScan scan) {
        PooledLayout wider = layout.withExtra(candidate.kind().carries());
        double[] start = widened(before.own(), wider);
        for (int k = 1; k < layout.head(); k++) {
            start[k] = fit.expectation().expected(i, k);
        }
        start[wider.extra(0)] = candidate.placeMin();
        start[wider.extraWidth(0)] = candidate.kind().logWidth();
        int c = candidate.kind().channel(layout).orElseThrow();
        start[wider.area(c, layout.peaks(c))] =
                candidate.kind() == Kind.ALIKE ? 0.1 * Math.max(0, scan.smallest()) : candidate.area();
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
}
