package io.enantio.input.mzml;

import java.nio.file.Path;

/** A way through an mzML file, from the first byte to the last: by our own reader, or by another. */
interface MzmlPass {
    /** Our own. */
    MzmlPass STAX = MzmlFile::read;

    /**
     * Reads a file.
     *
     * @param name as the user knows the file
     * @param wanted who gets what is read, and what is done if the file ends early
     * @throws io.enantio.input.problem.InputException where the file cannot be trusted; nothing of it may be used then
     */
    MzmlFile read(Path path, String name, MzmlReader.Wanted wanted);
}
