package io.enantio.input.mzml;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Encodes MS-Numpress, for tests. */
public final class NumpressText {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int half = -1;

    public static byte[] linear(double[] values, double fixedPoint) {
        NumpressText text = new NumpressText();
        text.header(fixedPoint);
        long last = 0;
        long lastButOne = 0;
        for (int i = 0; i < values.length; i++) {
            long value = Math.round(values[i] * fixedPoint);
            if (i < 2) {
                text.littleEndian((int) value);
            } else {
                text.integer((int) (value - (2 * last - lastButOne)));
            }
            lastButOne = last;
            last = value;
        }
        return text.end();
    }

    public static byte[] pic(double[] counts) {
        NumpressText text = new NumpressText();
        for (double count : counts) {
            text.integer((int) Math.rint(count));
        }
        return text.end();
    }

    public static byte[] slof(double[] counts, double fixedPoint) {
        ByteBuffer buffer = ByteBuffer.allocate(8 + 2 * counts.length).putDouble(fixedPoint);
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        for (double count : counts) {
            buffer.putShort((short) Math.round(Math.log(count + 1) * fixedPoint));
        }
        return buffer.array();
    }

    private void header(double fixedPoint) {
        bytes.writeBytes(ByteBuffer.allocate(8).putDouble(fixedPoint).array());
    }

    private void littleEndian(int value) {
        bytes.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    /** Leading half bytes that are all zeros, or all ones, are counted and left out. */
    private void integer(int value) {
        int leading = value < 0 ? Integer.numberOfLeadingZeros(~value) / 4 : Integer.numberOfLeadingZeros(value) / 4;
        int left = value < 0 ? Math.min(leading, 7) : leading;
        put(value < 0 && left > 0 ? left + 8 : left);
        for (int i = 0; i < 8 - left; i++) {
            put(value >>> (4 * i) & 0xf);
        }
    }

    private void put(int fourBits) {
        if (half < 0) {
            half = fourBits;
        } else {
            bytes.write(half << 4 | fourBits);
            half = -1;
        }
    }

    private byte[] end() {
        if (half >= 0) {
            put(0);
        }
        return bytes.toByteArray();
    }
}
