package io.enantio.cli;

import io.enantio.input.mzml.Truncated;
import java.util.List;

/**
 * How the command line wants raw files to be read.
 *
 * @param reader its name
 * @param truncated what it does with files that end early
 */
record RawReading(String reader, Truncated truncated) {
    static final String SALVAGE = "--salvage";

    /** Options with which numbers differ from those without. */
    List<String> options() {
        return truncated == Truncated.SALVAGED ? List.of(SALVAGE) : List.of();
    }
}
