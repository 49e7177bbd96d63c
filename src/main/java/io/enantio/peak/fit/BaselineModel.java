package io.enantio.peak.fit;

import io.enantio.peak.linear.OrthogonalBasis;

/**
 * The background under the peaks within a fit window: constant, slope, and a curvature with a prior from what the run's traces
 * show (a straight line under an arc of ten noise SDs costs 16 % of a small area).
 *
 * @param constant prior of the level, counts
 * @param curvature prior of the quadratic term, counts at the window's edge
 */
public record BaselineModel(Known constant, Known slope, Known curvature) {
    /** Number of columns. */
    static final int TERMS = 3;

    /** Prior knowledge of a term; an infinite SD means none. */
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
        double before = 0;
        double here = 1;
        for (int n = 0; n < k; n++) {
            double next = ((2 * n + 1) * u * here - n * before) / (n + 1);
            before = here;
            here = next;
        }
        return here;
    }

    /** Estimates of slope and curvature of the baseline from one trace alone. */
    public record BaselineEvidence(Evidence slope, Evidence curvature) {

        /** An estimate in counts and its information (1/variance). */
        public record Evidence(double counts, double information) {}

        /** From a solved fit, its priors taken off again; slope and curvature are its last two columns. */
        static BaselineEvidence of(OrthogonalBasis basis, double[] coefficients, BaselineModel baseline) {
            int s = basis.columns() - 2;
            int c = basis.columns() - 1;
            double slopePrior = precision(baseline.slope());
            double curvePrior = precision(baseline.curvature());
            double ss = basis.triangle(s, s) * basis.triangle(s, s);
            double sc = basis.triangle(s, s) * basis.triangle(s, c);
            double cc = basis.triangle(s, c) * basis.triangle(s, c) + basis.triangle(c, c) * basis.triangle(c, c);
            double slope = ss * coefficients[s]
                    + sc * coefficients[c]
                    - slopePrior * baseline.slope().meanCounts();
            double curve = sc * coefficients[s]
                    + cc * coefficients[c]
                    - curvePrior * baseline.curvature().meanCounts();
            return new BaselineEvidence(
                    single(new double[] {ss - slopePrior, sc, cc}, slope, curve),
                    single(new double[] {cc - curvePrior, sc, ss}, curve, slope));
        }

        private static double precision(Known known) {
            return 1 / (known.sdCounts() * known.sdCounts());
        }

        /** Eliminates the second of two parameters; {@code information} is that of the first, of both, of the second. */
        private static Evidence single(double[] information, double drawn, double drawnOther) {
            double share = information[1] / Math.max(information[2], Double.MIN_NORMAL);
            double own = Math.max(information[0] - share * information[1], Double.MIN_NORMAL);
            return new Evidence((drawn - share * drawnOther) / own, own);
        }
    }
}
