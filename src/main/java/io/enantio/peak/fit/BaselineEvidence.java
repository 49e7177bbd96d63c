package io.enantio.peak.fit;

import io.enantio.peak.fit.BaselineModel.Known;
import io.enantio.peak.linear.OrthogonalBasis;

/** What a trace alone says of its baseline's slope and curvature. */
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
