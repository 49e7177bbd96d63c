package io.enantio.input.mzml;

import static io.enantio.input.mzml.ChromatogramText.COUNTS;
import static io.enantio.input.mzml.ChromatogramText.FLOAT64;
import static io.enantio.input.mzml.ChromatogramText.MINUTE;
import static io.enantio.input.mzml.ChromatogramText.NO_COMPRESSION;
import static io.enantio.input.mzml.ChromatogramText.SECOND;
import static io.enantio.input.mzml.ChromatogramText.TIMES;
import static io.enantio.input.mzml.ChromatogramText.ZLIB;
import static io.enantio.input.mzml.ChromatogramText.base64;
import static io.enantio.input.mzml.ChromatogramText.bytes;
import static io.enantio.input.mzml.ChromatogramText.deflate;
import static io.enantio.input.mzml.ChromatogramText.srm;
import static io.enantio.input.mzml.ChromatogramText.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.input.mzml.array.StoredChromatogram;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same ten points in every form that a converter may write: the times and counts that are read do not change. */
class OwnFormatsTest {
    private static final String INTENSITY = term("MS:1000515", "intensity array");
    private static final String PLAIN = FLOAT64 + NO_COMPRESSION;
    private static final String LINEAR = term("MS:1002312", "MS-Numpress linear prediction compression");
    private static final String PIC = term("MS:1002313", "MS-Numpress positive integer compression");
    private static final String SLOF = term("MS:1002314", "MS-Numpress short logged float compression");

    @TempDir
    Path folder;

