package io.enantio.peak;

import io.enantio.method.Flag;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the joint fit makes of one injection of a channel. */
record FittedChannel(List<FittedPeak> peaks, List<FittedPeak> standards, List<List<Double>> covariance, Set<Flag> flags) {

    /** An area with its standard error in parts, its apex and its height. */
    record FittedPeak(double apexMin, Peak.Area area, double heightCounts) {}

    static FittedChannel none(Set<Flag> flags) {
        return new FittedChannel(List.of(), List.of(), List.of(), flags);
    }
}
