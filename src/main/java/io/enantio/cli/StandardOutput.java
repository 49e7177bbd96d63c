package io.enantio.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The standard output, which remembers that a part of it could not be written: a print writer keeps that to itself. */
final class StandardOutput extends OutputStream {
    /** As the C library words EPIPE: whoever reads has seen enough, as {@code head} does. */
    private static final String READ_ENOUGH = "Broken pipe";

    private final FileOutputStream stream = new FileOutputStream(FileDescriptor.out);
    private Optional<IOException> failure = Optional.empty();

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            stream.write(bytes, from, count);
        } catch (IOException e) {
            if (failure.isEmpty() && !READ_ENOUGH.equals(e.getMessage())) {
                failure = Optional.of(e);
            }
            throw e;
        }
    }

    /** What went wrong first; empty if all was written, or the reader closed its end. */
    Optional<IOException> failure() {
        return failure;
    }
}
