package io.enantio.input.mzml;

import io.enantio.input.mzml.channel.ChromatogramVisitor;
import io.enantio.input.mzml.channel.SpectrumVisitor;
import io.enantio.input.raw.Truncated;
import java.nio.file.Path;

/** Reads a whole file for its chromatograms only. */
final class ChromatogramPass {
    private ChromatogramPass() {}

    static MzmlFile read(Path path, ChromatogramVisitor chromatograms) {
        return MzmlFile.read(
                path, path.toString(), new MzmlReader.Wanted(chromatograms, SpectrumVisitor.NONE, Truncated.REFUSED));
    }
}
