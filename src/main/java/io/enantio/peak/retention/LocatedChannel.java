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
