package io.enantio.cli.loading;

import java.nio.file.Path;
import java.util.Optional;

/** Where runs come from: the one seam between the commands and the readers. */
public interface RunLoader {

    /** Reads a run folder, with another method than its own where one is given. */
    LoadedRun load(Path runFolder, Optional<Path> method, RawReading reading);
}
