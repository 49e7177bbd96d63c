package io.enantio.input.mzml.array;

import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.xml.CvParam;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the numbers of a binaryDataArray are stored, as its terms declare it.
 *
 * @param wrapping around the bytes
 * @param coding of the values in the bytes
 */
record ArrayEncoding(Wrapping wrapping, ValueCoding coding) {
    private static final String NONE = "MS:1000576";
    private static final String ZLIB = "MS:1000574";

    /** Whether the bytes are compressed once more. */
    enum Wrapping {
        PLAIN,
        ZLIB
    }

    /** How the numbers of an array are written as bytes (after base64 and zlib are undone). All are little-endian. */
    enum ValueCoding {
        FLOAT32("MS:1000521", 4),
        FLOAT64("MS:1000523", 8),
        INT32("MS:1000519", 4),
        INT64("MS:1000522", 8),
        NUMPRESS_LINEAR("MS:1002312", "MS:1002746"),
        NUMPRESS_PIC("MS:1002313", "MS:1002747"),
        NUMPRESS_SLOF("MS:1002314", "MS:1002748");

        /** A numpress value takes at most 9 half bytes; its header at most 16 bytes. */
        private static final int NUMPRESS_BYTES_PER_VALUE = 5;

        private static final int NUMPRESS_HEADER_BYTES = 16;
        private static final Map<String, ValueCoding> BY_ACCESSION = byAccession();

        private final String accession;
        /** Of the term for numpress and zlib at once; empty for numbers of a fixed width. */
        private final String withZlib;
        /** Bytes of a value; 0 for numpress. */
        private final int width;

        ValueCoding(String accession, int width) {
            this.accession = accession;
            this.withZlib = "";
            this.width = width;
        }

        ValueCoding(String accession, String withZlib) {
            this.accession = accession;
            this.withZlib = withZlib;
            this.width = 0;
        }

        private static Map<String, ValueCoding> byAccession() {
            Map<String, ValueCoding> known = new HashMap<>();
            for (ValueCoding coding : values()) {
                known.put(coding.accession, coding);
                if (coding.isNumpress()) {
                    known.put(coding.withZlib, coding);
                }
            }
            return known;
        }

        /** The coding that a term states, if it states one. */
        static Optional<ValueCoding> of(CvParam term) {
            return Optional.ofNullable(BY_ACCESSION.get(term.accession()));
        }

        private static boolean saysZlib(CvParam term) {
            return of(term).filter(coding -> coding.withZlib.equals(term.accession()))
                    .isPresent();
        }

        boolean isNumpress() {
            return width == 0;
        }

        /** The most bytes that so many values can take; for numbers of a fixed width, exactly what they take. */
        long bytesFor(int values) {
            return isNumpress()
                    ? (long) values * NUMPRESS_BYTES_PER_VALUE + NUMPRESS_HEADER_BYTES
                    : (long) values * width;
        }

        /**
         * The values in the first {@code length} bytes.
         *
         * @throws MalformedArray if the bytes are not values of this coding, or numpress has more than {@code most}
         */
        double[] decode(byte[] bytes, int length, int most) throws MalformedArray {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
            if (isNumpress()) {
                return Numpress.decode(this, buffer, most);
            }
            if (length % width != 0) {
                throw new MalformedArray("has " + length + " bytes, which is not a whole number of values of " + width);
            }
            double[] values = new double[length / width];
            unpack(buffer, values);
            return values;
        }

        private void unpack(ByteBuffer bytes, double[] values) {
            switch (this) {
                case FLOAT64 -> bytes.asDoubleBuffer().get(values);
                case FLOAT32 -> {
                    float[] singles = new float[values.length];
                    bytes.asFloatBuffer().get(singles);
                    for (int i = 0; i < values.length; i++) {
                        values[i] = singles[i];
                    }
                }
                case INT32 -> {
                    for (int i = 0; i < values.length; i++) {
                        values[i] = bytes.getInt();
                    }
                }
                case INT64 -> {
                    for (int i = 0; i < values.length; i++) {
                        values[i] = bytes.getLong();
                    }
                }
                default -> throw new IllegalStateException(this + " has no fixed width");
            }
        }
    }

    /**
     * The encoding of an array.
     *
     * @throws MalformedArray unless its terms state one data type and one compression, or one kind of numpress
     */
    static ArrayEncoding of(List<CvParam> terms) throws MalformedArray {
        List<ValueCoding> widths = new ArrayList<>();
        List<ValueCoding> numpress = new ArrayList<>();
        for (CvParam term : terms) {
            ValueCoding.of(term).ifPresent(coding -> (coding.isNumpress() ? numpress : widths).add(coding));
        }
        refuseUnknownCompression(terms);
        if (numpress.size() > 1) {
            throw new MalformedArray("has two kinds of numpress");
        }
        return new ArrayEncoding(
                wrapping(terms, numpress), numpress.isEmpty() ? onlyDataType(widths) : numpress.get(0));
    }

    private static ValueCoding onlyDataType(List<ValueCoding> widths) throws MalformedArray {
        if (widths.size() != 1) {
            throw new MalformedArray(
                    widths.isEmpty()
                            ? "states no data type (32- or 64-bit float or integer)"
                            : "states two data types: " + widths);
        }
        return widths.get(0);
    }

    private static Wrapping wrapping(List<CvParam> terms, List<ValueCoding> numpress) throws MalformedArray {
        boolean none = CvParam.holds(terms, NONE);
        boolean zlib = CvParam.holds(terms, ZLIB) || terms.stream().anyMatch(ValueCoding::saysZlib);
        if (none && zlib) {
            throw new MalformedArray("states zlib and no compression at once");
        }
        if (!none && !zlib && numpress.isEmpty()) {
            throw new MalformedArray("states no compression term, not even \"no compression\"");
        }
        return zlib ? Wrapping.ZLIB : Wrapping.PLAIN;
    }

    private static void refuseUnknownCompression(List<CvParam> terms) throws MalformedArray {
        for (CvParam term : terms) {
            boolean known = term.accession().equals(NONE)
                    || term.accession().equals(ZLIB)
                    || ValueCoding.of(term).isPresent();
            if (!known && term.name().endsWith("compression")) {
                throw new MalformedArray(
                        "is packed with \"" + Place.quote(term.name()) + "\"; zlib and MS-Numpress are known");
            }
        }
    }
}
