package io.enantio.cli;

import java.nio.file.Path;
import java.util.Optional;

/** Where runs come from: the one seam between the commands and the readers. */
interface RunLoader {

    /** Reads a run folder, with another method than its own where one is given. */
    LoadedRun load(Path runFolder, Optional<Path> method, RawReading reading);
}
