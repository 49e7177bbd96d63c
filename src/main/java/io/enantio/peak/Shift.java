package io.enantio.peak;

import io.enantio.method.Flag;
import java.util.Set;

/**
 * How much later than the method's times everything elutes in an injection.
 *
 * @param sdMin what is not known of it
 * @param how seen in this injection, or expected from the others
 * @param flags RT_DRIFT, AMBIGUOUS_RT
 */
record Shift(double shiftMin, double sdMin, Source how, Set<Flag> flags) {

    /** Where a shift comes from. */
    enum Source {
        SEEN,
        DRIFT,
        METHOD
    }
}
