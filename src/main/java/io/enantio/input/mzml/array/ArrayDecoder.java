package io.enantio.input.mzml.array;

import io.enantio.input.mzml.xml.CvParam;
import io.enantio.input.mzml.xml.XmlCursor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Text of a binary array to numbers: base64, zlib, values. Allocates for what is there, never for what is merely declared,
 * and stops as soon as there is more than declared.
 */
public final class ArrayDecoder implements AutoCloseable, XmlCursor.BinarySink {
    /** More points than any chromatogram has: 1 kHz for 80 minutes. */
    static final int MOST_POINTS = 5_000_000;

    private static final int SMALLEST_BUFFER = 1 << 12;

    private final Inflater inflater = new Inflater();
    private final ArrayTerms.Seen seen = new ArrayTerms.Seen();
    private byte[] text = new byte[SMALLEST_BUFFER];
    private byte[] inflated = new byte[SMALLEST_BUFFER];
    private int textLength;
    private long mostText;
    private boolean isTooLong;
    private Optional<Times> times = Optional.empty();

    /** Times with the text that they were decoded from. A class, not a record: it holds arrays. */
    private static final class Times {
        private final ArrayEncoding encoding;
        private final int points;
        private final byte[] text;
        private final int textLength;
        private final double[] values;

        Times(ArrayEncoding encoding, int points, byte[] text, int textLength, double[] values) {
            this.encoding = encoding;
            this.points = points;
            this.text = text;
            this.textLength = textLength;
            this.values = values;
        }
    }

    /** What the terms of an array declare. */
    ArrayTerms terms(List<CvParam> terms) {
        return seen.of(terms);
    }

    /** Begins an array of at most so many points. */
    void begin(ArrayEncoding encoding, int points) {
        long bytes = encoding.coding().bytesFor(points);
        // Deflate adds 5 bytes to every 16 KiB that it cannot shorten.
        mostText = (bytes + bytes / 1024 + 1024) * 4 / 3;
        textLength = 0;
        isTooLong = false;
    }

    @Override
    public void append(byte[] bytes, int from, int count) {
        if (reserveText(count)) {
            System.arraycopy(bytes, from, text, textLength, count);
            textLength += count;
        }
    }

    @Override
    public void append(char[] buffer, int from, int count) {
        if (reserveText(count)) {
            for (int i = from; i < from + count; i++) {
                // No byte of base64 is 0: what is not ASCII must not become a letter.
                text[textLength++] = buffer[i] < 128 ? (byte) buffer[i] : 0;
            }
        }
    }

    /** Whether there may be more text. White space is removed only if it takes the place of data. */
    private boolean reserveText(int count) {
        if (textLength + (long) count > mostText && !isTooLong) {
            stripWhiteSpace();
        }
        isTooLong |= textLength > mostText;
        if (!isTooLong && text.length < textLength + count) {
            text = Arrays.copyOf(text, Math.max(textLength + count, 2 * text.length));
        }
        return !isTooLong;
    }

    private void stripWhiteSpace() {
        int kept = 0;
        for (int i = 0; i < textLength; i++) {
            byte c = text[i];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                text[kept++] = c;
            }
        }
        textLength = kept;
    }

    /** Number of base64 characters, without white space, once they are decoded. */
    int textLength() {
        return textLength;
    }

    /**
     * The numbers of the text of a time array; not to be changed. Chromatograms of one cycle have the same times, byte by byte:
     * a text that is that of the time array before is not decoded again.
     */
    double[] decodeTimes(ArrayEncoding encoding, int points) throws MalformedArray {
        if (times.isEmpty() || !isText(times.get(), encoding, points)) {
            byte[] stored = Arrays.copyOf(text, textLength);
            double[] values = decode(encoding, points);
            times = Optional.of(new Times(encoding, points, stored, textLength, values));
        }
        textLength = times.get().textLength;
        return times.get().values;
    }

    private boolean isText(Times known, ArrayEncoding encoding, int points) {
        return !isTooLong
                && points == known.points
                && encoding.equals(known.encoding)
                && Arrays.equals(text, 0, textLength, known.text, 0, known.text.length);
    }

    /** The numbers of the text. */
    double[] decode(ArrayEncoding encoding, int points) throws MalformedArray {
        byte[] bytes = isTooLong ? new byte[0] : base64();
        if (isTooLong || textLength > mostText) {
            throw tooLong(points);
        }
        return decode(bytes, encoding, points);
    }

    /** The numbers of bytes whose base64 is undone. */
    double[] decode(byte[] stored, ArrayEncoding encoding, int points) throws MalformedArray {
        byte[] bytes = stored;
        ArrayEncoding.ValueCoding coding = encoding.coding();
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
        try {
            if (textLength % 4 == 0) {
                return decodeText();
            }
        } catch (IllegalArgumentException e) {
            // Perhaps for the white space in it; tried again below.
        }
        stripWhiteSpace();
        try {
            if (textLength % 4 == 0) {
                return decodeText();
            }
        } catch (IllegalArgumentException e) {
            // Refused below, like a length that is out of range.
        }
        throw new MalformedArray("is not base64");
    }

    /** The JDK makes the array exactly as long as the text is. */
    private byte[] decodeText() {
        ByteBuffer decoded = Base64.getDecoder().decode(ByteBuffer.wrap(text, 0, textLength));
        return decoded.remaining() == decoded.array().length
                ? decoded.array()
                : Arrays.copyOf(decoded.array(), decoded.remaining());
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
