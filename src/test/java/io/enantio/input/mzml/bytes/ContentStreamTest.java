package io.enantio.input.mzml.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.input.mzml.ChromatogramText;
import io.enantio.input.mzml.MzmlText;
import io.enantio.input.mzml.WholeFile;
import io.enantio.input.problem.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before any XML is parsed. */
class ContentStreamTest {
    private static final String AGAIN = " Copy the file again, or re-export it from the vendor software.";
    private static final String EXPORT = " Re-export the file from the vendor software.";

    @TempDir
    Path folder;

    private static MzmlText good() {
        return MzmlText.of(ChromatogramText.srm(238.1, 125.0));
    }

    @Test
    void aDamagedGzipIsRefused() {
        byte[] packed = MzmlText.gzip(good().bytes());
        byte[] wrongCrc = packed.clone();
        wrongCrc[packed.length - 8] ^= 1;
        byte[] wrongLength = packed.clone();
        wrongLength[packed.length - 1] ^= 1;
        assertRefusedFile(wrongCrc, "the gzip checksum does not match the content." + AGAIN);
        assertRefusedFile(wrongLength, "the gzip length does not match the content." + AGAIN);
        int end = packed.length - 20;
        Path cut = MzmlText.write(folder.resolve("cut.mzML.gz"), Arrays.copyOf(packed, end));
        assertThatThrownBy(() -> WholeFile.read(cut))
                .hasMessage("cut.mzML.gz, byte " + end + " (packed): the file is cut short." + AGAIN);
        assertRefusedFile(Arrays.copyOf(packed, packed.length + 3), "there are bytes after the gzip stream." + AGAIN);
        assertRefusedFile(MzmlText.gzip(packed), "it is gzip within gzip. Unpack the file once.");
    }

    @Test
    void aGzipBombIsRefused() {
        String start = "<mzML xmlns=\"http://psi.hupo.org/ms/mzml\">";
        byte[] bomb = (start + ("<a/>" + " ".repeat(1 << 20)).repeat(80)).getBytes(StandardCharsets.US_ASCII);
        assertRefusedFile(MzmlText.gzip(bomb), "the gzip stream inflates to more than 100 times its size." + EXPORT);
    }

    @Test
    void aTagOfManyMegabytesIsRefused() {
        byte[] bytes =
                good().replace("id=\"r\"", "id=\"" + "x".repeat(5 << 20) + "\"").bytes();
        assertRefusedFile(bytes, "a tag, a comment or a text in it is longer than 4194304 bytes." + EXPORT);
    }

    /** The end of what is summed falls on every place of a block. */
    @Test
    void theChecksumOfAFileOfSeveralBlocksIsThatOfItsContent() throws NoSuchAlgorithmException {
        ChromatogramText[] many = IntStream.range(0, 70)
                .mapToObj(i -> ChromatogramText.srm(100 + i, 50))
                .toArray(ChromatogramText[]::new);
        String text = MzmlText.of(many)
                .replace("<mzML xmlns", "<indexedmzML xmlns=\"http://psi.hupo.org/ms/mzml\">\n<mzML xmlns")
                .toString();
        for (int padding = 0; padding < 300; padding++) {
            int end = text.lastIndexOf("</chromatogram>\n", 60_000 + 30 * padding) + "</chromatogram>\n".length();
            String content = text.substring(0, end) + "</chromatogramList></run></mzML>\n" + " ".repeat(padding)
                    + "<fileChecksum>";
            String sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(content.getBytes(StandardCharsets.UTF_8)));
            Path file = MzmlText.write(
                    folder.resolve("x.mzML"),
                    (content + sum + "</fileChecksum></indexedmzML>").getBytes(StandardCharsets.UTF_8));
            WholeFile read = WholeFile.read(file);
            assertThat(read.isChecksumTrue()).as("padding %s", padding).isTrue();
            assertThat(read.chromatograms())
                    .allSatisfy(one -> assertThat(WholeFile.intensities(one)).hasSize(10));
        }
    }

    private void assertRefusedFile(byte[] bytes, String problem) {
        Path path = MzmlText.write(folder.resolve("x.mzML.gz"), bytes);
        assertThatThrownBy(() -> WholeFile.read(path))
                .isInstanceOf(InputException.class)
                .hasMessage("x.mzML.gz: " + problem);
    }
}
