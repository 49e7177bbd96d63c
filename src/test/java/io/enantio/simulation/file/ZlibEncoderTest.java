package io.enantio.simulation.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class ZlibEncoderTest {

    @Test
    void anyBytesComeBackThroughTheInflater() throws DataFormatException {
        Random random = new Random(5);
        for (int size : new int[] {0, 1, 2, 255, 256, 2880, 70_000}) {
            for (int symbols : new int[] {1, 2, 17, 256}) {
                byte[] bytes = new byte[size];
                for (int i = 0; i < size; i++) {
                    bytes[i] = (byte) random.nextInt(symbols);
                }
                assertThat(inflated(ZlibEncoder.encoded(bytes), size)).isEqualTo(bytes);
            }
        }
    }

    @Test
    void aVeryUnevenUseOfBytesKeepsItsCodesShortEnough() throws DataFormatException {
        byte[] bytes = new byte[1 << 21];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.numberOfTrailingZeros(i + 1);
        }
        assertThat(inflated(ZlibEncoder.encoded(bytes), bytes.length)).isEqualTo(bytes);
    }

    @Test
    void fewDifferentBytesBecomeShort() {
        assertThat(ZlibEncoder.encoded(new byte[8000])).hasSizeLessThan(1100);
    }

    private static byte[] inflated(byte[] zlib, int size) throws DataFormatException {
        Inflater inflater = new Inflater();
        inflater.setInput(zlib);
        byte[] bytes = new byte[size + 1];
        assertThat(inflater.inflate(bytes)).isEqualTo(size);
        assertThat(inflater.finished()).isTrue();
        inflater.end();
        return java.util.Arrays.copyOf(bytes, size);
    }
}
