package io.enantio.cli.loading;

import io.enantio.input.mzml.bytes.Truncated;
import java.util.List;

/**
 * How the command line wants raw files to be read.
 *
 * @param reader its name
 * @param truncated what it does with files that end early
 */
public record RawReading(String reader, Truncated truncated) {
    public static final String SALVAGE = "--salvage";

    /** Options with which numbers differ from those without. */
    public List<String> options() {
        return truncated == Truncated.SALVAGED ? List.of(SALVAGE) : List.of();
    }
}
