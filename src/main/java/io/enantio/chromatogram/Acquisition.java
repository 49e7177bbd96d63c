package io.enantio.chromatogram;

/** In which form a raw file holds a channel. */
public enum Acquisition {
    SRM_CHROMATOGRAM("SRM chromatogram"),
    SIM_CHROMATOGRAM("SIM chromatogram"),
    SRM_SPECTRA("SRM stored as spectra"),
    SIM_SPECTRA("SIM stored as spectra"),
    PRODUCT_SPECTRA("extracted from product ion spectra"),
    FULL_SCANS("extracted from full scans");

    private final String word;

    Acquisition(String word) {
        this.word = word;
    }

    /** For run.json and for people. */
    public String word() {
        return word;
    }
}
