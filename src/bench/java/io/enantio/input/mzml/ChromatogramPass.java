package io.enantio.input.mzml;

import io.enantio.input.mzml.channel.MzmlVisitor;
import io.enantio.input.raw.Truncated;
import java.nio.file.Path;

/** Reads a whole file for its chromatograms only. */
final class ChromatogramPass {
    private ChromatogramPass() {}

    static MzmlFile read(Path path, MzmlVisitor chromatograms) {
        return MzmlFile.read(path, path.toString(), chromatograms, Truncated.REFUSED);
    }
}
