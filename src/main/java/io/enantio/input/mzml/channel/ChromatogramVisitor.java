package io.enantio.input.mzml.channel;

import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.header.ChromatogramHeader;

/** Who reads a file: says which chromatograms to decode, and gets those. */
public interface ChromatogramVisitor {
    /** Chromatograms are passed over. */
    ChromatogramVisitor NONE = new ChromatogramVisitor() {
        @Override
        public boolean wants(ChromatogramHeader header) {
            return false;
        }

        @Override
        public void accept(StoredChromatogram chromatogram) {}
    };

    /** Called for every chromatogram, in the file's order; only those that are wanted are decoded. */
    boolean wants(ChromatogramHeader header);

    /** Called for every chromatogram that is wanted, right after. */
    void accept(StoredChromatogram chromatogram);
}
