package io.enantio.input.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.input.problem.InputException;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.SourceFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForeignTextTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final String TABLE = "Name,Vial\nMüller µ,12\n";

    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of(bytes("", StandardCharsets.UTF_8), "UTF-8"),
                Arguments.of(bytes("\uFEFF", StandardCharsets.UTF_8), "UTF-8"),
                Arguments.of(bytes("\uFEFF", StandardCharsets.UTF_16LE), "UTF-16, little endian"),
                Arguments.of(bytes("\uFEFF", StandardCharsets.UTF_16BE), "UTF-16, big endian"),
                Arguments.of(bytes("", StandardCharsets.UTF_16LE), "UTF-16, little endian"),
                Arguments.of(bytes("", StandardCharsets.UTF_16BE), "UTF-16, big endian"),
                Arguments.of(bytes("", WINDOWS), "Windows-1252"));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void oneTextIsReadInEveryEncodingThatSuchFilesHave(byte[] bytes, String encoding) {
        ForeignText text = decode(bytes);

        assertThat(text.text()).isEqualTo(TABLE);
        assertThat(text.encoding().word()).isEqualTo(encoding);
    }

    @Test
    void theHashIsThatOfTheBytes() {
        // printf 'a,b\n' | sha256sum
        assertThat(decode("a,b\n".getBytes(StandardCharsets.UTF_8)).sha256())
                .isEqualTo("5be08c9684a1d25efcee09318204824278b08bbfb4aef973ffefd0b9d7478313");
    }

    static Stream<Arguments> noTexts() {
        return Stream.of(
                Arguments.of(
                        new byte[] {'a', ',', (byte) 0x81, '\n'},
                        "list.csv: is neither UTF-8 nor Windows-1252 text. Save it with the encoding UTF-8."),
                Arguments.of(
                        new byte[] {'a', '\n', 'b', 7, '\n'},
                        "list.csv, line 2: holds the control character U+0007. Name a text file, or save the table as CSV"
                                + " again."),
                Arguments.of(
                        new byte[] {'a', 0, 0, 'b', 'c', '\n'},
                        "list.csv, line 1: holds the control character U+0000. Name a text file, or save the table as CSV"
                                + " again."),
                Arguments.of(
                        new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b'},
                        "list.csv: is not the UTF-16, little endian text as which it begins. Save it with the encoding"
                                + " UTF-8."),
                Arguments.of(
                        new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0, 'a', 0, 0, 0},
                        "list.csv, line 1: holds the control character U+0000. Name a text file, or save the table as CSV"
                                + " again."),
                Arguments.of(
                        new byte[] {'P', 'K', 3, 4, 20, 0},
                        "list.csv: is a workbook or another archive, not text. Save the table as CSV or as text."));
    }

    @ParameterizedTest
    @MethodSource("noTexts")
    void whatIsNoTextIsRefusedWithWhatToDo(byte[] bytes, String message) {
        Problems problems = new Problems();

        assertThat(ForeignText.decode(at("list.csv"), bytes, problems)).isEmpty();
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    @Test
    void aFolderAndAnAbsentFileAreOneLineEach(@TempDir Path folder) {
        Problems problems = new Problems();

        ForeignText.read(SourceFile.Location.of(folder, "there"), problems);
        ForeignText.read(SourceFile.Location.of(folder.resolve("no.csv"), "no.csv"), problems);

        assertThatThrownBy(problems::throwIfAny)
                .hasMessage("no.csv: does not exist. Put a readable file there or correct the path.\n"
                        + "there: cannot be read: it is a folder, not a file. Put a readable file there or correct the"
                        + " path.");
    }

    /** Examples of other people, where they are at hand. */
    @Test
    void examplesOfOtherProgramsAreRead() throws IOException {
        Path examples = Path.of("../shared/data/tables/csv_encodings");
        Assumptions.assumeTrue(Files.isDirectory(examples), "no shared examples here");

        String plain = read(examples.resolve("bom_utf8.csv"));
        assertThat(plain).startsWith("function,name");
        assertThat(read(examples.resolve("bom_16le.csv"))).isEqualTo(plain);
        assertThat(read(examples.resolve("bom_16be.csv"))).isEqualTo(plain);
    }

    private static String read(Path file) throws IOException {
        return decode(Files.readAllBytes(file)).text().replace("\r\n", "\n");
    }

    private static ForeignText decode(byte[] bytes) {
        Problems problems = new Problems();
        Optional<ForeignText> text = ForeignText.decode(at("list.csv"), bytes, problems);
        problems.throwIfAny();
        return text.orElseThrow();
    }

    private static SourceFile.Location at(String name) {
        return SourceFile.Location.of(Path.of(name), name);
    }

    private static byte[] bytes(String before, Charset charset) {
        return (before + TABLE).getBytes(charset);
    }
}
