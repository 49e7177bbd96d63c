package io.enantio.input.mzml;

import java.nio.file.Path;

/** A way through an mzML file, from the first byte to the last: by our own reader, or by another. */
interface MzmlPass {
    /** Our own. */
    MzmlPass STAX = new MzmlPass() {
        @Override
        public MzmlFile read(Path path, String name, ChromatogramVisitor visitor) {
            return MzmlFile.read(path, name, visitor);
        }

        @Override
        public void readSpectra(Path path, String name, SpectrumVisitor visitor) {
            MzmlFile.readSpectra(path, name, visitor);
        }
    };

    /**
     * Reads the chromatograms.
     *
     * @param name as the user knows the file
     * @throws io.enantio.input.InputException where the file cannot be trusted; nothing of it may be used then
     */
    MzmlFile read(Path path, String name, ChromatogramVisitor visitor);

    /** Reads the spectra. */
    void readSpectra(Path path, String name, SpectrumVisitor visitor);
}
