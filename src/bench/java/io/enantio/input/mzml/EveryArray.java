package io.enantio.input.mzml;

import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.channel.MzmlVisitor;
import io.enantio.input.mzml.header.ChromatogramHeader;

/** Wants everything, and counts it. */
final class EveryArray implements MzmlVisitor {
    private int chromatograms;
    private long points;

    @Override
    public boolean wants(ChromatogramHeader header) {
        return true;
    }

    @Override
    public void accept(StoredChromatogram chromatogram) {
        chromatograms++;
        points += chromatogram.size();
    }

    int chromatograms() {
        return chromatograms;
    }

    /** Points of all chromatograms. */
    long points() {
        return points;
    }
}
