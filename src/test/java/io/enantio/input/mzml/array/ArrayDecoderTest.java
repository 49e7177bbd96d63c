package io.enantio.input.mzml.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.input.mzml.array.ArrayEncoding.ValueCoding;
import io.enantio.input.mzml.array.ArrayEncoding.Wrapping;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Times that come again are not decoded again: only if text, encoding and number of points are the same. */
class ArrayDecoderTest {
    private static final ArrayEncoding DOUBLES = new ArrayEncoding(Wrapping.PLAIN, ValueCoding.FLOAT64);
    private static final ArrayEncoding SINGLES = new ArrayEncoding(Wrapping.PLAIN, ValueCoding.FLOAT32);
    private static final String TEXT = text(1, 2, 3);

    private static String text(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static double[] times(ArrayDecoder decoder, String text, ArrayEncoding encoding, int points)
            throws MalformedArray {
        decoder.begin(encoding, points);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        decoder.append(bytes, 0, bytes.length);
        return decoder.decodeTimes(encoding, points);
    }

    @Test
    void theSameTextIsTheSameTimes() throws MalformedArray {
        try (ArrayDecoder decoder = new ArrayDecoder()) {
            double[] first = times(decoder, TEXT, DOUBLES, 3);
            assertThat(first).containsExactly(1, 2, 3);
            assertThat(times(decoder, TEXT, DOUBLES, 3)).isSameAs(first);
            assertThat(times(decoder, text(1, 2, 4), DOUBLES, 3)).containsExactly(1, 2, 4);
            assertThat(first).containsExactly(1, 2, 3);
        }
    }

    @Test
    void theSameTextInAnotherEncodingIsOtherTimes() throws MalformedArray {
        try (ArrayDecoder decoder = new ArrayDecoder()) {
            times(decoder, TEXT, DOUBLES, 6);
            assertThat(times(decoder, TEXT, SINGLES, 6)).hasSize(6);
        }
    }

    @Test
    void theSameTextOfFewerDeclaredPointsIsRefused() throws MalformedArray {
        try (ArrayDecoder decoder = new ArrayDecoder()) {
            times(decoder, TEXT, DOUBLES, 3);
            assertThatThrownBy(() -> times(decoder, TEXT, DOUBLES, 2))
                    .isInstanceOf(MalformedArray.class)
                    .hasMessageContaining("more than the declared 2 points");
        }
    }

    @Test
    void whiteSpaceIsNotCountedTheSecondTimeEither() throws MalformedArray {
        try (ArrayDecoder decoder = new ArrayDecoder()) {
            for (int i = 0; i < 2; i++) {
                assertThat(times(decoder, " " + TEXT + "\n", DOUBLES, 3)).containsExactly(1, 2, 3);
                assertThat(decoder.textLength()).isEqualTo(TEXT.length());
            }
        }
    }
}
