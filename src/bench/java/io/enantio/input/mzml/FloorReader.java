package io.enantio.input.mzml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The least that any reader must do: read the bytes, find every {@code <binary>}, undo base64 and zlib with the JDK; and, if
 * hashes are kept as results record them, SHA-256 of the file and SHA-1 of an indexed mzML. It knows no XML, no terms, no
 * numbers, and checks nothing. It shares no code with the readers that it is compared with.
 */
final class FloorReader implements AutoCloseable {
    private static final byte[] BINARY = "<binary>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHECKSUM = "<fileChecksum>".getBytes(StandardCharsets.US_ASCII);
    private static final int[] JUMPS = jumps();

    private final Hashes hashes;
    private final Inflater inflater = new Inflater();
    private byte[] inflated = new byte[1 << 12];

    /** What is computed of the bytes of a file. */
    enum Hashes {
        NONE,
        KEPT
    }

    FloorReader(Hashes hashes) {
        this.hashes = hashes;
    }

    /** Bytes of all arrays of a file. */
    long read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            long total = hashes == Hashes.KEPT ? hashed(bytes) : 0;
            int found = find(bytes, 0);
            while (found >= 0) {
                int from = found + BINARY.length;
                int to = endOfText(bytes, from);
                total += inflate(Base64.getDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)));
                found = find(bytes, to);
            }
            return total;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DataFormatException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(file + " is not a file of zlib arrays", e);
        }
    }

    /** Computes the hashes; 0, made of them so that nothing is optimised away. */
    private static long hashed(byte[] bytes) throws NoSuchAlgorithmException {
        int length = MessageDigest.getInstance("SHA-256").digest(bytes).length;
        int end = lastIndexOf(bytes, CHECKSUM);
        if (end >= 0) {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(bytes, 0, end + CHECKSUM.length);
            length += sha1.digest().length;
        }
        return length > 0 ? 0 : 1;
    }

    /** The checksum stands at the end of a file. */
    private static int lastIndexOf(byte[] bytes, byte[] word) {
        int from = Math.max(0, bytes.length - 1000);
        for (int i = bytes.length - word.length; i >= from; i--) {
            if (Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
                return i;
            }
        }
        return -1;
    }

    /** Place of the next {@code <binary>}, -1 if there is none (Horspool 1980). */
    private static int find(byte[] bytes, int from) {
        int last = BINARY.length - 1;
        for (int i = from + last; i < bytes.length; i += JUMPS[bytes[i] & 0xff]) {
            if (bytes[i] == BINARY[last] && Arrays.equals(bytes, i - last, i + 1, BINARY, 0, BINARY.length)) {
                return i - last;
            }
        }
        return -1;
    }

    private static int[] jumps() {
        int[] jumps = new int[256];
        Arrays.fill(jumps, BINARY.length);
        for (int i = 0; i < BINARY.length - 1; i++) {
            jumps[BINARY[i]] = BINARY.length - 1 - i;
        }
        return jumps;
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
