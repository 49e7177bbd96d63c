package io.enantio.input.mzml.channel;

import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.array.StoredSpectrum;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.SpectrumHeader;

/**
 * Receives the chromatograms and spectra of a file, in the file's order. It chooses which of them to decode, and gets those
 * right after; by default everything is passed over.
 */
public interface MzmlVisitor {
    /** Called for every chromatogram; only those that are wanted are decoded. */
    default boolean wants(ChromatogramHeader header) {
        return false;
    }

    /** Called for every chromatogram that is wanted. */
    default void accept(StoredChromatogram chromatogram) {}

    /** Whether spectra are looked at; if not, they are counted only. */
    default boolean wantsSpectra() {
        return false;
    }

    /** Called for every spectrum if spectra are looked at; only those that are wanted are decoded. */
    default boolean wants(SpectrumHeader header) {
        return false;
    }

    /** Called for every spectrum that is wanted. */
    default void accept(StoredSpectrum spectrum) {}
}
