package io.enantio.input.mzml;

/** Has every spectrum decoded and looked into. */
final class EverySpectrum implements SpectrumVisitor {
    @Override
    public boolean wantsAny() {
        return true;
    }

    @Override
    public boolean wants(SpectrumHeader header) {
        return true;
    }

    @Override
    public void accept(StoredSpectrum spectrum) {
        if (!Double.isFinite(spectrum.sumWithin(1.5, 10))) {
            throw new AssertionError("a sum of intensities is not finite");
        }
    }
}
