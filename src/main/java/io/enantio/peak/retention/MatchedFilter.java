package io.enantio.peak.retention;

import io.enantio.peak.signal.GaussianTable;
import io.enantio.peak.signal.Signal;

/**
 * Matched filter for a peak of a half-height width: the negative second derivative of a Gaussian, (1 - u^2) exp(-u^2/2),
 * made exactly free of mean on the points at hand, so that neither a baseline nor its slope answers. The response is
 * scaled so that a Gaussian of height h answers with h.
 */
final class MatchedFilter {
    private static final double REACH = 4;
    private final Signal signal;
    private final double sd;
    /** Of the signal's points, as plain arrays: a search evaluates it thousands of times. */
    private final double[] times;

    private final double[] counts;
    private final double[] spans;
    private final double[] bells;
    private final double[] hats;

    MatchedFilter(Signal signal, double fwhmMin) {
        this.signal = signal;
        this.sd = fwhmMin / GaussianTable.FWHM;
        int size = signal.size();
        this.times = new double[size];
        this.counts = new double[size];
        this.spans = new double[size];
        for (int i = 0; i < size; i++) {
            times[i] = signal.time(i);
            counts[i] = signal.counts(i);
        }
        double before = 0;
        for (int i = 0; i < size; i++) {
            double after = i + 1 < size ? times[i + 1] - times[i] : 0;
            spans[i] = (before + after) / 2;
            before = after;
        }
        this.bells = new double[size];
        this.hats = new double[size];
    }

    /**
     * @param counts height of the peak that would answer so
     * @param noise factor from the noise of a point to that of {@code counts}
     */
    record Response(double counts, double noise) {
        static final Response NONE = new Response(0, 1);
    }

    /** Response at a time; none if fewer than five points lie under the filter, or if part of a peak's upper half is missing. */
    Response at(double timeMin) {
        double half = GaussianTable.FWHM / 2 * sd;
        if (timeMin - half < signal.start() || timeMin + half > signal.end()) {
            return Response.NONE;
        }
        double width = sd;
        double[] at = times;
        double[] wide = spans;
        double[] bell = bells;
        double[] hat = hats;
        int from = signal.firstAtOrAfter(timeMin - REACH * width);
        double last = timeMin + REACH * width;
        int n = 0;
        double sum = 0;
        double length = 0;
        for (int i = from; i < at.length && at[i] <= last; i++) {
            double u = (at[i] - timeMin) / width;
            double height = GaussianTable.at(u);
            double bent = (1 - u * u) * height;
            double span = wide[i];
            bell[n] = height;
            hat[n++] = bent;
            sum += bent * span;
            length += span;
        }
        return n < 5 ? Response.NONE : weigh(from, n, sum / length);
    }

    private Response weigh(int from, int n, double mean) {
        double response = 0;
        double squares = 0;
        double own = 0;
        double[] hat = hats;
        double[] bell = bells;
        double[] wide = spans;
        double[] signals = counts;
        for (int i = 0; i < n; i++) {
            double weight = (hat[i] - mean) * wide[from + i];
            response += weight * signals[from + i];
            squares += weight * weight;
            own += weight * bell[i];
        }
        return own > 0 ? new Response(response / own, Math.sqrt(squares) / own) : Response.NONE;
    }
}
