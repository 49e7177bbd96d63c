package io.enantio.input.mzml.channel;

import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.header.ChromatogramHeader;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Finds chromatograms of the same ions over the same time; in another time they are segments of one. */
public final class RepeatedTransitions {
    private record Times(double endMin, ChromatogramHeader header) {}

    /** For each transition the times that do not overlap, by their start. */
    private final Map<ChromatogramHeader.Ions, NavigableMap<Double, Times>> byIons = new HashMap<>();

    /** Adds a chromatogram. The one before it that shows the same ions at the same time, if there is one. */
    Optional<ChromatogramHeader> add(StoredChromatogram chromatogram) {
        ChromatogramHeader.Ions ions = chromatogram.header().ions();
        if (ions.precursorMz().isEmpty() || chromatogram.size() == 0) {
            return Optional.empty();
        }
        NavigableMap<Double, Times> taken = byIons.computeIfAbsent(ions, key -> new TreeMap<>());
        // Of those that begin before this one ends, the last is the only one that can reach into it.
        Map.Entry<Double, Times> before = taken.floorEntry(chromatogram.endMin());
        if (before != null && before.getValue().endMin() >= chromatogram.startMin()) {
            return Optional.of(before.getValue().header());
        }
        taken.put(chromatogram.startMin(), new Times(chromatogram.endMin(), chromatogram.header()));
        return Optional.empty();
    }

    /** Whether the times of two chromatograms, neither of them empty, overlap. */
    public static boolean overlap(StoredChromatogram one, StoredChromatogram other) {
        return one.startMin() <= other.endMin() && other.startMin() <= one.endMin();
    }
}
