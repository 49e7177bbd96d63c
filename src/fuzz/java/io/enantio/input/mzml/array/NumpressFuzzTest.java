package io.enantio.input.mzml.array;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.enantio.input.mzml.FuzzClock;
import io.enantio.input.mzml.NumpressText;
import io.enantio.input.mzml.array.ArrayEncoding.ValueCoding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes of MS-Numpress are at most the declared numbers, or a reason. */
class NumpressFuzzTest {
    private static final double[] VALUES = {0.5, 1, 1.5, 2, 3, 3.5};
    private static final List<ValueCoding> CODINGS =
            List.of(ValueCoding.NUMPRESS_LINEAR, ValueCoding.NUMPRESS_PIC, ValueCoding.NUMPRESS_SLOF);
    /** One byte of declared length, one of coding. */
    private static final int HEAD = 2;

    static Stream<byte[]> seeds() {
        return Stream.of(
                seed(0, NumpressText.linear(VALUES, 1e5)),
                seed(1, NumpressText.pic(VALUES)),
                seed(2, NumpressText.slof(VALUES, 1e3)));
    }

    private static byte[] seed(int coding, byte[] packed) {
        byte[] seed = new byte[HEAD + packed.length];
        seed[0] = (byte) VALUES.length;
        seed[1] = (byte) coding;
        System.arraycopy(packed, 0, seed, HEAD, packed.length);
        return seed;
    }

    @MethodSource("seeds")
    @FuzzTest
    void packedBytes(byte[] input) {
        if (input.length < HEAD) {
            return;
        }
        int most = input[0] & 0xff;
        ValueCoding coding = CODINGS.get((input[1] & 0xff) % CODINGS.size());
        ByteBuffer bytes = ByteBuffer.wrap(input, HEAD, input.length - HEAD).order(ByteOrder.LITTLE_ENDIAN);
        FuzzClock clock = new FuzzClock();
        try {
            int found = Numpress.decode(coding, bytes, most).length;
            if (found > most) {
                throw new AssertionError(found + " values, declared are " + most);
            }
        } catch (MalformedArray refused) {
            // As it should be.
        }
        clock.check();
    }
}
