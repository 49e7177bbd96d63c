package io.enantio.peak.retention;

import io.enantio.peak.signal.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for all peaks of a channel together at their known spacings. The score of a place is the answer of the filter at
 * the weakest of the peaks: the height up to which the whole template fits under the signal. A foreign peak, however
 * large, gives no score; nor does a position one spacing off, where one of the peaks is missing.
 */
final class TemplateSearch {
    private static final int STEPS_PER_WIDTH = 8;
    private final List<Double> expectedMin;
    private final double fwhmMin;

    TemplateSearch(List<Double> expectedMin, double fwhmMin) {
        this.expectedMin = expectedMin;
        this.fwhmMin = fwhmMin;
    }

    /**
     * A position at which the template fits.
     *
     * @param shiftMin from the expected times
     * @param score counts
     * @param significance score / its noise
     */
    record Candidate(double shiftMin, double score, double significance) {}

    /** Candidate positions within a distance around a shift, best first; only maxima inside the range count. */
    List<Candidate> search(Signal signal, double aroundMin, double reachMin) {
        int steps = (int) Math.ceil(reachMin / fwhmMin * STEPS_PER_WIDTH);
        double step = reachMin / steps;
        double noise = signal.noise().sdAt(signal.lowCounts());
        MatchedFilter filter = new MatchedFilter(signal, fwhmMin);
        Candidate[] scores = new Candidate[2 * steps + 3];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = score(filter, aroundMin + (i - steps - 1) * step, noise);
        }
        List<Candidate> found = new ArrayList<>();
        for (int i = 1; i + 1 < scores.length; i++) {
            double here = scores[i].score();
            if (here > 0 && here > scores[i - 1].score() && here >= scores[i + 1].score()) {
                found.add(scores[i]);
            }
        }
        found.sort(Comparator.comparingDouble(Candidate::score).reversed());
        return found;
    }

    /** Of a place where one peak has no answer the score is not above 0, whatever the others answer: they are not asked. */
    private Candidate score(MatchedFilter filter, double shift, double noise) {
        double weakest = Double.POSITIVE_INFINITY;
        double significance = Double.POSITIVE_INFINITY;
        for (double time : expectedMin) {
            MatchedFilter.Response response = filter.at(time + shift);
            weakest = Math.min(weakest, response.counts());
            significance = Math.min(significance, response.counts() / (noise * response.noise()));
            if (!(weakest > 0)) {
                break;
            }
        }
        return new Candidate(shift, weakest, significance);
    }
}
