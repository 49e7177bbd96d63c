package io.enantio.input.mzml.channel;

import io.enantio.input.mzml.array.StoredSpectrum;
import io.enantio.input.mzml.header.SpectrumHeader;

/** Who reads the spectra of a file: says which to decode, and gets those. */
public interface SpectrumVisitor {
    /** Spectra are counted and passed over. */
    SpectrumVisitor NONE = new SpectrumVisitor() {
        @Override
        public boolean wantsAny() {
            return false;
        }

        @Override
        public boolean wants(SpectrumHeader header) {
            return false;
        }

        @Override
        public void accept(StoredSpectrum spectrum) {}
    };

    /** Whether spectra are looked at. */
    boolean wantsAny();

    /** Called for every spectrum, in the file's order; only those that are wanted are decoded. */
    boolean wants(SpectrumHeader header);

    /** Called for every spectrum that is wanted, right after. */
    void accept(StoredSpectrum spectrum);
}
