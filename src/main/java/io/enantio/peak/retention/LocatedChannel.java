package io.enantio.peak.retention;

import io.enantio.method.rules.Flag;
import io.enantio.peak.signal.Apex;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A channel with the times of its peaks in every injection, and the shape learned from the run.
 *
 * @param places empty if there is no signal
 */
public record LocatedChannel(ChannelRun run, List<Optional<PeakTimes>> places, ChannelShape shape) {
    private static final double REACH_WIDTHS = 0.4;

    /**
     * Places of an injection where a fit of all traces of the run has found the peaks, if that is not where this channel alone
     * was located.
     *
     * @param apexMin of each peak
     */
    public PeakTimes movedTo(int injection, List<Double> apexMin) {
        PeakTimes before = places.get(injection).orElseThrow();
        double moved = apexMin.get(0) - before.peaks().get(0).expectedMin();
        Set<Flag> flags = new java.util.TreeSet<>(before.shift().flags());
        flags.remove(Flag.AMBIGUOUS_RT);
        flags.add(Flag.RT_SLOT_CORRECTED);
        List<PeakTimes.PeakTime> peaks = new java.util.ArrayList<>();
        Apex.Search search = new Apex.Search(shape.fwhmMin(), REACH_WIDTHS * shape.fwhmMin());
        for (int j = 0; j < apexMin.size(); j++) {
            double time = apexMin.get(j);
            peaks.add(new PeakTimes.PeakTime(
                    time,
                    before.peaks().get(j).sdMin(),
                    run.signals().get(injection).flatMap(signal -> Apex.near(signal, time, search))));
        }
        RetentionShift shift = new RetentionShift(
                before.shift().shiftMin() + moved,
                before.shift().sdMin(),
                before.shift().how(),
                flags);
        return new PeakTimes(shift, peaks);
    }

    /** The same with other places in one injection. */
    public LocatedChannel with(int injection, PeakTimes others) {
        List<Optional<PeakTimes>> all = new java.util.ArrayList<>(places);
        all.set(injection, Optional.of(others));
        return new LocatedChannel(run, all, shape);
    }

    /**
     * Where the peaks of a channel are in one injection.
     *
     * @param shift common to all of them
     * @param peaks in elution order
     */
    public record PeakTimes(RetentionShift shift, List<PeakTime> peaks) {

        /**
         * @param expectedMin predicted from the internal standard, or the drift model
         * @param sdMin of the prediction, by the run's own scatter
         * @param top apex found near that time, if there is one
         */
        public record PeakTime(double expectedMin, double sdMin, Optional<Apex> top) {
            public double timeMin() {
                return top.map(Apex::timeMin).orElse(expectedMin);
            }
        }
    }

    /**
     * How much later than the method's times everything elutes in an injection.
     *
     * @param sdMin its standard deviation
     * @param how seen in this injection, or expected from the others
     * @param flags RT_DRIFT, AMBIGUOUS_RT
     */
    public record RetentionShift(double shiftMin, double sdMin, Source how, Set<Flag> flags) {

        /** Where a shift comes from. */
        public enum Source {
            SEEN,
            DRIFT,
            METHOD
        }
    }
}
