package io.enantio.input.mzml.bytes;

import io.enantio.input.problem.InputException;
import java.io.EOFException;

/** A file ends early. It is then refused, unless the caller requests what was complete before the cut. */
public final class CutShort extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String PROBLEM = "the file is cut short";

    private final transient Place end;

    /** @param end where the file ends */
    public CutShort(Place end) {
        super(PROBLEM);
        this.end = end;
    }

    /** The stream within a packed file ended early. */
    public static CutShort of(EOFException e, Place file) {
        return new CutShort(e instanceof PackedEnd packed ? file.at("byte " + packed.offset() + " (packed)") : file);
    }

    /** The end of a packed file, where its content is not yet complete. */
    static final class PackedEnd extends EOFException {
        private static final long serialVersionUID = 1L;

        private final long offset;

        PackedEnd(long offset) {
            super(PROBLEM);
            this.offset = offset;
        }

        /** Bytes of the packed file. */
        long offset() {
            return offset;
        }
    }

    public InputException refusal() {
        return end.refuse(PROBLEM, Place.COPY_AGAIN);
    }

    /** The refusal of a file that ends before anything is complete. */
    public InputException nothingComplete() {
        return end.refuse(
                PROBLEM + " before any chromatogram is complete; there is nothing to salvage", Place.COPY_AGAIN);
    }

    /** For a person to read; the caller adds what is kept. */
    public String text() {
        return PROBLEM + " at " + end.element();
    }
}
