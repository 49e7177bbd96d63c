package io.enantio.input.mzml.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** How the numbers of an array are written as bytes (after base64 and zlib are undone). All are little-endian. */
enum ValueCoding {
    FLOAT32("MS:1000521", 4) {
        @Override
        void unpack(ByteBuffer bytes, double[] values) {
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes.getFloat();
            }
        }
    },
    FLOAT64("MS:1000523", 8) {
        @Override
        void unpack(ByteBuffer bytes, double[] values) {
            bytes.asDoubleBuffer().get(values);
        }
    },
    INT32("MS:1000519", 4) {
        @Override
        void unpack(ByteBuffer bytes, double[] values) {
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes.getInt();
            }
        }
    },
    INT64("MS:1000522", 8) {
        @Override
        void unpack(ByteBuffer bytes, double[] values) {
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes.getLong();
            }
        }
    },
    NUMPRESS_LINEAR("MS:1002312", 0),
    NUMPRESS_PIC("MS:1002313", 0),
    NUMPRESS_SLOF("MS:1002314", 0);

    /** A numpress value takes at most 9 half bytes; its header at most 16 bytes. */
    private static final int NUMPRESS_BYTES_PER_VALUE = 5;

    private static final int NUMPRESS_HEADER_BYTES = 16;

    private final String accession;
    private final int width;

    ValueCoding(String accession, int width) {
        this.accession = accession;
        this.width = width;
    }

    String accession() {
        return accession;
    }

    boolean isNumpress() {
        return width == 0;
    }

    /** The most bytes that so many values can take; for numbers of a fixed width, what they take. */
    long bytesFor(int values) {
        return isNumpress() ? (long) values * NUMPRESS_BYTES_PER_VALUE + NUMPRESS_HEADER_BYTES : (long) values * width;
    }

    /** The values in the first {@code length} bytes; a problem says why they are none, or more than {@code most}. */
    double[] decode(byte[] bytes, int length, int most) throws MalformedArray {
        if (isNumpress()) {
            return Numpress.decode(this, ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN), most);
        }
        if (length % width != 0) {
            throw new MalformedArray("has " + length + " bytes, which is not a whole number of values of " + width);
        }
        double[] values = new double[length / width];
        unpack(ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN), values);
        return values;
    }

    void unpack(ByteBuffer bytes, double[] values) {
        throw new IllegalStateException("numbers of a fixed width only");
    }

    /** The coding of a term, if it is one. */
    static Optional<ValueCoding> of(String accession) {
        return switch (accession) {
            case "MS:1000521" -> Optional.of(FLOAT32);
            case "MS:1000523" -> Optional.of(FLOAT64);
            case "MS:1000519" -> Optional.of(INT32);
            case "MS:1000522" -> Optional.of(INT64);
            case "MS:1002312", "MS:1002746" -> Optional.of(NUMPRESS_LINEAR);
            case "MS:1002313", "MS:1002747" -> Optional.of(NUMPRESS_PIC);
            case "MS:1002314", "MS:1002748" -> Optional.of(NUMPRESS_SLOF);
            default -> Optional.empty();
        };
    }
}
