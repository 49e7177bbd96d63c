package io.enantio.input.mzml.bytes;

import io.enantio.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Bytes of a file in blocks, hashed (SHA-256) as they are read. */
final class HashedFile extends InputStream {
    /** Enough for the first look; readers with a larger block of their own are served without a copy. */
    private static final int BLOCK_BYTES = 1 << 12;

    private final InputStream file;
    private final long size;
    private final RunningHash sha256;
    private final byte[] block = new byte[BLOCK_BYTES];
    private int position;
    private int limit;
    private long bytesRead;

    HashedFile(Path path) throws IOException {
        size = RegularFile.size(path);
        sha256 = RunningHash.of("SHA-256", size);
        file = RegularFile.open(path);
        fill();
    }

    /** Length of the file when it was opened, bytes. */
    long size() {
        return size;
    }

    /** Whether the file begins with these bytes (values 0-255). */
    boolean startsWith(int... magic) {
        boolean equal = limit >= magic.length;
        for (int i = 0; equal && i < magic.length; i++) {
            equal = (block[i] & 0xff) == magic[i];
        }
        return equal;
    }

    /** Bytes taken from the file so far. */
    long bytesRead() {
        return bytesRead;
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : block[position++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position == limit && length >= BLOCK_BYTES) {
            return readStraight(target, offset, length);
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(block, position, target, offset, count);
        position += count;
        return count;
    }

    /** Without a copy in between, for readers with a block of their own. */
    private int readStraight(byte[] target, int offset, int length) throws IOException {
        int count = file.read(target, offset, length);
        if (count > 0) {
            sha256.update(target, offset, count);
            bytesRead += count;
        }
        return count;
    }

    boolean isAtEnd() throws IOException {
        return position == limit && !fill();
    }

    /** Hash of the whole file, lower-case hex: reads what is left of it. */
    String sha256() throws IOException {
        while (fill()) {
            position = limit;
        }
        return sha256.hex();
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, file.read(block));
        sha256.update(block, 0, limit);
        bytesRead += limit;
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
