package io.enantio.peak.signal;

import java.util.Optional;

/**
 * Top of a peak: vertex of the least-squares parabola through the points within 0.35 half-height widths, moved onto its
 * own vertex until it stays, never further than a reach from where the peak is expected.
 *
 * @param timeMin of the vertex
 * @param sdMin of that time, from noise
 * @param counts at the vertex, baseline included
 * @param bend how many standard deviations the curvature lies below zero
 */
public record Apex(double timeMin, double sdMin, double counts, double bend) {
    private static final double HALF_RANGE = 0.35;
    private static final int MOVES = 6;

    /** The next apex uphill from a time; empty if there is none within reach. */
    public static Optional<Apex> near(Signal signal, double expectedMin, Search search) {
        double centre = expectedMin;
        Optional<Apex> found = Optional.empty();
        for (int move = 0; move < MOVES; move++) {
            found = vertex(signal, centre, search.fwhmMin);
            if (found.isEmpty()) {
                return found;
            }
            double step = found.get().timeMin - centre;
            double longest = 0.3 * search.fwhmMin;
            centre += Math.max(-longest, Math.min(longest, step));
            if (Math.abs(centre - expectedMin) > search.reachMin) {
                return Optional.empty();
            }
            if (Math.abs(step) < 1e-3 * search.fwhmMin) {
                break;
            }
        }
        double centred = centre;
        return found.filter(apex -> Math.abs(apex.timeMin - centred) < 0.35 * search.fwhmMin
                && Math.abs(apex.timeMin - expectedMin) <= search.reachMin);
    }

    /**
     * @param fwhmMin half-height width of the channel's peaks
     * @param reachMin furthest distance from the expected time
     */
    public record Search(double fwhmMin, double reachMin) {}

    private static Optional<Apex> vertex(Signal signal, double centre, double fwhm) {
        double half = Math.max(HALF_RANGE * fwhm, 1.6 * signal.intervalMin());
        int from = signal.firstAtOrAfter(centre - half);
        double m0 = 0;
        double m1 = 0;
        double m2 = 0;
        double m3 = 0;
        double m4 = 0;
        double p0 = 0;
        double p1 = 0;
        double p2 = 0;
        for (int i = from; i < signal.size(); i++) {
            double time = signal.time(i);
            if (time > centre + half) {
                break;
            }
            double counts = signal.counts(i);
            double u = (time - centre) / half;
            double square = u * u;
            double cube = square * u;
            m0 += 1;
            m1 += u;
            m2 += square;
            m3 += cube;
            m4 += cube * u;
            p0 += counts;
            p1 += u * counts;
            p2 += square * counts;
        }
        return m0 < 3
                ? Optional.empty()
                : solve(signal, centre, half, new Sums(new double[] {m0, m1, m2, m3, m4}, new double[] {p0, p1, p2}));
    }

    private record Sums(double[] m, double[] p) {}

    /** Normal equations of a parabola in u = (t - centre) / half, by Cramer's rule; u is of order one. */
    private static Optional<Apex> solve(Signal signal, double centre, double half, Sums sums) {
        double[] m = sums.m;
        double[] p = sums.p;
        double c00 = m[2] * m[4] - m[3] * m[3];
        double c01 = m[2] * m[3] - m[1] * m[4];
        double c02 = m[1] * m[3] - m[2] * m[2];
        double c11 = m[0] * m[4] - m[2] * m[2];
        double c12 = m[1] * m[2] - m[0] * m[3];
        double c22 = m[0] * m[2] - m[1] * m[1];
        double det = m[0] * c00 + m[1] * c01 + m[2] * c02;
        if (!(det > 1e-9)) {
            return Optional.empty();
        }
        double constant = (c00 * p[0] + c01 * p[1] + c02 * p[2]) / det;
        double slope = (c01 * p[0] + c11 * p[1] + c12 * p[2]) / det;
        double curve = (c02 * p[0] + c12 * p[1] + c22 * p[2]) / det;
        if (!(curve < 0)) {
            return Optional.empty();
        }
        double u = -slope / (2 * curve);
        double bounded = Math.max(-1.5, Math.min(1.5, u));
        double variance = signal.noise().varianceAt(constant);
        double slopeVariance = variance * (c11 + 4 * bounded * c12 + 4 * bounded * bounded * c22) / det;
        double sd = Math.sqrt(Math.max(slopeVariance, 0)) / (-2 * curve) * half;
        double top = constant + bounded * (slope + bounded * curve);
        return Optional.of(new Apex(centre + u * half, sd, top, -curve / Math.sqrt(variance * c22 / det)));
    }
}
