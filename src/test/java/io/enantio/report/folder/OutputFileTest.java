package io.enantio.report.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.run.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputFileTest {
    private static final int SIZE = 300_000;

    private static byte[] content() {
        byte[] content = new byte[SIZE];
        new Random(1).nextBytes(content);
        return content;
    }

    @Test
    void itWritesTheBytesThatItWasMadeOf() throws IOException {
        byte[] content = content();
        OutputFile file = OutputFile.of("a.bin", out -> out.write(content));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        file.writeTo(written);
        assertThat(written.toByteArray()).isEqualTo(content).isEqualTo(file.bytes());
        assertThat(file.sha256()).isEqualTo(Sha256.hex(Sha256.start().digest(content)));
    }

    /** A report of 2,000 injections has 65 MB, which need not fit into memory beside the run. */
    @Test
    void itIsWrittenInPieces() throws IOException {
        byte[] content = content();
        OutputFile file = OutputFile.of("a.bin", out -> out.write(content));
        int[] largest = new int[1];
        file.writeTo(new OutputStream() {
            @Override
            public void write(int one) {
                largest[0] = Math.max(largest[0], 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                largest[0] = Math.max(largest[0], length);
            }
        });
        assertThat(largest[0]).isBetween(1, SIZE / 10);
    }

    /** A disk that is full is the caller's to tell of. */
    @Test
    void aFailureToWriteIsNotHidden() {
        OutputFile file = OutputFile.of("a.txt", "text");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> file.writeTo(full)).isInstanceOf(IOException.class);
    }
}
