package io.enantio.input.mzml.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * MS-Numpress (Teleman et al., Mol. Cell. Proteomics 13 (2014) 1537): <i>linear</i>, a fixed-point number predicted from
 * the two before it and its residual; <i>pic</i>, rounded counts; <i>slof</i>, 16 bits of log(x + 1). Residuals and counts
 * are integers with their leading zeros or ones left out, written in half bytes, high half first.
 */
final class Numpress {
    private static final int HALF_BYTES_OF_INT = 8;

    private final ByteBuffer bytes;
    /** The low half of the last byte that was taken, while it is unread; else -1. */
    private int pendingHalf = -1;

    private Numpress(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** All values; a problem when they are more than {@code most}, or the last is incomplete. */
    static double[] decode(ArrayEncoding.ValueCoding coding, ByteBuffer bytes, int most) throws MalformedArray {
        if (!bytes.hasRemaining()) {
            return new double[0];
        }
        return switch (coding) {
            case NUMPRESS_LINEAR -> new Numpress(bytes).linear(most);
            case NUMPRESS_PIC -> new Numpress(bytes).pic(most);
            case NUMPRESS_SLOF -> slof(bytes, most);
            default -> throw new IllegalArgumentException(coding + " is not numpress");
        };
    }

    private double[] linear(int most) throws MalformedArray {
        double fixedPoint = fixedPoint(bytes);
        double[] values = new double[Math.min(most, 2 * bytes.remaining())];
        int count = 0;
        long last = 0;
        long lastButOne = 0;
        while (hasNext()) {
            long value = count < 2 ? firstValue() : last + (last - lastButOne) + nextInt();
            put(values, count++, value / fixedPoint);
            lastButOne = last;
            last = value;
        }
        return Arrays.copyOf(values, count);
    }

    private double[] pic(int most) throws MalformedArray {
        double[] values = new double[Math.min(most, 2 * bytes.remaining())];
        int count = 0;
        while (hasNext()) {
            put(values, count++, Integer.toUnsignedLong(nextInt()));
        }
        return Arrays.copyOf(values, count);
    }

    private static double[] slof(ByteBuffer bytes, int most) throws MalformedArray {
        double fixedPoint = fixedPoint(bytes);
        if (bytes.remaining() % 2 != 0) {
            throw new MalformedArray("ends within a numpress value");
        }
        double[] values = new double[Math.min(most, bytes.remaining() / 2)];
        for (int i = 0; bytes.hasRemaining(); i++) {
            // StrictMath: the same bits on every machine.
            put(values, i, StrictMath.exp(Short.toUnsignedInt(bytes.getShort()) / fixedPoint) - 1);
        }
        return values;
    }

    private static void put(double[] values, int i, double value) throws MalformedArray {
        if (i >= values.length) {
            throw new MalformedArray("holds more than the declared points");
        }
        values[i] = value;
    }

    private static double fixedPoint(ByteBuffer bytes) throws MalformedArray {
        if (bytes.remaining() < Double.BYTES) {
            throw new MalformedArray("is shorter than its numpress header");
        }
        double fixedPoint = bytes.order(ByteOrder.BIG_ENDIAN).getDouble();
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        if (!(fixedPoint > 0) || Double.isInfinite(fixedPoint)) {
            throw new MalformedArray("has the numpress scaling factor " + fixedPoint);
        }
        return fixedPoint;
    }

    private long firstValue() throws MalformedArray {
        if (bytes.remaining() < Integer.BYTES) {
            throw new MalformedArray("ends within a numpress value");
        }
        return Integer.toUnsignedLong(bytes.getInt());
    }

    /** A last half byte of 0 only fills the byte: no value begins so and ends there. */
    private boolean hasNext() {
        return bytes.hasRemaining() || pendingHalf > 0;
    }

    private int nextInt() throws MalformedArray {
        int head = nextHalf();
        int leading = head <= HALF_BYTES_OF_INT ? head : head - HALF_BYTES_OF_INT;
        // All leading ones if the head states them; none when all eight half bytes are left out.
        int value = head <= HALF_BYTES_OF_INT ? 0 : -1 << (Integer.SIZE - 4 * leading);
        for (int i = leading; i < HALF_BYTES_OF_INT; i++) {
            value |= nextHalf() << (4 * (i - leading));
        }
        return value;
    }

    private int nextHalf() throws MalformedArray {
        if (pendingHalf >= 0) {
            int low = pendingHalf;
            pendingHalf = -1;
            return low;
        }
        if (!bytes.hasRemaining()) {
            throw new MalformedArray("ends within a numpress value");
        }
        int both = bytes.get() & 0xff;
        pendingHalf = both & 0xf;
        return both >> 4;
    }
}
