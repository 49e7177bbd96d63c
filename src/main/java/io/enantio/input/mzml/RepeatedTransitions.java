package io.enantio.input.mzml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds chromatograms of the same ions over the same time; in another time they are segments of one. */
final class RepeatedTransitions {
    private final Map<ChromatogramHeader.Ions, List<StoredChromatogram>> byIons = new HashMap<>();

    /** Adds a chromatogram. The one before it that shows the same ions at the same time, if there is one. */
    Optional<ChromatogramHeader> add(StoredChromatogram chromatogram) {
        ChromatogramHeader.Ions ions = chromatogram.header().ions();
        if (ions.precursorMz().isEmpty() || chromatogram.size() == 0) {
            return Optional.empty();
        }
        List<StoredChromatogram> same = byIons.computeIfAbsent(ions, key -> new ArrayList<>());
        Optional<ChromatogramHeader> repeated = same.stream()
                .filter(other -> overlap(other, chromatogram))
                .map(StoredChromatogram::header)
                .findFirst();
        same.add(chromatogram);
        return repeated;
    }

    /** Whether the times of two chromatograms, neither of them empty, overlap. */
    static boolean overlap(StoredChromatogram one, StoredChromatogram other) {
        return one.startMin() <= other.endMin() && other.startMin() <= one.endMin();
    }
}
