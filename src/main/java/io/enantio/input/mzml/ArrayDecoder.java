package io.enantio.input.mzml;

import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Text of a binary array to numbers: base64, zlib, values. Allocates for what is there, never for what is merely declared,
 * and stops as soon as there is more than declared.
 */
final class ArrayDecoder implements AutoCloseable, XmlCursor.TextSink {
    /** More points than any chromatogram has: 1 kHz for 80 minutes. */
    static final int MOST_POINTS = 5_000_000;

    private static final int SMALLEST_BUFFER = 1 << 12;

    private final Inflater inflater = new Inflater();
    private byte[] text = new byte[SMALLEST_BUFFER];
    private byte[] inflated = new byte[SMALLEST_BUFFER];
    private int textLength;
    private long mostText;
    private boolean isText = true;

    /** Begins an array of at most so many points. */
    void begin(ArrayEncoding encoding, int points) {
        long bytes = encoding.coding().bytesFor(points);
        // Deflate adds 5 bytes to every 16 KiB that it cannot shorten.
        mostText = (bytes + bytes / 1024 + 1024) * 4 / 3;
        textLength = 0;
        isText = true;
    }

    @Override
    public void append(char[] buffer, int from, int count) {
        if (textLength > mostText) {
            return;
        }
        if (text.length < textLength + count) {
            text = Arrays.copyOf(text, Math.max(textLength + count, 2 * text.length));
        }
        int to = textLength;
        for (int i = from; i < from + count; i++) {
            char c = buffer[i];
            text[to] = (byte) c;
            to += c > ' ' ? 1 : 0;
            isText &= c < 128;
        }
        textLength = to;
    }

    /** Number of base64 characters so far, without white space. */
    int textLength() {
        return textLength;
    }

    /** The numbers of the text. */
    double[] decode(ArrayEncoding encoding, int points) throws MalformedArray {
        if (textLength > mostText) {
            throw tooLong(points);
        }
        byte[] bytes = base64();
        ValueCoding coding = encoding.coding();
        int length = bytes.length;
        if (encoding.wrapping() == ArrayEncoding.Wrapping.ZLIB && length > 0) {
            length = inflate(bytes, (int) coding.bytesFor(points));
            bytes = inflated;
        }
        if (length > coding.bytesFor(points)) {
            throw tooLong(points);
        }
        return coding.decode(bytes, length, points);
    }

    private static MalformedArray tooLong(int points) {
        return new MalformedArray("holds more than the declared " + points + " points");
    }

    private byte[] base64() throws MalformedArray {
        if (!isText || textLength % 4 != 0) {
            throw new MalformedArray("is not base64");
        }
        try {
            return Base64.getDecoder().decode(Arrays.copyOf(text, textLength));
        } catch (IllegalArgumentException e) {
            throw new MalformedArray("is not base64");
        }
    }

    private int inflate(byte[] packed, int mostBytes) throws MalformedArray {
        inflater.reset();
        inflater.setInput(packed);
        int length = 0;
        try {
            while (!inflater.finished()) {
                reserve(length, mostBytes);
                int count = inflater.inflate(inflated, length, inflated.length - length);
                length += count;
                if (length > mostBytes) {
                    throw new MalformedArray("inflates to more than the declared points");
                }
                if (count == 0 && !inflater.finished()) {
                    throw new MalformedArray("has a zlib stream that ends early");
                }
            }
        } catch (DataFormatException e) {
            throw new MalformedArray("has a corrupt zlib stream");
        }
        if (inflater.getRemaining() > 0) {
            throw new MalformedArray("has bytes after its zlib stream");
        }
        return length;
    }

    /** Room for at least one byte more, so that a stream that is too long shows. */
    private void reserve(int length, int mostBytes) {
        if (length == inflated.length) {
            inflated = Arrays.copyOf(inflated, Math.min(2 * length, mostBytes + 1));
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
