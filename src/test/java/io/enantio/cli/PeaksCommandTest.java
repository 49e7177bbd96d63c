package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess.Outcome;
import io.enantio.comparison.TheirPeak;
import io.enantio.comparison.TheirPeak.Component.Kind;
import io.enantio.comparison.TheirPeak.Manual;
import io.enantio.comparison.TheirPeak.Use;
import io.enantio.database.WrittenResults;
import io.enantio.input.text.SourceFile;
import io.enantio.input.theirs.TheirFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code export peaks}: planted results of every status, read back by a CSV reader that is not enantio's. */
class PeaksCommandTest {
    static final String METHOD = """
            schema: enantio-method/1
            method: planted
            version: 1.0.0
            matrix: human plasma
            mz_tolerance: 0.3
            compounds:
              - compound: x
                quantifier: {precursor_mz: 238.1, product_mz: 125.0}
                internal_standard: x-d4
                peaks:
                  - {analyte: S-x, configuration: S, retention_time_min: 4.0}
                  - {analyte: R-x, configuration: R, retention_time_min: 5.0}
            internal_standards:
              - compound: x-d4
                quantifier: {precursor_mz: 242.1, product_mz: 129.0}
                concentration_ng_per_ml: 50
                peaks: [{configuration: S, retention_time_min: 3.9}, {configuration: R, retention_time_min: 4.9}]
            calibration:
              model: linear
              weighting: 1/x^2
              levels_ng_per_ml: {STD1: 1, STD2: 2, STD3: 5, STD4: 50, STD5: 200, STD6: 500}
            qc_levels_ng_per_ml: {LOW: 3, MID: 175, HIGH: 400}
            acceptance: {rules: ICH-M10}
            """;

    private static final String AREA = "1234.56789012345";
    private static final String STANDARD_AREA = "0.00987654321098765";

    @TempDir
    Path home;

    private Path results = Path.of("");

    @BeforeEach
    void aRun() {
        results = run().writeTo(home.resolve("r1"));
    }

    private static WrittenResults run() {
        Map<String, String> areas = Map.of(
                "area_counts_min",
                AREA,
                "internal_standard_area_counts_min",
                STANDARD_AREA,
                "internal_standard_retention_time_min",
                "3.91",
                "retention_time_min",
                "4.0025",
                "response_ratio",
                "125000.5",
                "height_counts",
                "0.1");
        return new WrittenResults("R1")
                .method(METHOD)
                .injection(1, "00017", "study")
                .injection(2, "MID-1", "qc")
                .injection(3, "Prüfung λ", "study", "4,2026-04-20T00:03:00Z,")
                .injection(4, "1E5", "study")
                .injection(5, "B-1", "blank")
                .result(1, "S-x", of(areas, "status", "quantified", "concentration_ng_per_ml", "12.3456"))
                .result(1, "R-x", of(areas, "status", "below_lloq", "estimate_ng_per_ml", "0.4"))
                .result(
                        2,
                        "S-x",
                        of(
                                areas,
                                "status",
                                "quantified",
                                "concentration_ng_per_ml",
                                "180.25",
                                "nominal_ng_per_ml",
                                "175",
                                "relative_error_percent",
                                "3",
                                "integration",
                                "manual",
                                "level",
                                "MID",
                                "flags",
                                "EXCLUDED_BY_DECISION;MANUAL",
                                "decisions",
                                "1;2"))
                .result(
                        2,
                        "R-x",
                        of(
                                areas,
                                "status",
                                "not_quantifiable",
                                "estimate_ng_per_ml",
                                "170",
                                "relative_error_percent",
                                "-3"))
                .result(3, "S-x", of(areas, "status", "above_uloq", "estimate_ng_per_ml", "2400"))
                .result(3, "R-x", of(areas, "status", "quantified", "concentration_ng_per_ml", "3.99999999"))
                .result(4, "S-x", Map.of("status", "not_detected", "integration", "none", "area_counts_min", ""))
                .result(4, "R-x", of(areas, "status", "quantified", "concentration_ng_per_ml", "1.0005"))
                .result(5, "S-x", of(areas, "status", "not_detected"))
                .result(5, "R-x", of(areas, "status", "not_detected"));
    }

    private static Map<String, String> of(Map<String, String> areas, String... more) {
        Map<String, String> cells = new LinkedHashMap<>(areas);
        for (int i = 0; i < more.length; i += 2) {
            cells.put(more[i], more[i + 1]);
        }
        return cells;
    }

