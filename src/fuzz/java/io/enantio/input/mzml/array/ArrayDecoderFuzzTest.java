package io.enantio.input.mzml.array;

import static io.enantio.input.mzml.ChromatogramText.base64;
import static io.enantio.input.mzml.ChromatogramText.bytes;
import static io.enantio.input.mzml.ChromatogramText.deflate;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.enantio.input.mzml.FuzzClock;
import io.enantio.input.mzml.NumpressText;
import io.enantio.input.mzml.array.ArrayEncoding.ValueCoding;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text of an array is at most the declared numbers, or a reason; a bomb never unfolds. */
class ArrayDecoderFuzzTest {
    private static final double[] VALUES = {0.5, 1, 1.5, 2, 1e6, 3};
    /** Two bytes of declared length, one of encoding. */
    private static final int HEAD = 3;

    static Stream<byte[]> seeds() {
        byte[] zeros = new byte[1 << 16];
        return Stream.of(
                seed(ValueCoding.FLOAT64, 0, bytes(VALUES)),
                seed(ValueCoding.FLOAT64, 1, deflate(bytes(VALUES))),
                seed(ValueCoding.FLOAT32, 1, deflate(zeros)),
                seed(ValueCoding.INT64, 0, bytes(VALUES)),
                seed(ValueCoding.NUMPRESS_PIC, 1, deflate(NumpressText.pic(VALUES))));
    }

    private static byte[] seed(ValueCoding coding, int zlib, byte[] packed) {
        byte[] text = base64(packed).getBytes(StandardCharsets.US_ASCII);
        byte[] seed = new byte[HEAD + text.length];
        seed[1] = (byte) VALUES.length;
        seed[2] = (byte) (2 * coding.ordinal() + zlib);
        System.arraycopy(text, 0, seed, HEAD, text.length);
        return seed;
    }

    @MethodSource("seeds")
    @FuzzTest
    void textOfAnArray(byte[] input) {
        if (input.length < HEAD) {
            return;
        }
        int points = (input[0] & 0xff) << 8 | input[1] & 0xff;
        int choice = (input[2] & 0xff) % (2 * ValueCoding.values().length);
        ArrayEncoding encoding = new ArrayEncoding(
                choice % 2 == 0 ? ArrayEncoding.Wrapping.PLAIN : ArrayEncoding.Wrapping.ZLIB,
                ValueCoding.values()[choice / 2]);
        FuzzClock clock = new FuzzClock();
        try (ArrayDecoder decoder = new ArrayDecoder()) {
            decoder.begin(encoding, points);
            int half = (input.length - HEAD) / 2;
            decoder.append(input, HEAD, half);
            decoder.append(input, HEAD + half, input.length - HEAD - half);
            int found = decoder.decode(encoding, points).length;
            if (found > points) {
                throw new AssertionError(found + " values, declared are " + points);
            }
        } catch (MalformedArray refused) {
            // As it should be.
        }
        clock.check();
    }
}
