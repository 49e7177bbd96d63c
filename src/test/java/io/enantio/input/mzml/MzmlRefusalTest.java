package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.COUNTS;
import static io.enantio.input.mzml.ChromatogramText.FLOAT64;
import static io.enantio.input.mzml.ChromatogramText.MINUTE;
import static io.enantio.input.mzml.ChromatogramText.NO_COMPRESSION;
import static io.enantio.input.mzml.ChromatogramText.TIMES;
import static io.enantio.input.mzml.ChromatogramText.ZLIB;
import static io.enantio.input.mzml.ChromatogramText.base64;
import static io.enantio.input.mzml.ChromatogramText.bytes;
import static io.enantio.input.mzml.ChromatogramText.deflate;
import static io.enantio.input.mzml.ChromatogramText.srm;
import static io.enantio.input.mzml.ChromatogramText.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.problem.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each defect of a file, and the message about it. */
class MzmlRefusalTest {
    private static final String AGAIN = " Copy the file again, or re-export it from the vendor software.";
    private static final String EXPORT = " Re-export the file from the vendor software.";
    private static final String TIME_TEXT = base64(bytes(TIMES));

    @TempDir
    Path folder;

    private static MzmlText good() {
        return MzmlText.of(srm(238.1, 125.0));
    }

    static Stream<Arguments> traps() {
        return Stream.of(
                arguments(
                        "intensity array shorter",
                        good().replace(base64(bytes(COUNTS)), base64(bytes(Arrays.copyOf(COUNTS, 9)))),
                        "chromatogram[0]: time array has 10 points, intensity array has 9." + EXPORT),
                arguments(
                        "declared length too big",
                        good().replace("defaultArrayLength=\"10\"", "defaultArrayLength=\"20\""),
                        "chromatogram[0]: its arrays have 10 points, declared are 20." + EXPORT),
                arguments(
                        "declared length too small",
                        good().replace("defaultArrayLength=\"10\"", "defaultArrayLength=\"9\""),
                        "chromatogram[0]: time array holds more than the declared 9 points." + EXPORT),
                arguments(
                        "declared length huge",
                        good().replace("defaultArrayLength=\"10\"", "defaultArrayLength=\"2147483647\""),
                        "chromatogram[0]: defaultArrayLength is \"2147483647\"; 0 to 5000000 are possible." + EXPORT),
                arguments(
                        "declared length missing",
                        good().replace(" defaultArrayLength=\"10\"", ""),
                        "chromatogram[0]: it has no defaultArrayLength." + EXPORT),
                arguments(
                        "id missing",
                        good().replace(" id=\"SRM SIC Q1=238.1 Q3=125.0\"", ""),
                        "chromatogram[0]: it has no id." + EXPORT),
                arguments(
                        "document type",
                        good().replace("<mzML ", "<!DOCTYPE mzML>\n<mzML "),
                        "byte 38: it has a document type declaration (DOCTYPE), which no mzML has." + EXPORT),
                arguments(
                        "two time arrays",
                        good().replace(term("MS:1000515", "intensity array"), term("MS:1000595", "time array")),
                        "chromatogram[0]: there are two time arrays." + EXPORT),
                arguments(
                        "no intensity array",
                        good().replace("MS:1000515", "MS:1000786"),
                        "chromatogram[0]: there is no intensity array." + EXPORT),
                arguments(
                        "not base64",
                        good().replace(TIME_TEXT, "?" + TIME_TEXT.substring(1)),
                        "chromatogram[0]: time array is not base64." + EXPORT),
                arguments(
                        "not a whole number of values",
                        good().replace(TIME_TEXT, base64(Arrays.copyOf(bytes(TIMES), 77))),
                        "chromatogram[0]: time array has 77 bytes, which is not a whole number of values of 8."
                                + EXPORT),
                arguments(
                        "zlib declared, not packed",
                        good().replace(NO_COMPRESSION, ZLIB),
                        "chromatogram[0]: time array has a corrupt zlib stream." + EXPORT),
                arguments(
                        "zlib cut short",
                        good().replace(NO_COMPRESSION, ZLIB)
                                .replace(TIME_TEXT, base64(Arrays.copyOf(deflate(bytes(TIMES)), 30))),
                        "chromatogram[0]: time array has a zlib stream that ends early." + EXPORT),
                arguments(
                        "zlib bomb",
                        good().replace(NO_COMPRESSION, ZLIB).replace(TIME_TEXT, base64(deflate(new byte[100_000]))),
                        "chromatogram[0]: time array inflates to more than the declared points." + EXPORT),
                arguments(
                        "zlib and none",
                        good().replace(NO_COMPRESSION, NO_COMPRESSION + ZLIB),
                        "chromatogram[0]: time array states zlib and no compression at once." + EXPORT),
                arguments(
                        "no compression term",
                        good().replace(NO_COMPRESSION, ""),
                        "chromatogram[0]: time array states no compression term, not even \"no compression\"."
                                + EXPORT),
                arguments(
                        "unknown compression",
                        good().replace(NO_COMPRESSION, term("MS:1003780", "zstd compression")),
                        "chromatogram[0]: time array is packed with \"zstd compression\"; zlib and MS-Numpress are known."
                                + EXPORT),
                arguments(
                        "no data type",
                        good().replace(FLOAT64, ""),
                        "chromatogram[0]: time array states no data type (32- or 64-bit float or integer)." + EXPORT),
                arguments(
                        "two data types",
                        good().replace(FLOAT64, FLOAT64 + term("MS:1000521", "32-bit float")),
                        "chromatogram[0]: time array states two data types: [FLOAT64, FLOAT32]." + EXPORT),
                arguments(
                        "precursor is a word",
                        good().replace("value=\"238.1\"", "value=\"238,1\""),
                        "chromatogram[0]: precursor m/z is \"238,1\"." + EXPORT),
                arguments(
                        "unit unknown",
                        good().replace(MINUTE, "unitCvRef=\"UO\" unitAccession=\"UO:0000033\" unitName=\"day\""),
                        "chromatogram[0]: the unit of time is \"day\" (UO:0000033); minute, second and millisecond are known."
                                + EXPORT),
                arguments(
                        "unit contradicts itself",
                        good().replace("UO:0000031", "UO:0000010"),
                        "chromatogram[0]: the unit of time is second by accession and \"minute\" by name." + EXPORT),
                arguments(
                        "unknown group",
                        good().replace(FLOAT64, "<referenceableParamGroupRef ref=\"x\"/>"),
                        "byte 1602: there is no referenceableParamGroup \"x\"." + EXPORT),
                arguments(
                        "another namespace",
                        good().replace("psi.hupo.org/ms/mzml", "example.org/other"),
                        "its namespace is \"http://example.org/other\", not http://psi.hupo.org/ms/mzml. Convert the"
                                + " vendor's raw file to mzML, for example with msconvert."),
                arguments(
                        "mzXML",
                        good().replace("mzML", "mzXML"),
                        "it is an mzXML document, not mzML. Convert the vendor's raw file to mzML, for example with"
                                + " msconvert."),
                arguments("two runs", good().replace("</run>", "</run><run/>"), "there are two runs in it." + EXPORT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traps")
    void aFaultyFileIsRefusedInOneLineWithARemedy(String name, MzmlText text, String message) {
        assertRefused(text.bytes(), message);
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                arguments(change(3, Double.NaN), COUNTS, "time of point 3 is NaN"),
                arguments(change(3, 0.5), COUNTS, "time decreases at point 3"),
                arguments(new double[10], COUNTS, "all times are equal"),
                arguments(TIMES, change(9, Double.POSITIVE_INFINITY), "intensity of point 9 is Infinity"),
                arguments(TIMES, change(9, 1e308), "intensity of point 9 is 1.0E308"));
    }

    private static double[] change(int i, double value) {
        double[] changed = TIMES.clone();
        changed[i] = value;
        return changed;
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("numbers")
    void impossibleNumbersAreRefused(double[] times, double[] counts, String problem) {
        byte[] bytes = MzmlText.of(srm(238.1, 125.0).points(times, counts)).bytes();
        assertRefused(bytes, "chromatogram[0]: " + problem + "." + EXPORT);
    }

    @Test
    void aFileThatIsCutShortIsRefusedWithThePlaceWhereItEnds() {
        byte[] whole = good().bytes();
        assertRefused(
                Arrays.copyOf(whole, whole.length - 40),
                "byte " + (whole.length - 40) + ": the file is cut short." + AGAIN);
        for (int length = 1; length < whole.length - 1; length += 7) {
            Path path = MzmlText.write(folder.resolve("cut.mzML"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> WholeFile.read(path)).isInstanceOf(InputException.class);
        }
    }

    static Stream<Arguments> notMzml() {
        return Stream.of(
                arguments("", "the file is empty." + AGAIN),
                arguments("%PDF-1.7", "it is a PDF document, not mzML."),
                arguments("PK\u0003\u0004", "it is a zip archive, not mzML."),
                arguments("BZh91", "it is packed with bzip2."),
                arguments("<!DOCTYPE html><html>", "it is a web page, not mzML."),
                arguments("a,b\n1,2\n", "it is not XML."),
                arguments("<a/>", "it is not mzML: its document element is <a>."));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("notMzml")
    void aFileOfAnotherFormatIsNamedInTheRefusal(String content, String problem) {
        Path path = MzmlText.write(folder.resolve("x.mzML"), content.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> WholeFile.read(path))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("x.mzML: " + problem);
    }

    @Test
    void textOfAFileNeverMakesAMessageOfTwoLines() {
        assertThat(Place.quote("a\nb\u001b[31m\u202e" + "x".repeat(100)))
                .isEqualTo("a?b?[31m?" + "x".repeat(51) + "...");
    }

    private void assertRefused(byte[] bytes, String message) {
        Path path = MzmlText.write(folder.resolve("012.mzML"), bytes);
        assertThatThrownBy(() -> WholeFile.read(path))
                .isInstanceOf(InputException.class)
                .message()
                .satisfies(text ->
                        assertThat(text.replaceFirst("^012.mzML(, |: )", "")).isEqualTo(message));
    }
}
