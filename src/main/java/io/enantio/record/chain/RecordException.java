package io.enantio.record.chain;

import io.enantio.file.UnusableFile;
import java.nio.file.Path;

/** A record that cannot be used or written. The message is one line: {@code <place>: <problem>. <remedy>}. */
public final class RecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private boolean isOfDisk;

    /**
     * @param place file, and the line or column in it
     * @param problem without a full stop
     * @param remedy what to do, a sentence
     */
    public RecordException(String place, String problem, String remedy) {
        super(place + ": " + problem + ". " + remedy);
    }

    /**
     * A record whose bytes cannot be had now: nothing is known of its content.
     *
     * @param place file
     * @param failure of the disk or the system
     * @return the exception
     */
    public static RecordException ofDisk(Path place, UnusableFile failure) {
        RecordException exception = new RecordException(
                place.toString(), failure.problem(), "Check the disk, the share and the permissions, then try again.");
        exception.isOfDisk = true;
        return exception;
    }

    /** Whether the disk failed, which says nothing about the record. */
    public boolean isOfDisk() {
        return isOfDisk;
    }

    /** The whole line. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
