package io.enantio.input.raw;

/** What is done with a file that ends early. Whatever else is wrong with a file is refused either way. */
public enum Truncated {
    /** It is refused, with the byte it ends at. */
    REFUSED,
    /** The chromatograms that are complete before the cut are read, and the file is flagged. */
    SALVAGED
}
