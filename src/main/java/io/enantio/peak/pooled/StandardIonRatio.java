package io.enantio.peak.pooled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Qualifier area / quantifier area of a peak, as the injections with known content show it. It may lie on a line over the area: a detector
 * that loses signal at high rates loses more of the quantifier.
 */
final class StandardIonRatio {
    private static final int FEWEST = 3;
    private static final int FEWEST_FOR_A_LINE = 5;
    private static final double QUANTIFIER_SE = 20;
    private static final double QUALIFIER_SE = 10;
    /** No two injections have ratios that agree better than this, relative. */
    private static final double LEAST_SD = 0.004;

    private static final double WEIGHT_SD = 0.01;
    /** A line lowers chi-square by so much by chance in one of 600 runs. */
    private static final double LINE_CHI_SQUARE = 10;

    private final double mean;
    private final double slope;
    private final double meanArea;
    private final double least;
    private final double most;
    private final double relativeSd;

    /**
     * One injection.
     *
     * @param area of the quantifier
     * @param square relative variance of the ratio
     */
    record Seen(double area, double ratio, double square) {
        double weight() {
            return 1 / (square + WEIGHT_SD * WEIGHT_SD);
        }
    }

    private StandardIonRatio(List<Seen> seen) {
        double weights = seen.stream().mapToDouble(Seen::weight).sum();
        mean = seen.stream().mapToDouble(one -> one.weight() * one.ratio).sum() / weights;
        meanArea = seen.stream().mapToDouble(one -> one.weight() * one.area).sum() / weights;
        least = seen.stream().mapToDouble(Seen::area).min().orElseThrow();
        most = seen.stream().mapToDouble(Seen::area).max().orElseThrow();
        slope = slope(seen);
        double scatter = 0;
        for (Seen one : seen) {
            double away = one.ratio / at(one.area) - 1;
            scatter += (away * away - one.square) / seen.size();
        }
        relativeSd = Math.max(LEAST_SD, Math.sqrt(Math.max(0, scatter)));
    }

    /** Empty if too few of these injections show both peaks clearly. */
    static Optional<StandardIonRatio> of(List<ExtraPeakScan> known, int peak) {
        List<Seen> seen = new ArrayList<>();
        for (ExtraPeakScan one : known) {
            double a = one.area(0, peak);
            double b = one.area(1, peak);
            double ofA = one.variance(0, peak);
            double ofB = one.variance(1, peak);
            if (a > QUANTIFIER_SE * Math.sqrt(ofA) && b > QUALIFIER_SE * Math.sqrt(ofB)) {
                seen.add(new Seen(a, b / a, ofA / (a * a) + ofB / (b * b)));
            }
        }
        return of(seen);
    }

    static Optional<StandardIonRatio> of(List<Seen> seen) {
        return seen.size() < FEWEST ? Optional.empty() : Optional.of(new StandardIonRatio(seen));
    }

    /** By the area of the quantifier; 0 if a line does not describe the ratios clearly better than their mean. */
    private double slope(List<Seen> seen) {
        double products = 0;
        double squares = 0;
        for (Seen one : seen) {
            double away = one.area - meanArea;
            products += one.weight() * away * one.ratio;
            squares += one.weight() * away * away;
        }
        if (seen.size() < FEWEST_FOR_A_LINE || squares == 0) {
            return 0;
        }
        double found = products / squares;
        double before = 0;
        double after = 0;
        for (Seen one : seen) {
            double ofMean = (one.ratio - mean) / mean;
            double ofLine = ofMean - found * (one.area - meanArea) / mean;
            before += one.weight() * ofMean * ofMean;
            after += one.weight() * ofLine * ofLine;
        }
        double each = Math.max(1, after / (seen.size() - 2));
        return before - after > LINE_CHI_SQUARE * each ? found : 0;
    }

    /** The ratio that is expected at an area of the quantifier. */
    double at(double area) {
        return mean + slope * (Math.max(least, Math.min(most, area)) - meanArea);
    }

    /** Scatter between injections beyond the errors of their areas. */
    double relativeSd() {
        return relativeSd;
    }
}
