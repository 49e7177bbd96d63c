package io.enantio.peak.fit;

/**
 * The background under the peaks within a fit window: constant, slope, and a curvature that is held by what the run's traces
 * show (a straight line under an arc of ten noise SDs costs 16 % of a small area).
 *
 * @param constant prior of the level, counts
 * @param curvature prior of the quadratic term, counts at the window's edge
 */
public record BaselineModel(Known constant, Known slope, Known curvature) {
    /** Number of columns. */
    static final int TERMS = 3;

    /** What is known of a term beforehand; an infinite SD says nothing. */
    public record Known(double meanCounts, double sdCounts) {
        static final Known NOTHING = new Known(0, Double.POSITIVE_INFINITY);
    }

    public static BaselineModel curvedWithin(Known curvature) {
        return new BaselineModel(Known.NOTHING, Known.NOTHING, curvature);
    }

    Known term(int k) {
        return k == 0 ? constant : k == 1 ? slope : curvature;
    }

    /** Column {@code k} at a place u of the window, which runs from -1 to 1; the columns are Legendre polynomials. */
    static double column(int k, double u) {
        return k == 0 ? 1 : k == 1 ? u : 0.5 * (3 * u * u - 1);
    }
}
