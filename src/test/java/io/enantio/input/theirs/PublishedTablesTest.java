package io.enantio.input.theirs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.comparison.TheirPeak;
import io.enantio.comparison.TheirPeak.Component.Kind;
import io.enantio.comparison.TheirPeak.Manual;
import io.enantio.comparison.TheirPeak.Use;
import io.enantio.comparison.TheirResults;
import io.enantio.input.text.SourceFile.Location;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables that MultiQuant, MassHunter and Skyline wrote and others published, against the tidy tables beside them, which were made by
 * other readers, and read here by Commons CSV.
 */
class PublishedTablesTest {
    private static final Path DATA = Path.of("../shared/data");

    @TempDir
    Path folder;

    @Test
    void multiQuantInTheSpellingOfADatabase() throws IOException {
        TheirResults results = read("multiquant/referenceData_1.csv");

        Map<String, CSVRecord> truth = rows("multiquant/truth.csv").stream()
                .collect(Collectors.toMap(row -> row.get("component"), Function.identity()));
        assertThat(results.system()).isEqualTo("MultiQuant / SCIEX OS");
        assertThat(results.peaks()).hasSize(179).hasSameSizeAs(truth.entrySet());
        for (TheirPeak peak : results.peaks()) {
            CSVRecord row = Objects.requireNonNull(truth.get(peak.component().name()));
            assertNumber(peak.figures().area(), row.get("area_counts_s"));
            assertNumber(peak.figures().height(), row.get("height_counts"));
            assertNumber(peak.figures().areaRatio(), row.get("area_ratio"));
            assertNumber(peak.figures().concentration(), row.get("calculated_concentration"));
            assertNumber(peak.integration().retentionTimeMin(), row.get("rt_min"));
            assertNumber(peak.integration().startMin(), row.get("start_min"));
            assertNumber(peak.integration().endMin(), row.get("end_min"));
            assertThat(peak.component().kind() == Kind.INTERNAL_STANDARD).isEqualTo(is(row, "is_standard"));
            assertThat(peak.component().internalStandard().orElse("")).isEqualTo(row.get("internal_standard"));
            assertThat(peak.integration().manual() == Manual.YES).isEqualTo(is(row, "modified") || is(row, "manual"));
            assertThat(peak.integration().use()).isEqualTo(Use.USED);
            assertThat(peak.figures().concentrationUnit()).contains("uM");
        }
        assertThat(results.peaks())
                .filteredOn(peak -> peak.integration().manual() == Manual.YES)
                .hasSize(25);
        assertThat(results.remarks()).singleElement().asString().contains("\"09-06-2015 17:14\" can be read with");
    }

    @Test
    void aTimeOfTwoReadingsIsReadAsTheMapStates() throws IOException {
        Path map = Files.writeString(folder.resolve("map.yaml"), "schema: enantio-table/1\ndates: dd-MM-yyyy HH:mm\n");

        TheirResults results = TheirFile.read(
                        at(DATA.resolve("multiquant/referenceData_1.csv")), Optional.empty(), Optional.of(at(map)))
                .results();

        assertThat(results.remarks()).isEmpty();
        assertThat(results.peaks().get(0).sample().acquired()).hasToString("Optional[2015-06-09T17:14]");
    }

    @Test
    void massHunterWithTwoProductIonsOfEachCompound() throws IOException {
        TheirResults results = read("tables/midar/S1P_MHQuant.csv");

        List<CSVRecord> truth = rows("tables/midar/S1P_tidy.csv");
        assertThat(results.peaks()).hasSize(65 * 16);
        assertThat(results.peaks())
                .filteredOn(peak -> peak.figures().area().isPresent())
                .hasSize((int)
                        truth.stream().filter(row -> !row.get("area").isEmpty()).count());
        for (CSVRecord row : truth) {
            TheirPeak peak = peak(results, row.get("data_file"), row.get("feature"));
            assertNumber(peak.figures().area(), row.get("area"));
            assertNumber(peak.integration().retentionTimeMin(), row.get("rt_min"));
            assertThat(peak.sample().name()).isEqualTo(row.get("name"));
            assertThat(peak.sample().type()).contains(row.get("type"));
            assertThat(peak.integration().manual()).isEqualTo(Manual.NOT_STATED);
            assertThat(peak.component().kind() == Kind.INTERNAL_STANDARD).isEqualTo(is(row, "is_standard"));
        }
        // 4/19/2018 can only be the 19th of April.
        assertThat(results.peaks().get(0).sample().acquired()).hasToString("Optional[2018-04-19T18:37]");
        assertThat(results.remarks()).isEmpty();
    }

