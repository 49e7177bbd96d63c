package io.enantio.database.cdisc;

import java.nio.ByteBuffer;

/**
 * Numbers as SAS XPORT stores them (SAS TS-140): IBM System/360 double, a sign bit, an exponent of 16 in excess of 64 and a
 * fraction of 56 bits. A Java double has 53 bits, so that every number between 16^-65 and 16^63 converts exactly.
 */
final class IbmDouble {
    private static final int FRACTION_BITS = 56;
    private static final int EXCESS = 64;
    /** 16^-65. */
    private static final double SMALLEST = 0x1p-260;
    /** 16^63. */
    private static final double BEYOND = 0x1p252;

    private static final long MISSING = 0x2E00000000000000L;

    private IbmDouble() {}

    /** Whether the format has a number of this size. */
    static boolean has(double value) {
        double size = Math.abs(value);
        return size == 0 || (size >= SMALLEST && size < BEYOND);
    }

    /** Eight bytes, the most significant first. */
    static byte[] bytes(double value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(bits(value)).array();
    }

    /** Eight bytes that represent a missing value. */
    static byte[] missing() {
        return ByteBuffer.allocate(Long.BYTES).putLong(MISSING).array();
    }

    private static long bits(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a number in XPORT must be finite, is " + value);
        }
        if (value == 0) {
            return 0;
        }
        if (!has(value)) {
            throw new IllegalArgumentException(
                    "the size of a number in XPORT must be between 16^-65 and 16^63, is " + value);
        }
        int binary = Math.getExponent(value);
        // value = mantissa * 2^(binary - 52), 2^52 <= mantissa < 2^53
        long mantissa = Double.doubleToLongBits(value) & 0xFFFFFFFFFFFFFL | 1L << 52;
        int hexadecimal = Math.floorDiv(binary, 4) + 1;
        int shift = FRACTION_BITS - 4 * hexadecimal + binary - 52;
        long exponent = hexadecimal + EXCESS;
        long sign = value < 0 ? 1L << 63 : 0;
        return sign | exponent << FRACTION_BITS | mantissa << shift;
    }
}
