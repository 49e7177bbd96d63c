package io.enantio.peak;

/**
 * Matched filter for a peak of a half-height width: the negative second derivative of a Gaussian, (1 - u^2) exp(-u^2/2),
 * made exactly free of mean on the points at hand, so that neither a baseline nor its slope answers. The response is
 * scaled so that a Gaussian of height h answers with h.
 */
final class HatFilter {
    private static final double REACH = 4;
    private final Signal signal;
    private final double sd;

    HatFilter(Signal signal, double fwhmMin) {
        this.signal = signal;
        this.sd = fwhmMin / Gauss.FWHM;
    }

    /**
     * @param counts height of the peak that would answer so
     * @param noise factor from the noise of a point to that of {@code counts}
     */
    record Response(double counts, double noise) {
        static final Response NONE = new Response(0, 1);
    }

    /** Response at a time; none where fewer than five points lie below the filter, or not all of a peak's upper half. */
    Response at(double timeMin) {
        double half = Gauss.FWHM / 2 * sd;
        if (timeMin - half < signal.start() || timeMin + half > signal.end()) {
            return Response.NONE;
        }
        int from = signal.firstAtOrAfter(timeMin - REACH * sd);
        int to = from;
        double sum = 0;
        double spans = 0;
        for (; to < signal.size() && signal.time(to) <= timeMin + REACH * sd; to++) {
            double span = signal.span(to);
            sum += hat((signal.time(to) - timeMin) / sd) * span;
            spans += span;
        }
        return to - from < 5 ? Response.NONE : weigh(timeMin, from, to, sum / spans);
    }

    private Response weigh(double timeMin, int from, int to, double mean) {
        double response = 0;
        double squares = 0;
        double own = 0;
        for (int i = from; i < to; i++) {
            double u = (signal.time(i) - timeMin) / sd;
            double weight = (hat(u) - mean) * signal.span(i);
            response += weight * signal.counts(i);
            squares += weight * weight;
            own += weight * Gauss.at(u);
        }
        return own > 0 ? new Response(response / own, Math.sqrt(squares) / own) : Response.NONE;
    }

    private static double hat(double u) {
        return (1 - u * u) * Gauss.at(u);
    }
}
