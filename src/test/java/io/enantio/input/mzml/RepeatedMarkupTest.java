package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.srm;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.input.problem.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is replayed from memory equals what the parser would have found. A comment after every array keeps the reader from
 * remembering anything, and changes nothing else: the same file with and without comments must give the same.
 */
class RepeatedMarkupTest {
    private static final int MUTATIONS_PER_SEED = 150;
    private static final int CHROMATOGRAMS = 12;
    private static final List<String> SPLICES = List.of(
            "\"",
            "'",
            "<",
            ">",
            "&amp;",
            "&",
            " ",
            "\t",
            "/",
            "\u00b5",
            "<a/>",
            "x=\"1\"",
            "xmlns=\"other\"",
            "<binary>");

    @TempDir
    Path folder;

    private static String text() {
        return MzmlText.of(IntStream.range(0, CHROMATOGRAMS)
                        .mapToObj(i -> srm(100 + i, 50 + i % 3))
                        .toArray(ChromatogramText[]::new))
                .toString();
    }

    /** What a reader gets from a file, or the reason for its refusal. */
    private String outcome(String text) {
        Path path = MzmlText.write(folder.resolve("x.mzML"), text.getBytes(StandardCharsets.UTF_8));
        try {
            WholeFile whole = WholeFile.read(path);
            String numbers = whole.chromatograms().stream()
                    .map(one -> Arrays.toString(WholeFile.timesMin(one)) + Arrays.toString(WholeFile.intensities(one)))
                    .collect(Collectors.joining("\n"));
            return whole.file().headers() + "\n" + whole.file().oddities().texts() + "\n" + numbers;
        } catch (InputException refused) {
            return String.valueOf(refused.getMessage()).replaceAll("byte \\d+", "byte ?");
        }
    }

    private void assertSameWithoutMemory(String text) {
        assertThat(outcome(text)).isEqualTo(outcome(text.replace("</binary>", "</binary><!-- -->")));
    }

    @Test
    void everyChromatogramKeepsItsOwnIonsAndNumbers() {
        assertSameWithoutMemory(text());
        assertThat(outcome(text())).contains("precursorMz=OptionalDouble[100.0]", "precursorMz=OptionalDouble[111.0]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</chromatogramm>",
                "<x></chromatogram>",
                "</x></chromatogram>",
                "</chromatogram",
                "</chromatogram><chromatogram>",
                "<![CDATA[</chromatogram>]]></chromatogram>"
            })
    void damageBetweenEqualChromatogramsIsFound(String end) {
        String text = text();
        int last = text.lastIndexOf("</chromatogram>", text.lastIndexOf("</chromatogram>") - 1);
        assertSameWithoutMemory(text.substring(0, last) + end + text.substring(last + "</chromatogram>".length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&lt;", "&", "<", "\u0001", "\u00b5", "a\tb", "' x='1", "\" x=\"1", "", "\" id=\"y"})
    void anIdThatIsNotPlainIsReadByTheParser(String id) {
        String text = text();
        int last = text.lastIndexOf(" id=\"") + " id=\"".length();
        assertSameWithoutMemory(text.substring(0, last) + id + text.substring(text.indexOf('"', last)));
    }

    static IntStream seeds() {
        return IntStream.range(0, 4);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damageGivesTheSameOutcomeWithAndWithoutMemory(int seed) {
        Random random = new Random(seed);
        String text = text();
        int from = text.indexOf("<chromatogramList");
        for (int i = 0; i < MUTATIONS_PER_SEED; i++) {
            int at = from + random.nextInt(text.length() - from);
            int until = Math.min(text.length(), at + random.nextInt(4));
            String splice = SPLICES.get(random.nextInt(SPLICES.size()));
            assertSameWithoutMemory(text.substring(0, at) + splice + text.substring(until));
        }
    }

    @Test
    void aNamespaceInTheMiddleIsNotForgotten() {
        String text = text();
        int last = text.lastIndexOf("<chromatogram ") + "<chromatogram ".length();
        assertSameWithoutMemory(text.substring(0, last) + "xmlns=\"urn:other\" " + text.substring(last));
    }
}