    static Stream<Arguments> forms() {
        byte[] pic = NumpressText.pic(COUNTS);
        byte[] slof = NumpressText.slof(COUNTS, 3000);
        return Stream.of(
                form("plain", plain().bytes()),
                form("byte order mark", ("\uFEFF" + plain()).getBytes(StandardCharsets.UTF_8)),
                form("ISO-8859-1", latin()),
                form("CRLF", plain().toString().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
                form("gz", MzmlText.gzip(plain().bytes())),
                form("zlib", MzmlText.of(srm(238.1, 125.0).zlib()).bytes()),
                form("seconds", scaled(60, SECOND)),
                form("milliseconds", scaled(60_000, unit("UO:0000028", "millisecond"))),
                form("old term for minutes", scaled(1, unit("MS:1000038", "minute"))),
                form("32-bit floats", counts(floats(), term("MS:1000521", "32-bit float") + NO_COMPRESSION)),
                form("32-bit integers", counts(integers(4), term("MS:1000519", "32-bit integer") + NO_COMPRESSION)),
                form("64-bit integers", counts(integers(8), term("MS:1000522", "64-bit integer") + NO_COMPRESSION)),
                form("numpress linear", linear(LINEAR, Packed.NOT)),
                form("numpress linear, zlib, one term", linear(term("MS:1002746", "linear, zlib"), Packed.ZLIB)),
                form("numpress linear, zlib, two terms", linear(LINEAR + ZLIB, Packed.ZLIB)),
                form("numpress pic", counts(pic, FLOAT64 + PIC)),
                form("numpress pic, zlib, one term", counts(deflate(pic), FLOAT64 + term("MS:1002747", "pic, zlib"))),
                form("numpress pic, zlib, two terms", counts(deflate(pic), FLOAT64 + PIC + ZLIB)),
                form("numpress slof", counts(slof, FLOAT64 + SLOF)),
                form(
                        "numpress slof, zlib, one term",
                        counts(deflate(slof), FLOAT64 + term("MS:1002748", "slof, zlib"))),
                form("numpress slof, zlib, two terms", counts(deflate(slof), FLOAT64 + SLOF + ZLIB)),
                form("an array that nobody knows", withThirdArray()),
                form("group of parameters", withGroup()),
                form("index without offsets", indexed("<indexList count=\"0\"></indexList>")),
                form(
                        "index that points elsewhere",
                        indexed(
                                "<indexList count=\"1\"><index name=\"chromatogram\"><offset idRef=\"x\">7</offset></index>"
                                        + "</indexList><indexListOffset>3</indexListOffset>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void everyFormGivesTheSamePoints(String name, byte[] file) {
        StoredChromatogram found = WholeFile.read(
                        MzmlText.write(folder.resolve(name.equals("gz") ? "x.mzML.gz" : "x.mzML"), file))
                .chromatograms()
                .get(0);
        double[] times = WholeFile.timesMin(found);
        double[] counts = WholeFile.intensities(found);
        assertThat(times).containsExactly(TIMES, within(1e-5));
        // slof keeps some three digits, everything else is exact
        double part = name.contains("slof") ? 1e-3 : 1e-9;
        for (int i = 0; i < COUNTS.length; i++) {
            assertThat(counts[i]).isCloseTo(COUNTS[i], within(part * COUNTS[i]));
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "MS:1001473, SRM",
        "MS:1001472, SIM",
        "MS:1000235, TIC",
        "MS:1000628, BPC",
        "MS:1000627, SIC",
        "MS:1000810, ion current",
        "MS:1000812, absorption",
        "MS:1000813, emission",
        "MS:1003019, pressure",
        "MS:1003020, flow rate",
        "MS:1000626, unstated"
    })
    void everyTypeOfChromatogramIsRecognisedAndNegativeSignalsAreKept(String accession, String type) {
        double[] signal = Arrays.stream(COUNTS).map(count -> 100 - count).toArray();
        byte[] file = MzmlText.of(ChromatogramText.tic().points(TIMES, signal))
                .replace("MS:1000235", accession)
                .bytes();
        StoredChromatogram found = WholeFile.read(MzmlText.write(folder.resolve("x.mzML"), file))
                .chromatograms()
                .get(0);
        assertThat(found.header().type().word()).isEqualTo(type);
        assertThat(WholeFile.intensities(found)).containsExactly(signal);
    }

    private enum Packed {
        NOT,
        ZLIB
    }

    private static Arguments form(String name, byte[] file) {
        return Arguments.of(name, file);
    }

    private static MzmlText plain() {
        return MzmlText.of(srm(238.1, 125.0));
    }

    private static byte[] latin() {
        return plain().replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"")
                .replace("name=\"a.wiff\"", "name=\"größe.wiff\"")
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String unit(String accession, String name) {
        return "unitCvRef=\"UO\" unitAccession=\"" + accession + "\" unitName=\"" + name + "\"";
    }

    private static byte[] scaled(double factor, String unit) {
        double[] times = Arrays.stream(TIMES).map(time -> factor * time).toArray();
        return MzmlText.of(srm(238.1, 125.0).points(times, COUNTS))
                .replace(MINUTE, unit)
                .bytes();
    }

    /** The intensities as other bytes under other terms. */
    private static byte[] counts(byte[] stored, String packing) {
        return plain().replace(PLAIN + INTENSITY, packing + INTENSITY)
                .replace(base64(bytes(COUNTS)), base64(stored))
                .bytes();
    }

    private static byte[] linear(String terms, Packed packed) {
        byte[] times = NumpressText.linear(TIMES, 1e5);
        byte[] counts = NumpressText.linear(COUNTS, 1e3);
        return plain().replace(PLAIN, FLOAT64 + terms)
                .replace(base64(bytes(TIMES)), base64(packed == Packed.ZLIB ? deflate(times) : times))
                .replace(base64(bytes(COUNTS)), base64(packed == Packed.ZLIB ? deflate(counts) : counts))
                .bytes();
    }

    private static byte[] floats() {
        ByteBuffer buffer = ByteBuffer.allocate(4 * COUNTS.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(COUNTS).forEach(count -> buffer.putFloat((float) count));
        return buffer.array();
    }

    private static byte[] integers(int width) {
        ByteBuffer buffer = ByteBuffer.allocate(width * COUNTS.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double count : COUNTS) {
            if (width == Long.BYTES) {
                buffer.putLong((long) count);
            } else {
                buffer.putInt((int) count);
            }
        }
        return buffer.array();
    }

    private static byte[] withThirdArray() {
        String text = base64(bytes(TIMES));
        return plain().replace("<binaryDataArrayList count=\"2\">", "<binaryDataArrayList count=\"3\">")
                .replace(
                        "</binaryDataArrayList>",
                        "<binaryDataArray encodedLength=\"" + text.length() + "\">" + PLAIN
                                + term("MS:1000786", "non-standard data array") + "<binary>" + text
                                + "</binary></binaryDataArray></binaryDataArrayList>")
                .bytes();
    }

    private static byte[] withGroup() {
        return plain().replace(
                        "<softwareList",
                        "<referenceableParamGroupList count=\"1\"><referenceableParamGroup id=\"packing\">" + PLAIN
                                + "</referenceableParamGroup></referenceableParamGroupList><softwareList")
                .replace("\">" + PLAIN + "<cvParam", "\"><referenceableParamGroupRef ref=\"packing\"/><cvParam")
                .bytes();
    }

    private static byte[] indexed(String index) {
        return plain().replace("<mzML xmlns", "<indexedmzML xmlns=\"http://psi.hupo.org/ms/mzml\">\n<mzML xmlns")
                .replace("</mzML>\n", "</mzML>\n" + index + "</indexedmzML>\n")
                .bytes();
    }
}
