package io.enantio.peak.fit;

import io.enantio.peak.shape.PeakShape;
import io.enantio.peak.shape.PeakShape.Asymmetry;
import java.util.EnumSet;
import java.util.Set;

/**
 * The meaning of each element of the parameter vector: time of the first apex, spacings to the following apexes (minutes),
 * ln sigma, ln(tau/sigma), ln of the width of each further peak relative to the first; then, if the run needs them, the slow
 * share and ln of its factor, and the growth of ln(tau/sigma) with load; last, the places of peaks that the method does not know
 * (interferences), which have the first peak's shape.
 */
public record FitLayout(int peaks, Asymmetry asymmetry, Set<Term> terms, int extras) {
    private static final double RATIO_LOW = StrictMath.log(0.02);
    private static final double RATIO_HIGH = StrictMath.log(4);
    private static final double SLOW_SHARE_HIGH = 0.45;
    private static final double FACTOR_LOW = StrictMath.log(1.5);
    private static final double FACTOR_HIGH = StrictMath.log(6);
    private static final double SPACING_LOW_WIDTHS = 0.5;
    private static final double WIDTH_PER_SIGMA = 2.3548;

    /** What a run's shape may need beyond an exponentially modified Gaussian. */
    public enum Term {
        SLOW_TAIL,
        LOAD
    }

    public FitLayout {
        terms = Set.copyOf(terms);
    }

    public static FitLayout plain(int peaks, Asymmetry asymmetry) {
        return new FitLayout(peaks, asymmetry, Set.of(), 0);
    }

    public FitLayout with(Term term) {
        Set<Term> more = EnumSet.of(term);
        more.addAll(terms);
        return new FitLayout(peaks, asymmetry, more, extras);
    }

    /** The same with one more peak that the method does not know. */
    public FitLayout withExtra() {
        return new FitLayout(peaks, asymmetry, terms, extras + 1);
    }

    /** All peaks, known ones first. */
    public int columns() {
        return peaks + extras;
    }

    /** Place of an extra peak, k from 0. */
    int extra(int k) {
        return size() - extras + k;
    }

    public boolean has(Term term) {
        return terms.contains(term);
    }

    public int apex() {
        return 0;
    }

    /** Spacing between peak {@code j - 1} and peak {@code j}, j from 1. */
    int spacing(int j) {
        return j;
    }

    public int logSigma() {
        return peaks;
    }

    public int logRatio() {
        return peaks + 1;
    }

    /** ln of the width of peak {@code j} relative to the first, j from 1. */
    public int width(int j) {
        return peaks + 1 + j;
    }

    public int slowFraction() {
        return 2 * peaks + 1;
    }

    public int logSlowFactor() {
        return 2 * peaks + 2;
    }

    public int load() {
        return has(Term.SLOW_TAIL) ? 2 * peaks + 3 : 2 * peaks + 1;
    }

    /** Number of parameters. */
    public int size() {
        return 2 * peaks + 1 + (has(Term.SLOW_TAIL) ? 2 : 0) + (has(Term.LOAD) ? 1 : 0) + extras;
    }

    /** Apex of a peak, j from 0. */
    public double apexMin(double[] theta, int j) {
        if (j >= peaks) {
            return theta[extra(j - peaks)];
        }
        double apex = theta[0];
        for (int i = 1; i <= j; i++) {
            apex += theta[i];
        }
        return apex;
    }

    /** Shape of a peak under a load (area relative to the highest standard's), j from 0. */
    public PeakShape shape(double[] theta, int j, double load) {
        double logSigma = theta[logSigma()] + (j == 0 || j >= peaks ? 0 : theta[width(j)]);
        double logRatio = theta[logRatio()] + (has(Term.LOAD) ? theta[load()] * load : 0);
        boolean slow = has(Term.SLOW_TAIL);
        return new PeakShape(
                Math.exp(logSigma),
                Math.exp(boundedRatio(logRatio)),
                slow ? theta[slowFraction()] : 0,
                slow ? Math.exp(theta[logSlowFactor()]) : 1,
                asymmetry);
    }

    private static double boundedRatio(double logRatio) {
        return Math.max(RATIO_LOW, Math.min(RATIO_HIGH, logRatio));
    }

    /** Limits a parameter vector to the bounds within which a shape has a meaning, in place. */
    public void limit(double[] theta) {
        theta[logRatio()] = boundedRatio(theta[logRatio()]);
        double least = SPACING_LOW_WIDTHS * WIDTH_PER_SIGMA * Math.exp(theta[logSigma()]);
        for (int j = 1; j < peaks; j++) {
            theta[spacing(j)] = Math.max(least, theta[spacing(j)]);
        }
        if (has(Term.SLOW_TAIL)) {
            int share = slowFraction();
            theta[share] = Math.max(0, Math.min(SLOW_SHARE_HIGH, theta[share]));
            int factor = logSlowFactor();
            theta[factor] = Math.max(FACTOR_LOW, Math.min(FACTOR_HIGH, theta[factor]));
        }
    }
}
