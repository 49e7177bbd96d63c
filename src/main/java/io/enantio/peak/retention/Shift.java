package io.enantio.peak.retention;

import io.enantio.method.rules.Flag;
import java.util.Set;

/**
 * How much later than the method's times everything elutes in an injection.
 *
 * @param sdMin what is not known of it
 * @param how seen in this injection, or expected from the others
 * @param flags RT_DRIFT, AMBIGUOUS_RT
 */
public record Shift(double shiftMin, double sdMin, Source how, Set<Flag> flags) {

    /** Where a shift comes from. */
    public enum Source {
        SEEN,
        DRIFT,
        METHOD
    }
}
