package io.enantio.speed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Chromatograms of an mzML file that is in memory, one after the other, bare: tags and the attributes {@code accession}, {@code value} and {@code
 * unitAccession} of {@code cvParam}. Little-endian floats of 32 or 64 bits, zlib or none. Anything else is not for this reader.
 */
final class TagReader implements AutoCloseable {
    private static final byte[] CHROMATOGRAM = ascii("chromatogram ");
    private static final byte[] CHROMATOGRAM_END = ascii("/chromatogram>");
    private static final byte[] PRECURSOR = ascii("precursor");
    private static final byte[] PRODUCT = ascii("product");
    private static final byte[] BINARY = ascii("binary>");
    private static final byte[] PARAMETER = ascii("cvParam ");
    private static final byte[] ACCESSION = ascii(" accession=\"MS:");
    private static final byte[] VALUE = ascii(" value=\"");
    private static final byte[] UNIT = ascii(" unitAccession=\"UO:");

    private static final int TARGET_MZ = 1000827;
    private static final int ZLIB = 1000574;
    private static final int DOUBLES = 1000523;
    private static final int FLOATS = 1000521;
    private static final int TIMES = 1000595;
    private static final int INTENSITIES = 1000515;
    private static final int SECONDS = 10;
    private static final double SECONDS_PER_MINUTE = 60;

    private final byte[] bytes;
    private final Inflater inflater = new Inflater();
    private byte[] inflated = new byte[1 << 13];
    private int place;

    private double precursorMz;
    private double productMz;
    private Packed times = Packed.NONE;
    private Packed intensities = Packed.NONE;

    TagReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Goes on to the end of the next chromatogram; false if there is none. */
    boolean next() {
        precursorMz = Double.NaN;
        productMz = Double.NaN;
        boolean isProduct = false;
        boolean isOpen = false;
        boolean isZlib = false;
        boolean isDoubles = false;
        int kind = 0;
        int unit = 0;
        while (place < bytes.length) {
            if (bytes[place++] != '<') {
                continue;
            }
            int from = place;
            if (isAt(from, PARAMETER)) {
                int end = indexOf((byte) '>', from);
                int term = number(ACCESSION, from, end);
                if (term == TARGET_MZ) {
                    double mz = decimal(VALUE, from, end);
                    precursorMz = isProduct ? precursorMz : mz;
                    productMz = isProduct ? mz : productMz;
                } else if (term == ZLIB) {
                    isZlib = true;
                } else if (term == DOUBLES || term == FLOATS) {
                    isDoubles = term == DOUBLES;
                } else if (term == TIMES || term == INTENSITIES) {
                    kind = term;
                    unit = number(UNIT, from, end);
                }
                place = end;
            } else if (isAt(from, BINARY)) {
                int start = from + BINARY.length;
                place = indexOf((byte) '<', start);
                Packed packed = new Packed(start, place, isZlib, isDoubles, unit == SECONDS);
                times = kind == TIMES ? packed : times;
                intensities = kind == INTENSITIES ? packed : intensities;
                isZlib = false;
            } else if (isAt(from, CHROMATOGRAM)) {
                isOpen = true;
            } else if (isAt(from, PRECURSOR)) {
                isProduct = false;
            } else if (isAt(from, PRODUCT)) {
                isProduct = true;
            } else if (isOpen && isAt(from, CHROMATOGRAM_END)) {
                return true;
            }
        }
        return false;
    }

    double precursorMz() {
        return precursorMz;
    }

    double productMz() {
        return productMz;
    }

    /** Minutes of the chromatogram's points. */
    double[] times() {
        double[] found = numbers(times);
        for (int p = 0; times.isSeconds && p < found.length; p++) {
            found[p] /= SECONDS_PER_MINUTE;
        }
        return found;
    }

    /** Counts of the chromatogram's points. */
    double[] intensities() {
        return numbers(intensities);
    }

    private double[] numbers(Packed packed) {
        byte[] decoded = Base64.getDecoder().decode(Arrays.copyOfRange(bytes, packed.from, packed.to));
        int length = decoded.length;
        if (packed.isZlib) {
            length = inflate(decoded);
            decoded = inflated;
        }
        ByteBuffer little = ByteBuffer.wrap(decoded, 0, length).order(ByteOrder.LITTLE_ENDIAN);
        double[] found = new double[length / (packed.isDoubles ? Double.BYTES : Float.BYTES)];
        for (int p = 0; p < found.length; p++) {
            found[p] = packed.isDoubles ? little.getDouble() : little.getFloat();
        }
        return found;
    }

    private int inflate(byte[] packed) {
        try {
            inflater.reset();
            inflater.setInput(packed);
            int length = inflater.inflate(inflated);
            while (!inflater.finished()) {
                if (length < inflated.length) {
                    throw new IllegalArgumentException("a zlib stream ends early");
                }
                inflated = Arrays.copyOf(inflated, 2 * length);
                length += inflater.inflate(inflated, length, inflated.length - length);
            }
            return length;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("an array is not zlib", e);
        }
    }

    private boolean isAt(int from, byte[] word) {
        if (from + word.length > bytes.length) {
            return false;
        }
        for (int k = 0; k < word.length; k++) {
            if (bytes[from + k] != word[k]) {
                return false;
            }
        }
        return true;
    }

    private int indexOf(byte sought, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != sought) {
            at++;
        }
        return at;
    }

    /** Place after a word in a tag; the tag's end if it is not there. */
    private int after(byte[] word, int from, int end) {
        for (int at = from; at + word.length <= end; at++) {
            if (bytes[at] == word[0] && isAt(at, word)) {
                return at + word.length;
            }
        }
        return end;
    }

    private int number(byte[] word, int from, int end) {
        int value = 0;
        for (int at = after(word, from, end); at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            value = 10 * value + bytes[at] - '0';
        }
        return value;
    }

    private double decimal(byte[] word, int from, int end) {
        int start = after(word, from, end);
        return Double.parseDouble(
                new String(bytes, start, indexOf((byte) '"', start) - start, StandardCharsets.US_ASCII));
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        inflater.end();
    }

    /** An array as the file holds it. */
    private static final class Packed {
        private static final Packed NONE = new Packed(0, 0, false, false, false);

        private final int from;
        private final int to;
        private final boolean isZlib;
        private final boolean isDoubles;
        private final boolean isSeconds;

        Packed(int from, int to, boolean isZlib, boolean isDoubles, boolean isSeconds) {
            this.from = from;
            this.to = to;
            this.isZlib = isZlib;
            this.isDoubles = isDoubles;
            this.isSeconds = isSeconds;
        }
    }
}
