package io.enantio.input.mzml.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.input.mzml.NumpressText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NumpressTest {
    private static double[] decode(ArrayEncoding.ValueCoding coding, byte[] bytes, int most) throws MalformedArray {
        return coding.decode(bytes, bytes.length, most);
    }

    @Test
    void linearRestoresTimesToTheFixedPoint() throws MalformedArray {
        for (int seed = 0; seed < 50; seed++) {
            double[] times = times(new Random(seed), 1 + seed * 7);
            double[] decoded =
                    decode(ArrayEncoding.ValueCoding.NUMPRESS_LINEAR, NumpressText.linear(times, 1e5), times.length);
            assertThat(decoded).as("seed %d", seed).containsExactly(times, Offset.offset(0.51e-5));
        }
    }

    @Test
    void picRestoresCounts() throws MalformedArray {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            double[] counts = random.doubles(seed * 3L, 0, 1 << (seed % 30 + 1))
                    .map(Math::rint)
                    .toArray();
            assertThat(decode(ArrayEncoding.ValueCoding.NUMPRESS_PIC, NumpressText.pic(counts), counts.length))
                    .as("seed %d", seed)
                    .containsExactly(counts);
        }
    }

    @Test
    void slofRestoresCountsToThreeDigits() throws MalformedArray {
        double[] counts = {0, 1, 12.5, 1000, 54321};
        double[] decoded = decode(ArrayEncoding.ValueCoding.NUMPRESS_SLOF, NumpressText.slof(counts, 5000), 5);
        for (int i = 0; i < counts.length; i++) {
            assertThat(decoded[i]).isCloseTo(counts[i], Offset.offset(1.1e-4 * (counts[i] + 1)));
        }
    }

    @Test
    void aStreamThatEndsEarlyIsRefused() {
        byte[] whole = NumpressText.linear(times(new Random(1), 20), 1e5);
        assertThatThrownBy(() -> decode(ArrayEncoding.ValueCoding.NUMPRESS_LINEAR, Arrays.copyOf(whole, 7), 20))
                .hasMessage("is shorter than its numpress header");
        assertThatThrownBy(() -> decode(ArrayEncoding.ValueCoding.NUMPRESS_LINEAR, Arrays.copyOf(whole, 10), 20))
                .hasMessage("ends within a numpress value");
        assertThatThrownBy(() ->
                        decode(ArrayEncoding.ValueCoding.NUMPRESS_SLOF, new byte[] {64, 0, 0, 0, 0, 0, 0, 0, 1}, 20))
                .hasMessage("ends within a numpress value");
    }

    @Test
    void moreValuesThanDeclaredAreRefused() {
        byte[] bytes = NumpressText.linear(times(new Random(1), 21), 1e5);
        assertThatThrownBy(() -> decode(ArrayEncoding.ValueCoding.NUMPRESS_LINEAR, bytes, 20))
                .hasMessage("holds more than the declared points");
    }

    @Test
    void anImpossibleScalingFactorIsRefused() {
        for (double factor : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            byte[] bytes = ByteBuffer.allocate(12)
                    .order(ByteOrder.BIG_ENDIAN)
                    .putDouble(factor)
                    .array();
            assertThatThrownBy(() -> decode(ArrayEncoding.ValueCoding.NUMPRESS_LINEAR, bytes, 1))
                    .hasMessage("has the numpress scaling factor " + factor);
        }
    }

    private static double[] times(Random random, int n) {
        double[] times = new double[n];
        for (int i = 0; i < n; i++) {
            times[i] = (i == 0 ? 5 : times[i - 1]) + 0.01 + 0.001 * random.nextDouble();
        }
        return times;
    }
}
