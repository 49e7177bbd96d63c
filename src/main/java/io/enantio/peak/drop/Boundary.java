package io.enantio.peak.drop;

/**
 * What separates two neighbouring peaks.
 *
 * @param timeMin of the cut
 * @param valleyCounts signal at the cut, above the baseline
 * @param valleySd its standard deviation
 */
public record Boundary(Kind kind, double timeMin, double valleyCounts, double valleySd) {

    /** How two neighbours part. */
    public enum Kind {
        /** So far apart that neither reaches the other. */
        APART,
        /** A valley that stands out of the noise. */
        VALLEY,
        /** No valley: the place where two such peaks of equal height would cross. */
        NONE
    }

    /** Whether the signal at the cut stands above the baseline. */
    boolean isAboveBaseline() {
        return valleyCounts > 5 * valleySd;
    }
}
