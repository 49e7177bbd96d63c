package io.enantio.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** A file whose bytes cannot be had, whatever they may be. The message continues "the file cannot be used: ...". */
public final class UnusableFile extends IOException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why there are no bytes. */
    public enum Kind {
        /** Nothing has this name. */
        ABSENT,
        /** A folder, a pipe, a device, a socket, or a link to nothing. */
        NO_FILE,
        /** More bytes than such a file has. */
        TOO_LARGE,
        /** The system refuses: permission, too many open files, a failing disk, a share that is gone. It may succeed another time. */
        DISK
    }

    UnusableFile(Kind kind, String problem) {
        super(problem);
        this.kind = kind;
    }

    /**
     * A failure that the disk or the system reports, of reading or of writing.
     *
     * @param cause what it reports
     * @return the failure, in words
     */
    public static UnusableFile ofDisk(IOException cause) {
        UnusableFile failure = new UnusableFile(Kind.DISK, "the system reports: " + reason(cause));
        failure.initCause(cause);
        return failure;
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong, without a full stop. */
    public String problem() {
        return String.valueOf(getMessage());
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (cause instanceof FileSystemException system) {
            return system.getReason() == null ? "input/output error" : system.getReason();
        }
        return cause.getMessage() == null ? "input/output error" : cause.getMessage();
    }
}
