package io.enantio.peak.retention;

import io.enantio.peak.retention.LocatedChannel.PeakTimes;
import io.enantio.peak.retention.LocatedChannel.PeakTimes.PeakTime;
import io.enantio.peak.retention.TemplateSearch.Candidate;
import io.enantio.peak.signal.GaussianTable;
import io.enantio.peak.signal.Signal;
import io.enantio.peak.signal.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Probability that a single peak belongs to its expected time: the density of its distance from the predicted time, against the
 * densities of the other explanations (the expected times without a peak, or other peaks near a single expected time). Only a peak that
 * stands out of the trace's own scatter has an assignment: noise belongs nowhere.
 */
public final class PeakAssignment {
    private static final double SEEN = 6;
    private static final double SAME_WIDTHS = 0.5;
    private static final double REACH_SD = 4;

    /** The filter is asked at steps of this part of a width. */
    private static final double STEP_WIDTHS = 0.5;

    private final Signal signal;
    private final double fwhmMin;
    private @Nullable Answers answers;

    public PeakAssignment(Signal signal, double fwhmMin) {
        this.signal = signal;
        this.fwhmMin = fwhmMin;
    }

    /** Probability of the assignment of the only detected peak of a channel; 1 if it has no apex, or one that may be noise. */
    public double probability(PeakTimes places, int slot) {
        PeakTime place = places.peaks().get(slot);
        if (place.top().isEmpty() || !standsOut(place.timeMin())) {
            return 1;
        }
        double own = density(place, place.timeMin());
        double others = places.peaks().size() > 1 ? emptySlots(places, slot) : otherPeaks(place);
        return own + others > 0 ? own / (own + others) : 0;
    }

    /** Whether no expected time has an apex and one peak lies between two of them, more than half a width from both. */
    public boolean isBetweenSlots(PeakTimes places) {
        List<PeakTime> slots = places.peaks();
        if (slots.stream().anyMatch(slot -> slot.top().isPresent())) {
            return false;
        }
        for (int left = 0; left + 1 < slots.size(); left++) {
            double middle =
                    0.5 * (slots.get(left).expectedMin() + slots.get(left + 1).expectedMin());
            double reach = middle - slots.get(left).expectedMin() - SAME_WIDTHS * fwhmMin;
            if (reach > 0
                    && new TemplateSearch(List.of(middle), fwhmMin)
                            .search(signal, 0, reach).stream()
                                    .anyMatch(found ->
                                            found.significance() >= SEEN && standsOut(middle + found.shiftMin()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a peak at a time is higher than what the filter finds all over the trace: noise that is correlated, or larger in this trace than in
     * the run, exceeds six of the noise model's standard deviations often enough.
     */
    private boolean standsOut(double timeMin) {
        Answers all = answers;
        if (all == null) {
            all = Answers.of(signal, fwhmMin);
            answers = all;
        }
        MatchedFilter.Response here = all.filter.at(timeMin);
        double noise = signal.noise().sdAt(signal.lowCounts()) * here.noise();
        return here.counts() >= SEEN * Math.max(noise, all.scatter);
    }

    /**
     * What the filter finds all over the trace, asked for only where a peak is in doubt.
     *
     * @param scatter standard deviation of its answers, counts
     */
    private record Answers(MatchedFilter filter, double scatter) {
        static Answers of(Signal signal, double fwhmMin) {
            MatchedFilter filter = new MatchedFilter(signal, fwhmMin);
            double[] all = DoubleStream.iterate(
                            signal.start(), time -> time <= signal.end(), time -> time + STEP_WIDTHS * fwhmMin)
                    .map(time -> filter.at(time).counts())
                    .toArray();
            return new Answers(filter, Statistics.madSd(all));
        }
    }

    private static double emptySlots(PeakTimes places, int slot) {
        double time = places.peaks().get(slot).timeMin();
        double sum = 0;
        for (int other = 0; other < places.peaks().size(); other++) {
            sum += other == slot ? 0 : density(places.peaks().get(other), time);
        }
        return sum;
    }

    private double otherPeaks(PeakTime place) {
        double reach = REACH_SD * place.sdMin() + SAME_WIDTHS * fwhmMin;
        List<Candidate> all =
                new ArrayList<>(new TemplateSearch(List.of(place.expectedMin()), fwhmMin).search(signal, 0, reach));
        return all.stream()
                .filter(other -> other.significance() >= SEEN)
                .map(other -> place.expectedMin() + other.shiftMin())
                .filter(time -> Math.abs(time - place.timeMin()) > SAME_WIDTHS * fwhmMin && standsOut(time))
                .mapToDouble(time -> density(place, time))
                .sum();
    }

    private static double density(PeakTime place, double time) {
        return GaussianTable.at((time - place.expectedMin()) / place.sdMin()) / place.sdMin();
    }
}
