package io.enantio.peak.drop;

import io.enantio.peak.signal.Baseline;
import io.enantio.peak.signal.Trapezoid;
import java.util.List;

/**
 * Areas of the peaks of one trace by perpendicular drop.
 *
 * @param pieces one for each peak
 * @param boundaries one fewer: between neighbours
 * @param covariance of the areas, noise only
 */
public record DropResult(Baseline baseline, List<Piece> pieces, List<Boundary> boundaries, double[][] covariance) {

    /**
     * @param area bounds and weights
     * @param countsMin area; without a valley, less what leaks in from the neighbours
     * @param shapeSeCountsMin what leaks in and out over the cuts, by the flanks learned in the run
     * @param leak area that leaks in from the neighbours
     * @param truncated whether the trace ends inside the bounds
     * @param disturbance what is not of the method's peaks
     */
    public record Piece(
            Trapezoid area,
            double countsMin,
            double shapeSeCountsMin,
            Leak leak,
            boolean truncated,
            Disturbance disturbance) {}

    /**
     * What may be wrong with an area by signal that a drop can neither subtract nor cut off, counts x minute.
     *
     * @param shiftCountsMin the most by which a level shift of the baseline falsifies it
     * @param strangerCountsMin flanks of peaks that the method does not know and that are cut off at a valley
     */
    public record Disturbance(double shiftCountsMin, double strangerCountsMin) {
        /** Nothing. */
        public static final Disturbance NONE = new Disturbance(0, 0);

        /** Standard error: a shift may be anywhere, so the error is any up to the most; of a stranger's flank all is uncertain. */
        double seCountsMin() {
            return Math.hypot(shiftCountsMin / Math.sqrt(3), strangerCountsMin);
        }
    }

    /**
     * @param gainCountsMin area leaking in over the cuts
     * @param unknownCountsMin its least uncertainty, if it was subtracted
     */
    record Leak(double gainCountsMin, double unknownCountsMin) {}

    double noiseSe(int place) {
        return Math.sqrt(covariance[place][place]);
    }

    /** Whether the tail of a neighbour alone cannot explain the signal of a peak that has no valley to cut at. */
    boolean isUnresolved(int place) {
        return hidesAt(place, place - 1) || hidesAt(place, place);
    }

    /** Standard errors, and part of the leak, that a hidden peak must exceed. */
    private static final double HIDDEN_SE = 3;

    private static final double HIDDEN_PART = 0.5;

    private boolean hidesAt(int place, int boundary) {
        if (boundary < 0 || boundary >= boundaries.size()) {
            return false;
        }
        Boundary cut = boundaries.get(boundary);
        boolean blurred = cut.kind() == Boundary.Kind.NONE && cut.isAboveBaseline();
        return blurred && exceedsItsLeak(boundary) && exceedsItsLeak(boundary + 1);
    }

    private boolean exceedsItsLeak(int place) {
        Piece piece = pieces.get(place);
        double unknown = Math.hypot(noiseSe(place), piece.leak.unknownCountsMin);
        return piece.countsMin > Math.max(HIDDEN_SE * unknown, HIDDEN_PART * piece.leak.gainCountsMin);
    }

    /**
     * What separates two neighbouring peaks.
     *
     * @param timeMin of the cut
     * @param valleyCounts signal at the cut, above the baseline
     * @param valleySd its standard deviation
     */
    public record Boundary(Kind kind, double timeMin, double valleyCounts, double valleySd) {

        /** How two neighbours are separated. */
        public enum Kind {
            /** So far apart that neither reaches the other. */
            APART,
            /** A valley that exceeds the noise. */
            VALLEY,
            /** No valley: the time at which two such peaks of equal height would cross. */
            NONE
        }

        /** Whether the signal at the cut is above the baseline. */
        boolean isAboveBaseline() {
            return valleyCounts > 5 * valleySd;
        }
    }
}
