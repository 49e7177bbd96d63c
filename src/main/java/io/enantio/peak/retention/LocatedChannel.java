package io.enantio.peak.retention;

import io.enantio.method.rules.Flag;
import io.enantio.peak.signal.Apex;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A channel whose peaks have their places in every injection, and what the run taught about their shape.
 *
 * @param places empty where there is no signal
 */
public record LocatedChannel(ChannelRun run, List<Optional<PeakTimes>> places, ChannelShape shape) {

    /**
     * Where the peaks of a channel are in one injection.
     *
     * @param shift what moved them all
     * @param peaks in elution order
     */
    public record PeakTimes(RetentionShift shift, List<PeakTime> peaks) {

        /**
         * @param expectedMin predicted from the internal standard, or the drift model
         * @param sdMin of the prediction, by the run's own scatter
         * @param top what stands there, if anything does
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
     * @param sdMin what is not known of it
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
