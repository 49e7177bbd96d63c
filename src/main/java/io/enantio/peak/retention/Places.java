package io.enantio.peak.retention;

import io.enantio.peak.signal.Apex;
import java.util.List;
import java.util.Optional;

/**
 * Where the peaks of a channel are in one injection.
 *
 * @param shift what moved them all
 * @param peaks in elution order
 */
public record Places(Shift shift, List<Place> peaks) {

    /**
     * @param expectedMin predicted from the internal standard, or the drift model
     * @param sdMin of the prediction, by the run's own scatter
     * @param top what stands there, if anything does
     */
    public record Place(double expectedMin, double sdMin, Optional<Apex> top) {
        public double timeMin() {
            return top.map(Apex::timeMin).orElse(expectedMin);
        }
    }
}
