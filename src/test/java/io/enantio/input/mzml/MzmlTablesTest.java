package io.enantio.input.mzml;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.method.Polarity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real files of many writers and files made to break a reader, against tables made with another reader, if they are on the
 * machine. What is tested everywhere: {@link OwnFormatsTest}, {@link HostileFilesTest}.
 */
class MzmlTablesTest {
    private static final Path FORMATS = SharedMzml.DATA.resolve("formats");
    private static final Path HOSTILE = SharedMzml.DATA.resolve("hostile");
    private static final double EXACT = 1e-12;
    /** MS-Numpress is lossy; its decoding differs in the last digits. */
    private static final double NUMPRESS = 1e-7;

    /** A table has a row for each chromatogram of a file. */
    private static final Map<String, WholeFile> FILES = new HashMap<>();

    static Stream<CSVRecord> formats() {
        return Stream.of("formats", "lipids", "multiquant", "yeast")
                .flatMap(folder -> SharedMzml.rows(SharedMzml.DATA.resolve(folder + "/expected.csv")));
    }

    @ParameterizedTest(allowZeroInvocations = true, name = "{0}")
    @MethodSource("formats")
    void realFilesAreReadAsTheTableStates(CSVRecord row) {
        Path path = fileOf(row);
        String outcome = HostileOutcomes.of(path);
        assertThat(outcome.equals("refuse") ? "refuse" : "read").isEqualTo(row.get("outcome"));
        if (row.get("outcome").equals("read")) {
            assertNumbers(row, WholeFile.read(path));
        }
    }

    private static Path fileOf(CSVRecord row) {
        return Stream.of("formats", "lipids", "multiquant", "yeast")
                .map(folder -> SharedMzml.DATA.resolve(folder).resolve(row.get("file")))
                .filter(path -> path.toFile().exists())
                .findFirst()
                .orElseThrow();
    }

    static Stream<CSVRecord> hostile() {
        return SharedMzml.rows(HOSTILE.resolve("expected.csv"));
    }

    @ParameterizedTest(allowZeroInvocations = true, name = "{0}")
    @MethodSource("hostile")
    void hostileFilesAreRefusedOrReadAsTheTableStates(CSVRecord row) {
        Path path = HOSTILE.resolve(row.get("file"));
        String outcome = Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> HostileOutcomes.of(path));
        Set<String> allowed = new HashSet<>(List.of(row.get("also_acceptable").split("\\|")));
        allowed.add(row.get("must"));
        assertThat(outcome).as(row.get("why")).isIn(allowed);
        if (!outcome.equals("refuse") && !row.get("points").isEmpty()) {
            assertNumbers(row, WholeFile.read(path));
        }
    }

    private static void assertNumbers(CSVRecord row, WholeFile found) {
        double tolerance = row.get("file").contains("numpress") ? NUMPRESS : EXACT;
        assertThat(found.file().spectra()).isEqualTo(Integer.parseInt(row.get("spectra")));
        assertThat(found.file().headers()).hasSize(Integer.parseInt(row.get("chromatograms")));
        List<StoredChromatogram> srm = found.srm();
        assertThat(srm).hasSize(Integer.parseInt(row.get("srm_chromatograms")));
        assertThat(srm.stream().mapToInt(StoredChromatogram::size).sum())
                .isEqualTo(Integer.parseInt(row.get("points")));
        assertClose(sum(srm.stream().map(WholeFile::timesMin)), row.get("sum_of_times_min"), tolerance);
        assertClose(sum(srm.stream().map(WholeFile::intensities)), row.get("sum_of_intensities"), tolerance);
        assertUnits(row, srm.isEmpty() ? found.chromatograms() : srm);
    }

    private static void assertUnits(CSVRecord row, List<StoredChromatogram> chromatograms) {
        Set<String> units = new HashSet<>(chromatograms.stream()
                .filter(chromatogram -> chromatogram.header().length().stream().noneMatch("0"::equals))
                .map(WholeFile::unit)
                .toList());
        String expected = row.get("time_unit");
        if (!expected.isEmpty() && !units.isEmpty()) {
            assertThat(List.of(expected.split("\\|"))).containsAll(units);
        }
    }

    static Stream<CSVRecord> chromatograms() {
        return SharedMzml.rows(FORMATS.resolve("chromatograms.csv"));
    }

    @ParameterizedTest(allowZeroInvocations = true, name = "{0}")
    @MethodSource("chromatograms")
    void everyChromatogramOfTheRealFilesIsReadAsTheTableStates(CSVRecord row) {
        double tolerance = row.get("file").contains("numpress") ? NUMPRESS : EXACT;
        StoredChromatogram found = FILES.computeIfAbsent(row.get("file"), name -> WholeFile.read(FORMATS.resolve(name)))
                .chromatograms()
                .get(Integer.parseInt(row.get("index")));
        ChromatogramHeader header = found.header();
        assertThat(header.id()).isEqualTo(row.get("id"));
        assertThat(header.type().word()).isEqualTo(row.get("type"));
        assertThat(header.ions().precursorMz().orElse(0)).isEqualTo(number(row.get("q1")));
        assertThat(header.ions().productMz().orElse(0)).isEqualTo(number(row.get("q3")));
        assertThat(header.ions().polarity().map(MzmlTablesTest::sign).orElse(""))
                .isEqualTo(row.get("polarity"));
        assertThat(found.size()).isEqualTo(Integer.parseInt(row.get("points")));
        assertClose(Arrays.stream(WholeFile.intensities(found)).max().orElse(0), row.get("max_intensity"), tolerance);
        assertClose(sum(Stream.of(WholeFile.intensities(found))), row.get("sum_of_intensities"), tolerance);
        assertThat(Arrays.stream(WholeFile.intensities(found))
                        .filter(intensity -> intensity < 0)
                        .count())
                .isEqualTo(Long.parseLong(row.get("negative_points")));
        if (found.size() > 0) {
            assertThat(WholeFile.unit(found)).isEqualTo(row.get("time_unit"));
            double[] times = WholeFile.timesMin(found);
            assertClose(times[0], row.get("first_time_min"), tolerance);
            assertClose(times[times.length - 1], row.get("last_time_min"), tolerance);
        }
    }

    private static String sign(Polarity polarity) {
        return polarity == Polarity.POSITIVE ? "+" : "-";
    }

    private static double number(String text) {
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    /** The sum with what its roundings lose summed beside it (Neumaier 1974): as if in twice as many digits. */
    private static double sum(Stream<double[]> arrays) {
        double sum = 0;
        double lost = 0;
        for (double[] array : (Iterable<double[]>) arrays::iterator) {
            for (double one : array) {
                double next = sum + one;
                lost += Math.abs(sum) >= Math.abs(one) ? sum - next + one : one - next + sum;
                sum = next;
            }
        }
        return sum + lost;
    }

    private static void assertClose(double found, String expected, double tolerance) {
        double value = expected.isEmpty() ? 0 : Double.parseDouble(expected);
        assertThat(found).isCloseTo(value, Offset.offset(tolerance * Math.abs(value) + 1e-300));
    }
}
