package io.enantio.input.mzml;

/** Who reads a file: says which chromatograms to decode, and gets those. */
interface ChromatogramVisitor {
    /** Called for every chromatogram, in the file's order; only those that are wanted are decoded. */
    boolean wants(ChromatogramHeader header);

    /** Called for every chromatogram that is wanted, right after. */
    void accept(StoredChromatogram chromatogram);
}
