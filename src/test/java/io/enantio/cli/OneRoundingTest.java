package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SimulatedFolder;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.database.WrittenResults;
import io.enantio.database.cdisc.XportReading;
import io.enantio.report.writer.OpenedWorkbook;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * One rule of the method (B-03) in every output, held against each other: the report as page, on paper and as workbook, the export of
 * peaks, PC in its three forms, ADNCA. The expected text is worked out here, from the unrounded concentrations.csv, without the code
 * that is tested.
 */
class OneRoundingTest {
    private static final String RULE = "reporting: {rounding: half_away, figures: 2}\n";

    @TempDir
    Path home;

    private record Key(String sample, String analyte) {}

    /** Half away from zero at two significant figures, digits before the point kept. */
    private static String expected(String unrounded) {
        BigDecimal exact = new BigDecimal(unrounded);
        BigDecimal two = exact.round(new MathContext(2, RoundingMode.HALF_UP));
        return two.scale() < 0 ? exact.setScale(0, RoundingMode.HALF_UP).toPlainString() : two.toPlainString();
    }

    private static List<Map<String, String>> csv(String text, char separator) throws IOException {
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

    private static List<Map<String, String>> csv(Path file) throws IOException {
        return csv(Files.readString(file), ',');
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "no column " + column);
    }

    private static Map<Key, String> column(
            List<Map<String, String>> rows, String sample, String analyte, String column) {
        Map<Key, String> values = new LinkedHashMap<>();
        rows.forEach(row -> values.put(new Key(cell(row, sample), cell(row, analyte)), cell(row, column)));
        return values;
    }

