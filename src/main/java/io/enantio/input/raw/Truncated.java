package io.enantio.input.raw;

/** What is done with a raw file that ends early. Any other defect of a file is refused either way. */
public enum Truncated {
    /** The file is refused, with the byte it ends at. */
    REFUSED,
    /** The chromatograms that are complete before the cut are read, and the file is flagged. */
    SALVAGED
}