    @Test
    void massHunterWithConcentrationsAndManualIntegrations() throws IOException {
        TheirResults results = read("tables/steroids/Dataset4_IntegrationResults_MassHunter.csv");

        List<CSVRecord> truth = rows("tables/steroids/truth.csv");
        assertThat(results.peaks()).hasSize(30 * 30);
        assertThat(truth).hasSize(450);
        for (CSVRecord row : truth) {
            TheirPeak peak = peak(results, row.get("injection") + ".d", row.get("analyte"));
            assertNumber(peak.figures().area(), row.get("area"));
            assertNumber(peak.figures().concentration(), row.get("final_concentration_nmol_l"));
            assertNumber(peak.integration().retentionTimeMin(), row.get("rt_min"));
            assertThat(peak.integration().manual()).isEqualTo(is(row, "manual") ? Manual.YES : Manual.NO);
            assertThat(peak.sample().level().orElse("")).isEqualTo(row.get("level"));
            TheirPeak standard = peak(results, row.get("injection") + ".d", row.get("internal_standard") + " (ISTD)");
            assertNumber(standard.figures().area(), row.get("internal_standard_area"));
            assertThat(standard.component().kind()).isEqualTo(Kind.INTERNAL_STANDARD);
        }
        assertThat(results.remarks())
                .singleElement()
                .asString()
                .contains("can be read with the day or the month first");
    }

    @Test
    void skylineWithSeveralTransitionsOfAMolecule() throws IOException {
        TheirResults results = read("tables/midar/Skyline_MoleculeTransitionResults.csv");

        List<CSVRecord> truth = rows("tables/midar/Skyline_MoleculeTransitionResults.csv");
        assertThat(results.system()).isEqualTo("Skyline");
        assertThat(results.peaks()).hasSize(109).hasSameSizeAs(truth);
        for (int i = 0; i < truth.size(); i++) {
            CSVRecord row = truth.get(i);
            TheirPeak peak = results.peaks().get(i);
            assertThat(peak.component().name())
                    .isEqualTo(row.get("Molecule Name") + " " + row.get("Precursor Mz") + ">" + row.get("Product Mz"));
            assertThat(peak.sample().name()).isEqualTo(row.get("Replicate Name"));
            assertNumber(peak.figures().area(), row.get("Area"));
        }
        assertThat(results.peaks().get(0).line()).isEqualTo(2);
    }

    @Test
    void aTableOfAnyProgramThroughAMap() throws IOException {
        Path map = Files.writeString(folder.resolve("map.yaml"), """
                schema: enantio-table/1
                name: MRMhub
                columns:
                  data_file: raw_data_filename
                  component: feature_name
                  area: area
                  height: height
                  retention_time_min: rt_apex
                  start_min: rt_int_start
                  end_min: rt_int_end
                  acquired: time_stamp
                  sample_type: sample_type
                """);
        String table = "tables/steroids/Dataset4_MRMhub-INTEGRATOR_ASSAY.csv";
        TheirResults results = TheirFile.read(at(DATA.resolve(table)), Optional.empty(), Optional.of(at(map)))
                .results();

        List<CSVRecord> truth = rows(table);
        assertThat(results.system()).isEqualTo("MRMhub");
        assertThat(results.peaks()).hasSize(1280).hasSameSizeAs(truth);
        for (int i = 0; i < truth.size(); i++) {
            assertNumber(results.peaks().get(i).figures().area(), truth.get(i).get("area"));
            assertNumber(
                    results.peaks().get(i).integration().startMin(),
                    truth.get(i).get("rt_int_start"));
        }
        assertThat(results.peaks().get(0).sample().acquired()).hasToString("Optional[2026-02-12T18:10:25]");
    }

    private static boolean is(CSVRecord row, String column) {
        return row.get(column).toLowerCase(Locale.ROOT).equals("true");
    }

    private static TheirPeak peak(TheirResults results, String dataFile, String component) {
        List<TheirPeak> found = results.peaks().stream()
                .filter(peak -> peak.sample().dataFile().equals(Optional.of(dataFile))
                        && peak.component().name().equals(component))
                .toList();
        assertThat(found).as(dataFile + " " + component).hasSize(1);
        return found.get(0);
    }

    private static void assertNumber(OptionalDouble number, String cell) {
        if (cell.isEmpty()) {
            assertThat(number).isEmpty();
        } else {
            double expected = Double.parseDouble(cell);
            assertThat(number.orElse(Double.NaN)).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
        }
    }

    private static TheirResults read(String name) {
        Path table = DATA.resolve(name);
        Assumptions.assumeTrue(Files.isRegularFile(table), "the folder of published tables is not on this machine");
        return TheirFile.read(at(table), Optional.empty(), Optional.empty()).results();
    }

    private static Location at(Path file) {
        Assumptions.assumeTrue(Files.isRegularFile(file), "the folder of published tables is not on this machine");
        return Location.of(file, String.valueOf(file.getFileName()));
    }

    private static List<CSVRecord> rows(String table) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(DATA.resolve(table))) {
            return format.parse(reader).getRecords();
        }
    }
}
