package io.enantio.input.raw;

import java.util.List;

/**
 * How the raw files of a run are read.
 *
 * @param reader name of the reader
 * @param truncated what is done with files that end early
 */
public record RawReading(String reader, Truncated truncated) {
    /** The option of the command line that salvages files that end early; results record it by this word. */
    public static final String SALVAGE = "--salvage";

    /** Name of the reader that every build has. */
    public static final String STAX = "stax";

    /** The reader of every build; files that end early are refused. */
    public static final RawReading STANDARD = new RawReading(STAX, Truncated.REFUSED);

    /**
     * Options of the command line that change results, as results record them.
     *
     * @return empty for the standard way
     */
    public List<String> options() {
        return truncated == Truncated.SALVAGED ? List.of(SALVAGE) : List.of();
    }
}
