package io.enantio.input.mzml;

import io.enantio.input.mzml.bytes.BytePattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The least that any reader must do: read the bytes, find every {@code <binary>}, undo base64 and zlib with the JDK. It
 * knows no XML, no terms, no numbers, and checks nothing.
 */
final class FloorReader implements AutoCloseable {
    private static final BytePattern BINARY = new BytePattern("<binary>");

    private final Inflater inflater = new Inflater();
    private byte[] inflated = new byte[1 << 12];

    /** Bytes of all arrays of a file. */
    long read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            long total = 0;
            int found = BINARY.find(bytes, 0, bytes.length);
            while (found >= 0) {
                int from = found + BINARY.length();
                int to = endOfText(bytes, from);
                total += inflate(Base64.getDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)));
                found = BINARY.find(bytes, to, bytes.length);
            }
            return total;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DataFormatException e) {
            throw new IllegalStateException(file + " is not a file of zlib arrays", e);
        }
    }

    private static int endOfText(byte[] bytes, int from) {
        int end = from;
        while (bytes[end] != '<') {
            end++;
        }
        return end;
    }

    private int inflate(ByteBuffer packed) throws DataFormatException {
        inflater.reset();
        inflater.setInput(packed);
        int length = inflater.inflate(inflated);
        while (!inflater.finished()) {
            if (length < inflated.length) {
                throw new DataFormatException("a zlib stream ends early");
            }
            inflated = Arrays.copyOf(inflated, 2 * length);
            length += inflater.inflate(inflated, length, inflated.length - length);
        }
        return length;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