    private Outcome peaks(String... more) {
        List<String> arguments = new ArrayList<>(List.of("export", "peaks", results.toString()));
        arguments.addAll(List.of(more));
        return InProcess.enantio(arguments.toArray(String[]::new));
    }

    private List<Map<String, String>> rows(char separator, String... more) throws IOException {
        Outcome outcome = peaks(more);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        return rows(separator, outcome.out());
    }

    private static List<Map<String, String>> rows(char separator, String text) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(
                text,
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(separator)
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            for (CSVRecord record : parser) {
                rows.add(new LinkedHashMap<>(record.toMap()));
            }
        }
        return rows;
    }

    private static List<String> column(List<Map<String, String>> rows, String name) {
        return rows.stream()
                .map(row -> row.getOrDefault(name, "no column " + name))
                .toList();
    }

    private static Map<String, String> row(List<Map<String, String>> rows, String injection, String component) {
        return rows.stream()
                .filter(row -> injection.equals(row.get("injection")) && component.equals(row.get("component")))
                .findFirst()
                .orElseThrow();
    }

    private String map(String content) throws IOException {
        Path file = home.resolve("map.yaml");
        Files.writeString(file, "schema: enantio-peaks/1\nname: our LIMS\n" + content);
        return file.toString();
    }

    @Test
    void aRowForEachInjectionAndComponentWithInternalStandardsOnceEach() throws IOException {
        List<Map<String, String>> rows = rows(',');
        assertThat(column(rows, "component").subList(0, 4)).containsExactly("S-x", "R-x", "x-d4 S", "x-d4 R");
        assertThat(rows).hasSize(5 * 4);
        assertThat(row(rows, "1", "x-d4 S"))
                .containsEntry("area_counts_min", STANDARD_AREA)
                .containsEntry("retention_time_min", "3.91")
                .containsEntry("component_kind", "internal_standard")
                .containsEntry("concentration_ng_per_ml", "")
                .containsEntry("manual", "");
        assertThat(row(rows, "1", "R-x")).containsEntry("internal_standard", "x-d4 R");
    }

    @Test
    void aNumberStandsOnlyWhereTheStatusGivesOne() throws IOException {
        List<Map<String, String>> rows = rows(',');
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("1/S-x", "12.3");
        wanted.put("1/R-x", "BLQ");
        wanted.put("2/S-x", "180");
        wanted.put("2/R-x", "");
        wanted.put("3/S-x", "ALQ");
        // The LLOQ of a sample that was diluted fourfold is 4, and what rounds to less is not quantified: it keeps its
        // digits.
        wanted.put("3/R-x", "4.00");
        wanted.put("4/S-x", "BLQ");
        wanted.put("4/R-x", "1.00");
        wanted.put("5/S-x", "BLQ");
        wanted.forEach((key, text) -> assertThat(row(rows, key.substring(0, 1), key.substring(2)))
                .as(key)
                .containsEntry("concentration_ng_per_ml", text));
        assertThat(row(rows, "2", "S-x")).containsEntry("accuracy_percent", "103");
        assertThat(row(rows, "2", "R-x")).as("rejected").containsEntry("accuracy_percent", "");
        assertThat(peaks().out()).doesNotContain("2400", "0.4,", "170");
    }

    @Test
    void whatAPersonDidIsMarked() throws IOException {
        List<Map<String, String>> rows = rows(',');
        assertThat(row(rows, "2", "S-x"))
                .containsEntry("manual", "yes")
                .containsEntry("used", "no")
                .containsEntry("flags", "EXCLUDED_BY_DECISION;MANUAL")
                .containsEntry("decisions", "1;2");
        assertThat(row(rows, "2", "R-x")).containsEntry("manual", "no").containsEntry("used", "yes");
        assertThat(row(rows, "2", "x-d4 S")).as("no analyte rests on it").containsEntry("used", "no");
        assertThat(row(rows, "2", "x-d4 R")).containsEntry("used", "yes");
    }

    @Test
    void multiQuantHasItsColumnsWordsAndCountsTimesSeconds() throws IOException {
        Outcome outcome = peaks("--as", "multiquant");
        assertThat(outcome.out())
                .startsWith(
                        "Sample Name\tSample ID\tSample Type\tAcquisition Date & Time\tDilution Factor\tComponent Name\t"
                                + "Component Group Name\tIS Name\tActual Concentration\tArea\tIS Area\tArea Ratio\tHeight\tRetention Time\t"
                                + "Start Time\tEnd Time\tIntegration Type\tModified\tUsed\tCalculated Concentration\tAccuracy\tSignal / Noise")
                .endsWith("\r\n");
        List<Map<String, String>> rows = rows('\t', outcome.out());
        assertThat(column(rows, "Sample Name")).contains("00017", "1E5", "Prüfung λ");
        assertThat(column(rows, "Sample Type"))
                .containsSequence("Unknown", "Quality Control")
                .contains("Double Blank");
        Map<String, String> first = rows.get(0);
        assertThat(new BigDecimal(String.valueOf(first.get("Area"))))
                .as("to the last digit")
                .isEqualByComparingTo(new BigDecimal(AREA).multiply(BigDecimal.valueOf(60)));
        assertThat(new BigDecimal(String.valueOf(first.get("IS Area"))))
                .isEqualByComparingTo(new BigDecimal(STANDARD_AREA).multiply(BigDecimal.valueOf(60)));
        assertThat(first)
                .containsEntry("Area Ratio", "125000.5")
                .containsEntry("Retention Time", "4.0025")
                .containsEntry("Start Time", "N/A")
                .containsEntry("Modified", "False")
                .containsEntry("Used", "True")
                .containsEntry("IS", "False")
                .containsEntry("Calculated Concentration", "12.3");
        assertThat(column(rows, "Modified")).contains("True");
        assertThat(column(rows, "IS")).contains("True");
    }

    /** The reader of other programs' tables knows nothing of the layout that was written. */
    @Test
    void theReaderOfMultiQuantsTablesFindsTheSamePeaks() throws IOException {
        Path out = home.resolve("multiquant.txt");
        assertThat(peaks("--as", "multiquant", "--out", out.toString()).err()).isEmpty();
        List<TheirPeak> peaks = TheirFile.read(
                        SourceFile.Location.of(out, out.toString()), Optional.empty(), Optional.empty())
                .results()
                .peaks();
        List<Map<String, String>> ours = rows(',');
        assertThat(peaks).hasSameSizeAs(ours);
        for (int i = 0; i < peaks.size(); i++) {
            TheirPeak peak = peaks.get(i);
            Map<String, String> row = ours.get(i);
            assertThat(peak.sample().name()).isEqualTo(row.get("sample_id"));
            assertThat(peak.component().name()).isEqualTo(row.get("component"));
            assertThat(peak.component().kind())
                    .isEqualTo("analyte".equals(row.get("component_kind")) ? Kind.ANALYTE : Kind.INTERNAL_STANDARD);
            same(peak.figures().area(), row.get("area_counts_min"), 60);
            same(peak.figures().isArea(), row.get("internal_standard_area_counts_min"), 60);
            same(peak.figures().areaRatio(), row.get("area_ratio"), 1);
            same(peak.integration().retentionTimeMin(), row.get("retention_time_min"), 1);
            assertThat(peak.figures().concentration().isPresent())
                    .as("%s of %s", row.get("component"), row.get("injection"))
                    .isEqualTo(
                            String.valueOf(row.get("concentration_ng_per_ml")).matches("[0-9.]+"));
        }
        assertThat(peaks).anyMatch(peak -> peak.integration().manual() == Manual.YES);
        assertThat(peaks).anyMatch(peak -> peak.integration().use() == Use.EXCLUDED);
    }

    private static void same(OptionalDouble theirs, @Nullable String ours, int times) {
        assertThat(theirs.isPresent()).isEqualTo(ours != null && !ours.isEmpty());
        if (theirs.isPresent()) {
            assertThat(theirs.getAsDouble())
                    .isEqualTo(new BigDecimal(String.valueOf(ours))
                            .multiply(BigDecimal.valueOf(times))
                            .doubleValue());
        }
    }

    @Test
    void aLayoutOfTheLaboratoryHasItsNamesUnitsDigitsAndWords() throws IOException {
        String map = map("""
                rows: [study, qc]
                separator: semicolon
                decimal: comma
                line_ends: crlf
                encoding: windows-1252
                missing: "-"
                below_lloq: "< LLOQ"
                above_uloq: "> ULOQ"
                "yes": J
                "no": N
                types: {study: Unbekannt}
                molar_mass_g_per_mol: {x: 250}
                columns:
                  - {column: Probe, from: sample_id}
                  - {column: Art, from: sample_type}
                  - {column: Stoff, from: component}
                  - {column: Fläche, from: area, unit: counts_s, decimals: 1}
                  - {column: tR, from: retention_time, unit: s, figures: 4}
                  - {column: c, from: concentration}
                  - {column: "µg/L", from: concentration, unit: ug/L, decimals: 3}
                  - {column: nmol, from: concentration, unit: nmol/L}
                  - {column: mg, from: concentration, unit: mg/L}
                  - {column: Einheit, value: ng/mL}
                  - {column: Leer, from: empty}
                  - {column: manuell, from: manual}
                """);
        results = plainRun().writeTo(home.resolve("r2"));
        Path out = home.resolve("lims.csv");
        Outcome outcome = peaks("--columns", map, "--out", out.toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains("lims.csv: 8 rows; 2 of sample types that the layout leaves out are not among them");
        String text = new String(Files.readAllBytes(out), Charset.forName("windows-1252"));
        assertThat(text).startsWith("Probe;Art;Stoff;Fläche;tR;c;µg/L;nmol;mg;Einheit;Leer;manuell\r\n");
        List<Map<String, String>> rows = rows(';', text);
        // 1234.56789012345 x 60 = 74074.073407407; 4.0025 x 60 = 240.15, half to even 240.2 and 240.1 half down;
        // 12.3456 ng/mL / 250 g/mol = 49.3824 nmol/L
        assertThat(rows.get(0))
                .containsEntry("Probe", "00017")
                .containsEntry("Art", "Unbekannt")
                .containsEntry("Fläche", "74074,1")
                .containsEntry("tR", "240,2")
                .containsEntry("c", "12,3")
                .containsEntry("µg/L", "12,346")
                .containsEntry("nmol", "49,4")
                .containsEntry("mg", "0,0123")
                .containsEntry("Einheit", "ng/mL")
                .containsEntry("Leer", "-")
                .containsEntry("manuell", "N");
        assertThat(rows.get(1)).containsEntry("c", "< LLOQ").containsEntry("nmol", "< LLOQ");
        assertThat(column(rows, "c")).contains("> ULOQ", "-");
        assertThat(column(rows, "manuell")).contains("J");
        assertThat(column(rows, "Art")).contains("qc").doesNotContain("blank");
    }

    private static WrittenResults plainRun() {
        return new WrittenResults("R2")
                .method(METHOD)
                .injection(1, "00017", "study")
                .injection(2, "MID-1", "qc")
                .injection(3, "Prüfung", "study")
                .injection(4, "1E5", "study")
                .injection(5, "B-1", "blank")
                .result(
                        1,
                        "S-x",
                        Map.of(
                                "status",
                                "quantified",
                                "concentration_ng_per_ml",
                                "12.3456",
                                "area_counts_min",
                                AREA,
                                "retention_time_min",
                                "4.0025"))
                .result(1, "R-x", "below_lloq", "")
                .result(
                        2,
                        "S-x",
                        Map.of("status", "quantified", "concentration_ng_per_ml", "180", "integration", "manual"))
                .result(2, "R-x", "not_quantifiable", "")
                .result(3, "S-x", "above_uloq", "")
                .result(3, "R-x", "quantified", "3.99999999")
                .result(4, "S-x", "not_detected", "")
                .result(4, "R-x", "quantified", "1.0005")
                .result(5, "S-x", "not_detected", "")
                .result(5, "R-x", "not_detected", "");
    }

    @Test
    void aCharacterThatTheEncodingLacksIsAProblemAndNothingIsWritten() throws IOException {
        String map = map("encoding: windows-1252\ncolumns: [{column: Probe, from: sample_id}]\n");
        Path out = home.resolve("lims.csv");
        Files.writeString(out, "of before");
        Outcome outcome = peaks("--columns", map, "--out", out.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .contains(
                        "map.yaml, line 6, column Probe: windows-1252 does not have the character U+03BB. State encoding: utf-8");
        assertThat(out).hasContent("of before");
        assertThat(home).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void anExistingFileIsReplacedAndUtf8MayHaveItsMark() throws IOException {
        String map = map("encoding: utf-8-bom\ncolumns: [{column: Probe, from: sample_id}]\n");
        Path out = home.resolve("lims.csv");
        Files.writeString(out, "of before");
        assertThat(peaks("--columns", map, "--out", out.toString()).status()).isZero();
        assertThat(Files.readString(out)).startsWith("\uFEFFProbe\n00017\n").contains("Prüfung λ");
        assertThat(peaks("--columns", map).out()).isEqualTo(Files.readString(out, StandardCharsets.UTF_8));
    }

    private static Stream<Arguments> layoutsThatCannotBeMeant() {
        return Stream.of(
                Arguments.of(
                        "columns: [{column: c, from: concentration, unit: nmol/L}]",
                        "a column is in nmol/L, and no molar mass of x is stated"),
                Arguments.of(
                        "molar_mass_g_per_mol: {y: 3}\ncolumns: [{column: c, from: area}]",
                        "\"y\" is no compound of the method. Its compounds: x."),
                Arguments.of(
                        "columns: [{column: c, from: area, unit: ng/mL}]", "ng/mL is no unit of what the column holds"),
                Arguments.of("columns: [{column: c, from: area, value: 3}]", "must have either from or value"),
                Arguments.of("columns: [{column: c}]", "must have either from or value"),
                Arguments.of(
                        "columns: [{column: c, from: area}, {column: c, from: file}]", "the column c is given twice"),
                Arguments.of("columns: [{column: c, from: arae}]", "arae"),
                Arguments.of(
                        "columns: [{column: c, from: sample_id, figures: 3}]",
                        "is for numbers, and the column holds none"),
                Arguments.of(
                        "columns: [{column: c, from: area, figures: 3, decimals: 3}]", "has both figures and decimals"),
                Arguments.of("columns: [{column: '=c()', from: area}]", "begins like a spreadsheet formula"),
                Arguments.of(
                        "below_lloq: '0'\ncolumns: [{column: c, from: area}]",
                        "is a number, and would pass for a value that was measured"),
                Arguments.of(
                        "missing: '0'\ncolumns: [{column: c, from: area}]",
                        "is a number, and would pass for a value that was measured"),
                Arguments.of("rows: [sample]\ncolumns: [{column: c, from: area}]", "sample"),
                Arguments.of("columns: []", "columns"));
    }

    @ParameterizedTest
    @MethodSource("layoutsThatCannotBeMeant")
    void aLayoutThatCannotBeMeantIsRefused(String content, String problem) throws IOException {
        Outcome outcome = peaks("--columns", map(content + "\n"));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("map.yaml").contains(problem);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void optionsThatContradictEachOtherAreRefused() throws IOException {
        String map = map("encoding: windows-1252\ncolumns: [{column: c, from: area}]\n");
        assertThat(peaks("--as", "multiquant", "--columns", map).err()).contains("has its own columns");
        assertThat(peaks("--as", "analyst").err()).contains("known: multiquant, csv");
        assertThat(peaks("--columns", map).err()).contains("for windows-1252 name a file with --out");
        Outcome inside = peaks("--out", results.resolve("peaks.csv").toString());
        assertThat(inside.status()).isEqualTo(2);
        assertThat(inside.err()).contains("is sealed: choose a file outside of it");
        assertThat(results.resolve("peaks.csv")).doesNotExist();
        Outcome folder = peaks("--out", home.toString());
        assertThat(folder.status()).isEqualTo(2);
        assertThat(folder.err()).contains("is a folder");
        Outcome nowhere = peaks("--out", home.resolve("no/such/file.csv").toString());
        assertThat(nowhere.status()).isEqualTo(2);
        assertThat(nowhere.err()).contains("no such file or folder");
    }

    @Test
    void resultsThatAreNotTheSealedOnesAreRefused() throws IOException {
        Path table = results.resolve("concentrations.csv");
        String text = Files.readString(table);
        Files.writeString(table, text.replace("12.3456", "12.9456"));
        Outcome changed = peaks();
        assertThat(changed.status()).isEqualTo(2);
        assertThat(changed.err()).contains("concentrations.csv: is not the file of these results");
        assertThat(changed.out()).isEmpty();
        Files.writeString(table, text);
        Files.delete(home.resolve("r1/method.csv"));
        Outcome without = peaks();
        assertThat(without.status()).isEqualTo(2);
        assertThat(without.err()).contains("method.csv", "name it with --run");
        assertThat(InProcess.enantio("export", "peaks", home.toString()).err()).contains("is no results folder");
    }
}
