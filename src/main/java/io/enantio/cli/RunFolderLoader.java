package io.enantio.cli;

import java.nio.file.Path;
import java.util.Optional;

/** Runs from folders, by the readers of {@code input}. */
final class RunFolderLoader implements RunLoader {

    @Override
    public LoadedRun load(Path runFolder, Optional<Path> method) {
        throw new UnsupportedOperationException("not written yet " + runFolder + method);
    }
}