    private static List<Map<String, String>> json(Path file) {
        JsonNode dataset = new ObjectMapper().readTree(file.toFile());
        List<String> columns = new ArrayList<>();
        dataset.get("columns").forEach(column -> columns.add(column.get("name").asString()));
        List<Map<String, String>> rows = new ArrayList<>();
        dataset.get("rows").forEach(row -> {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.put(columns.get(i), row.get(i).isNull() ? "" : row.get(i).asString());
            }
            rows.add(cells);
        });
        return rows;
    }

    private static String done(String... command) {
        Outcome outcome = InProcess.enantio(command);
        assertThat(outcome.status())
                .as(String.join(" ", command) + "\n" + outcome.err())
                .isLessThan(2);
        return outcome.out();
    }

    @Test
    void everyOutputOfAStudyPrintsEachConcentrationAlike() throws IOException {
        SmallStudy study = SmallStudy.in(home.resolve("study"));
        new SimulatedFolder(study.run()).changed("method.yaml", text -> text + RULE);
        String results = study.results().toString();
        done("process", study.run().toString(), "--pdf", "--xlsx");
        String db = home.resolve("s.sqlite").toString();
        done("load", results, "--db", db);
        String name = csv(study.run().resolve("samples.csv")).get(0).get("study");
        done(
                "export",
                "pc",
                "--study",
                String.valueOf(name),
                "--db",
                db,
                "--out",
                home.resolve("pc").toString());
        String plan = study.home().resolve("plan.yaml").toString();
        done(
                "export",
                "adnca",
                "--plan",
                plan,
                "--db",
                db,
                "--out",
                home.resolve("adnca").toString());

        Map<Key, String> wanted = new LinkedHashMap<>();
        for (Map<String, String> row : csv(study.results().resolve("concentrations.csv"))) {
            String unrounded = cell(row, "concentration_ng_per_ml");
            if (cell(row, "sample_type").equals("study") && !unrounded.isEmpty()) {
                assertThat(unrounded.length()).as("unrounded in the table").isGreaterThan(6);
                wanted.put(new Key(cell(row, "sample_id"), cell(row, "analyte")), expected(unrounded));
            }
        }
        assertThat(wanted).as("results").hasSizeGreaterThan(20);
        assertThat(wanted.values()).as("with a third figure by default").anyMatch(text -> text.length() == 2);

        Map<Key, String> peaks =
                column(csv(done("export", "peaks", results), ','), "sample_id", "component", "concentration_ng_per_ml");
        assertThat(peaks).containsAllEntriesOf(wanted);
        assertThat(column(
                        csv(done("export", "peaks", results, "--as", "multiquant"), '\t'),
                        "Sample Name",
                        "Component Name",
                        "Calculated Concentration"))
                .containsAllEntriesOf(wanted);

        String html = Files.readString(study.results().resolve("report.html"));
        String pdf;
        try (PDDocument document =
                Loader.loadPDF(Files.readAllBytes(study.results().resolve("report.pdf")))) {
            pdf = new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
        wanted.forEach((key, text) -> {
            assertThat(html)
                    .containsPattern("<td>" + key.sample() + "</td>\\s*<td>" + key.analyte()
                            + "</td>\\s*<td[^>]*>quantified</td>\\s*" + "<td[^>]*>" + text.replace(".", "\\.")
                            + "</td>");
            assertThat(pdf).contains(key.sample() + key.analyte() + "quantified" + text);
        });
        OpenedWorkbook.Sheet sheet = OpenedWorkbook.of(
                        Files.readAllBytes(study.results().resolve("report.xlsx")))
                .sheet("study results");
        assertThat(sheet.below("concentration, ng/mL")).allMatch(OpenedWorkbook.Cell::isNumber);
        assertThat(sheet.below("concentration, ng/mL"))
                .extracting(shown -> new BigDecimal(shown.content())
                        .setScale(decimals(shown.format()), RoundingMode.UNNECESSARY)
                        .toPlainString())
                .containsExactlyElementsOf(wanted.values());

        Map<Key, String> ofPc = new LinkedHashMap<>();
        for (Map<String, String> row : csv(home.resolve("pc/pc.csv"))) {
            if (!cell(row, "PCSTRESN").isEmpty()) {
                assertThat(cell(row, "PCSTRESC")).isEqualTo(cell(row, "PCORRES"));
                assertThat(new BigDecimal(cell(row, "PCSTRESN"))).isEqualByComparingTo(cell(row, "PCORRES"));
                ofPc.put(new Key(cell(row, "PCREFID"), cell(row, "PCTEST")), cell(row, "PCORRES"));
            }
        }
        assertThat(ofPc).containsExactlyInAnyOrderEntriesOf(wanted);
        assertThat(column(json(home.resolve("pc/pc.json")), "PCREFID", "PCTEST", "PCORRES"))
                .containsAllEntriesOf(wanted);
        assertThat(column(
                        new XportReading(Files.readAllBytes(home.resolve("pc/pc.xpt"))).rows(),
                        "PCREFID",
                        "PCTEST",
                        "PCORRES"))
                .containsAllEntriesOf(wanted);
        for (Map<String, String> row : csv(home.resolve("adnca/adnca.csv"))) {
            if (cell(row, "AVALCAT1").equals("QUANTIFIED")) {
                assertThat(new BigDecimal(cell(row, "AVAL")))
                        .isEqualByComparingTo(
                                wanted.getOrDefault(new Key(cell(row, "PCREFID"), cell(row, "PARAM")), "-1"));
            }
        }
    }

    private static int decimals(String format) {
        return format.indexOf('.') < 0 ? 0 : format.length() - format.indexOf('.') - 1;
    }

    /** Concentrations that end in exactly 5, by the definition of both rules. */
    @Test
    void aHalfGoesTheWayOfEachRunsMethodInPcAndPeaks() throws IOException {
        Map<String, List<String>> halves = Map.of(
                "H-1", List.of("12.5", "12", "13"),
                "H-2", List.of("0.125", "0.12", "0.13"),
                "H-3", List.of("-", "BLQ", "BLQ"),
                "H-4", List.of("1234.5", "1234", "1235"),
                "H-5", List.of("13.5", "14", "14"));
        String db = home.resolve("s.sqlite").toString();
        for (int way = 1; way <= 2; way++) {
            WrittenResults run = new WrittenResults("R" + way)
                    .method(PeaksCommandTest.METHOD)
                    .range(0.1, 2000)
                    .rounding(way == 1 ? "half_even" : "half_away", 2);
            int number = 0;
            for (String sample : halves.keySet().stream().sorted().toList()) {
                String value = halves.getOrDefault(sample, List.of()).get(0);
                number++;
                run.specimen(sample + way, "P" + way).injection(number, sample + way, "study");
                if (value.equals("-")) {
                    run.result(number, "S-x", "below_lloq", "");
                } else {
                    run.result(number, "S-x", "quantified", value);
                }
            }
            String results = run.writeTo(home.resolve("r" + way)).toString();
            int column = way;
            csv(done("export", "peaks", results), ',').stream()
                    .filter(row -> cell(row, "component_kind").equals("analyte"))
                    .forEach(row -> assertThat(cell(row, "concentration_ng_per_ml"))
                            .isEqualTo(
                                    halves.getOrDefault(cell(row, "sample_id").substring(0, 3), List.of())
                                            .get(column)));
            done("load", results, "--db", db);
        }
        done(
                "export",
                "pc",
                "--study",
                "STUDY-1",
                "--db",
                db,
                "--out",
                home.resolve("pc").toString());
        List<Map<String, String>> rows = csv(home.resolve("pc/pc.csv"));
        assertThat(rows).hasSize(10);
        for (Map<String, String> row : rows) {
            String sample = cell(row, "PCREFID");
            assertThat(cell(row, "PCSTRESC"))
                    .as(sample)
                    .isEqualTo(halves.getOrDefault(sample.substring(0, 3), List.of())
                            .get(sample.charAt(3) - '0'));
        }
        assertThat(done("verify", "--db", db)).contains("R1", "R2");
    }

    /** No rule on file: a database of before. */
    @Test
    void withoutARuleOnFileHalvesGoToEvenWithThreeFigures() throws IOException {
        String db = home.resolve("s.sqlite").toString();
        WrittenResults run = new WrittenResults("R1")
                .range(0.1, 2000)
                .specimen("A-1", "P1")
                .injection(1, "A-1", "study")
                .result(1, "S-x", "quantified", "120.5");
        done("load", run.writeTo(home.resolve("r1")).toString(), "--db", db);
        done(
                "export",
                "pc",
                "--study",
                "STUDY-1",
                "--db",
                db,
                "--out",
                home.resolve("pc").toString());
        assertThat(cell(csv(home.resolve("pc/pc.csv")).get(0), "PCORRES")).isEqualTo("120");
    }

    @Test
    void aRuleThatNoVersionWritesIsRefused() {
        WrittenResults run = new WrittenResults("R1")
                .rounding("half_up", 2)
                .specimen("A-1", "P1")
                .injection(1, "A-1", "study")
                .result(1, "S-x", "quantified", "120.5");
        Outcome outcome = InProcess.enantio(
                "load",
                run.writeTo(home.resolve("r1")).toString(),
                "--db",
                home.resolve("s.sqlite").toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("method.rounding", "is neither half_even nor half_away");
    }
}
