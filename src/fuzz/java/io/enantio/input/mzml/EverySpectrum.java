package io.enantio.input.mzml;

import io.enantio.input.mzml.array.StoredSpectrum;
import io.enantio.input.mzml.channel.MzmlVisitor;
import io.enantio.input.mzml.header.SpectrumHeader;

/** Has every spectrum decoded and looked into. */
final class EverySpectrum implements MzmlVisitor {
    @Override
    public boolean wantsSpectra() {
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
