package io.enantio.database.cdisc;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.enantio.cli.InProcess;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.database.WrittenResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A planted study, exported: every case of docs/rules/cdisc.md in all three files. */
class PcExportTest {
    private static final String COLUMNS =
            "sample_id,study,subject,visit,time_point,nominal_time_h,window_from_min,window_to_min,collected_at,infusion_start";
    private static final String START = ",2026-04-01T08:00:00+02:00";

    @TempDir
    Path home;

    @BeforeEach
    void aStudy() {
        WrittenResults run = new WrittenResults("R1")
                .range(1.1, 500)
                .sampleColumns(COLUMNS)
                .sample("A-2,ST1,A,DAY 1,2,4.5,240,300,2026-04-01T12:20:00+02:00" + START)
                .sample("A-0,ST1,A,DAY 1,0,0,,,2026-03-31T23:30:00+02:00" + START)
                .sample("A-1,ST1,A,DAY 1,1,1.25,60,90,2026-04-01T09:15:00+02:00" + START)
                .sample("A-9,ST1,A,DAY 5,9,121,,,2026-04-06T09:00:00+02:00" + START)
                .sample("B-1,ST1,B,DAY 1,1,1.25,60,90,," + "")
                .injection(1, "A-0", "study")
                .injection(2, "A-1", "study")
                .injection(3, "A-2", "study", "3,2026-04-21T10:00:00Z,")
                .injection(4, "A-9", "study")
                .result(1, "S-x", "below_lloq", "")
                .result(1, "R-x", "not_detected", "")
                .result(2, "S-x", "quantified", "12.3456789012345")
                .result(2, "R-x", "quantified", "1.10049")
                .result(3, "S-x", "above_uloq", "")
                .result(3, "R-x", "below_lloq", "")
                .result(4, "S-x", "not_quantifiable", "")
                .result(4, "R-x", "quantified", "84.4");
        assertThat(InProcess.enantio("load", run.writeTo(home.resolve("r1")).toString(), "--db", database())
                        .err())
                .isEmpty();
    }

    private String database() {
        return home.resolve("s.sqlite").toString();
    }

    private Path exported(String... more) {
        Path out = home.resolve("out" + more.length);
        List<String> arguments =
                new ArrayList<>(List.of("export", "pc", "--study", "ST1", "--db", database(), "--out", out.toString()));
        arguments.addAll(List.of(more));
        Outcome outcome = InProcess.enantio(arguments.toArray(String[]::new));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        return out;
    }

    private static List<Map<String, String>> csv(Path out) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(
                out.resolve("pc.csv"),
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            for (CSVRecord record : parser) {
                rows.add(new LinkedHashMap<>(record.toMap()));
            }
        }
        return rows;
    }

    private static Map<String, String> row(List<Map<String, String>> rows, String sample, String analyte) {
        return rows.stream()
                .filter(row -> sample.equals(row.get("PCREFID")) && analyte.equals(row.get("PCTEST")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aConcentrationIsReportedToThreeFiguresAndItsNumberHasNoOtherDigits() throws IOException {
        Map<String, String> row = row(csv(exported()), "A-1", "S-x");
        assertThat(row)
                .containsEntry("PCORRES", "12.3")
                .containsEntry("PCSTRESC", "12.3")
                .containsEntry("PCSTRESN", "12.3")
                .containsEntry("PCORRESU", "ng/mL")
                .containsEntry("PCSTRESU", "ng/mL")
                .containsEntry("PCLLOQ", "1.1")
                .containsEntry("PCULOQ", "500")
                .containsEntry("PCSPID", "R1-2")
                .containsEntry("USUBJID", "ST1-A")
                .containsEntry("DOMAIN", "PC")
                .containsEntry("PCSPEC", "")
                .containsEntry("VISIT", "DAY 1")
                .containsEntry("VISITNUM", "")
                .containsEntry("PCTESTCD", "SX")
                .containsEntry("PCSTAT", "");
    }

    @Test
    void belowTheRangeIsTextAndNeverZero() throws IOException {
        List<Map<String, String>> rows = csv(exported());
        for (String analyte : List.of("S-x", "R-x")) {
            assertThat(row(rows, "A-0", analyte))
                    .containsEntry("PCORRES", "<1.10")
                    .containsEntry("PCSTRESC", "BLQ")
                    .containsEntry("PCSTRESN", "")
                    .containsEntry("PCSTRESU", "ng/mL")
                    .containsEntry("PCLLOQ", "1.1");
        }
    }

    @Test
    void limitsOfADilutedSampleReferToTheOriginalSample() throws IOException {
        List<Map<String, String>> rows = csv(exported());
        assertThat(row(rows, "A-2", "S-x"))
                .containsEntry("PCORRES", ">1500")
                .containsEntry("PCSTRESC", ">1500")
                .containsEntry("PCSTRESN", "")
                .containsEntry("PCULOQ", "1500")
                .containsEntry("PCLLOQ", "3.3");
        assertThat(row(rows, "A-2", "R-x")).containsEntry("PCORRES", "<3.30").containsEntry("PCSTRESC", "BLQ");
    }

    @Test
    void withoutAResultNothingIsImputedAndTheReasonIsGiven() throws IOException {
        List<Map<String, String>> rows = csv(exported());
        Map<String, String> row = row(rows, "A-9", "S-x");
        for (String empty :
                List.of("PCORRES", "PCORRESU", "PCSTRESC", "PCSTRESN", "PCSTRESU", "PCLLOQ", "PCULOQ", "PCSPID")) {
            assertThat(row).as(empty).containsEntry(empty, "");
        }
        assertThat(row)
                .containsEntry("PCSTAT", "NOT DONE")
                .containsEntry("PCREASND", "not quantifiable in R1 injection 4");
        assertThat(row(rows, "B-1", "R-x"))
                .containsEntry("PCSTAT", "NOT DONE")
                .containsEntry("PCREASND", "not analysed");
    }

    @Test
    void timesCountFromTheStartOfTheInfusion() throws IOException {
        List<Map<String, String>> rows = csv(exported());
        assertThat(row(rows, "A-0", "S-x"))
                .containsEntry("PCDY", "")
                .containsEntry("PCELTM", "PT0H")
                .containsEntry("PCTPT", "PRE-DOSE")
                .containsEntry("PCTPTREF", "START OF INFUSION")
                .containsEntry("PCRFTDTC", "2026-04-01T08:00:00+02:00")
                .containsEntry("PCDTC", "2026-03-31T23:30:00+02:00");
        assertThat(row(rows, "A-1", "S-x")).containsEntry("PCELTM", "PT1H15M").containsEntry("PCTPT", "60-90 MIN");
        assertThat(row(rows, "A-9", "R-x")).containsEntry("PCELTM", "PT121H").containsEntry("PCTPT", "121 H");
        assertThat(row(rows, "B-1", "R-x"))
                .containsEntry("PCDY", "")
                .containsEntry("PCDTC", "")
                .containsEntry("PCRFTDTC", "");
    }

    @Test
    void recordsAreNumberedWithinTheSubjectByPlannedTime() throws IOException {
        List<Map<String, String>> rows = csv(exported());
        assertThat(rows.stream()
                        .map(row -> row.get("USUBJID") + " " + row.get("PCSEQ") + " " + row.get("PCREFID") + " "
                                + row.get("PCTEST")))
                .containsExactly(
                        "ST1-A 1 A-0 S-x",
                        "ST1-A 2 A-0 R-x",
                        "ST1-A 3 A-1 S-x",
                        "ST1-A 4 A-1 R-x",
                        "ST1-A 5 A-2 S-x",
                        "ST1-A 6 A-2 R-x",
                        "ST1-A 7 A-9 S-x",
                        "ST1-A 8 A-9 R-x",
                        "ST1-B 1 B-1 S-x",
                        "ST1-B 2 B-1 R-x");
    }

    @Test
    void theTransportFileReadByASecondReaderEqualsTheCsv() throws IOException {
        Path out = exported();
        XportReading file = new XportReading(Files.readAllBytes(out.resolve("pc.xpt")));
        List<Map<String, String>> rows = csv(out);
        assertThat(Files.size(out.resolve("pc.xpt")) % 80).isZero();
        assertThat(file.variables().stream().map(XportReading.Variable::name))
                .containsExactlyElementsOf(rows.get(0).keySet());
        assertThat(file.variables())
                .allSatisfy(variable -> assertThat(variable.label()).isNotBlank());
        assertThat(file.rows()).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            for (XportReading.Variable variable : file.variables()) {
                String shown = rows.get(i).getOrDefault(variable.name(), "");
                String stored = file.rows().get(i).getOrDefault(variable.name(), "absent");
                if (variable.kind() == 1 && !shown.isEmpty()) {
                    assertThat(Double.parseDouble(stored)).as(variable.name()).isEqualTo(Double.parseDouble(shown));
                } else {
                    assertThat(stored).as(variable.name()).isEqualTo(shown);
                }
            }
        }
        assertThat(file.card(5)).startsWith("SAS     PC      SASDATA ");
        assertThat(file.card(2)).as("the last acquisition, not the clock").startsWith("21APR26:10:00:00");
    }

    @Test
    void theTransportFileReadByHavenEqualsTheCsv() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                answers("library(haven)"), "R with the package haven is not there: its second opinion is left out");
        Path out = exported();
        assertThat(answers(String.format(Locale.ROOT, """
                x <- haven::read_xpt('%1$s/pc.xpt')
                y <- read.csv('%1$s/pc.csv', colClasses = 'character', na.strings = character(0), check.names = FALSE)
                stopifnot(identical(names(x), names(y)), nrow(x) == nrow(y), nrow(y) == 10)
                for (n in names(x)) {
                  if (is.numeric(x[[n]])) {
                    v <- suppressWarnings(as.numeric(y[[n]]))
                    stopifnot(identical(is.na(v), is.na(x[[n]])), all(v == x[[n]], na.rm = TRUE))
                  } else stopifnot(all(x[[n]] == y[[n]]))
                }
                stopifnot(attr(x, 'label') == 'Pharmacokinetics Concentrations')
                """, out.toString().replace('\\', '/'))))
                .isTrue();
    }

    private static boolean answers(String script) throws InterruptedException {
        try {
            Process process = new ProcessBuilder("Rscript", "--vanilla", "-e", script)
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void theJsonEqualsTheCsvAndFollowsItsSchema() throws IOException {
        Path out = exported();
        String text = Files.readString(out.resolve("pc.json"));
        String schema = Files.readString(Path.of("src/test/resources/io/enantio/database/dataset-json-1.1.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(text, InputFormat.JSON))
                .isEmpty();
        JsonNode json = new JsonMapper().readTree(text);
        List<Map<String, String>> rows = csv(out);
        assertThat(json.path("records").asInt())
                .isEqualTo(rows.size())
                .isEqualTo(json.path("rows").size());
        for (int i = 0; i < rows.size(); i++) {
            List<String> expected = List.copyOf(rows.get(i).values());
            for (int column = 0; column < expected.size(); column++) {
                JsonNode value = json.path("rows").get(i).get(column);
                assertThat(value.isNull() ? "" : value.asString()).isEqualTo(expected.get(column));
                boolean numeric = !json.path("columns")
                        .get(column)
                        .path("dataType")
                        .asString()
                        .matches("string|datetime");
                assertThat(value.isNull() || value.isNumber() == numeric).isTrue();
            }
        }
        assertThat(json.path("datasetJSONCreationDateTime").asString()).isEqualTo("2026-04-21T10:00:00Z");
    }

    @Test
    void theSchemaRejectsAWrongFile() throws IOException {
        String schema = Files.readString(Path.of("src/test/resources/io/enantio/database/dataset-json-1.1.json"));
        String text = Files.readString(exported().resolve("pc.json")).replace("\"1.1.0\"", "\"2.0\"");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(text, InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void theSameDataGiveTheSameBytes() throws IOException {
        Path one = exported();
        Path other = exported("--terms", terms("SX"));
        Path again = exported();
        assertThat(Files.mismatch(one.resolve("pc.xpt"), again.resolve("pc.xpt")))
                .isEqualTo(-1);
        assertThat(Files.mismatch(one.resolve("pc.json"), again.resolve("pc.json")))
                .isEqualTo(-1);
        assertThat(Files.mismatch(one.resolve("pc.csv"), other.resolve("pc.csv")))
                .isPositive();
    }

    private String terms(String code) throws IOException {
        Path file = home.resolve("terms.yaml");
        Files.writeString(file, String.format(Locale.ROOT, """
                schema: enantio-export/1
                specimen_type: SERUM
                method: LC-MS/MS
                laboratory: The laboratory
                reference_point: FIRST DOSE
                analytes:
                  - {analyte: S-x, code: %s, name: (S)-X, category: PARENT}
                  - {analyte: R-x, code: RX, name: (R)-X}
                schedule:
                  - {number: 0, label: BEFORE, elapsed: PT0H}
                  - {number: 1, label: ONE HOUR, elapsed: PT1H15M}
                  - {number: 2, label: FOUR HOURS, elapsed: PT4H30M}
                  - {number: 9, label: END, elapsed: PT121H}
                """, code));
        return file.toString();
    }

    @Test
    void theTermsOfTheTermsFileAreUsed() throws IOException {
        assertThat(row(csv(exported("--terms", terms("SKET"))), "A-1", "(S)-X"))
                .containsEntry("PCTESTCD", "SKET")
                .containsEntry("PCGRPID", "SKET")
                .containsEntry("PCCAT", "PARENT")
                .containsEntry("PCSPEC", "SERUM")
                .containsEntry("PCMETHOD", "LC-MS/MS")
                .containsEntry("PCNAM", "The laboratory")
                .containsEntry("PCTPT", "ONE HOUR")
                .containsEntry("PCELTM", "PT1H15M")
                .containsEntry("PCTPTREF", "FIRST DOSE");
    }

    private Outcome export(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "export",
                "pc",
                "--db",
                database(),
                "--out",
                home.resolve("never").toString()));
        arguments.addAll(List.of(more));
        return InProcess.enantio(arguments.toArray(String[]::new));
    }

    @Test
    void problemsOfAnExportAreReportedAndNothingIsWritten() throws IOException {
        assertThat(export("--study", "ST2").err())
                .isEqualTo(database() + ": contains no study ST2. It contains: ST1.\n");
        assertThat(export("--study", "ST1", "--terms", terms("RX")).err())
                .contains("terms.yaml, line", "the code RX is given twice");
        assertThat(export("--study", "ST1", "--terms", terms("TOO_LONG_A_CODE")).err())
                .contains("code");
        Path spoilt = home.resolve("spoilt.yaml");
        Files.writeString(spoilt, "schema: enantio-export/1\nlaboratry: X\n");
        assertThat(export("--study", "ST1", "--terms", spoilt.toString()).err()).contains("laboratry");
        assertThat(home.resolve("never")).doesNotExist();
    }

    /** CSV, JSON and the description hold any letter; the transport format is refused by name, and an older file does not stay. */
    @Test
    void aNameBeyondAsciiCostsTheTransportFileAlone() throws IOException {
        Path out = exported();
        assertThat(out.resolve("pc.xpt")).exists();
        WrittenResults foreign = new WrittenResults("R2")
                .sampleColumns(COLUMNS)
                .sample("Z-1,ST1,Zoë,DAY 1,1,1.25,60,90,,")
                .injection(1, "Z-1", "study")
                .result(1, "S-x", "quantified", "3");
        assertThat(InProcess.enantio("load", foreign.writeTo(home.resolve("r2")).toString(), "--db", database())
                        .status())
                .isZero();
        Outcome outcome =
                InProcess.enantio("export", "pc", "--study", "ST1", "--db", database(), "--out", out.toString());
        assertThat(outcome.err())
                .isEqualTo(
                        "USUBJID: \"ST1-Zoë\" contains a character that the SAS transport format does not have. Use names of"
                                + " ASCII characters for this format.\nNo SAS transport file was written; the other files are complete.\n");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(out.resolve("pc.xpt")).doesNotExist();
        assertThat(row(csv(out), "Z-1", "S-x")).containsEntry("USUBJID", "ST1-Zoë");
        assertThat(Files.readString(out.resolve("pc.json"))).contains("ST1-Zoë");
        assertThat(Files.readString(out.resolve("define.xml"))).contains("xlink:href=\"pc.json\"");
    }

    @Test
    void whatNothingStatesIsEmptyAndSaid() {
        Outcome outcome = InProcess.enantio(
                "export",
                "pc",
                "--study",
                "ST1",
                "--db",
                database(),
                "--out",
                home.resolve("said").toString());
        assertThat(outcome.out().lines())
                .filteredOn(line -> !line.startsWith("Recorded in the database"))
                .containsExactly(
                        "Study ST1: 10 records, 3 of them NOT DONE: " + home.resolve("said"),
                        "Note: PCSPEC is empty: the terms name no specimen_type.",
                        "Note: VISITNUM is empty: the terms name no visits.",
                        "Note: PCDY is empty: the terms name no table of demographics.");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text).toString();
    }

    /** RFSTDTC of A is 1 April, 23:00 in Zurich: the pre-dose sample is of the day before, 121 h later it is day 6. */
    @Test
    void studyDaysCountFromTheDemographicsAndTheSubjectHasTheirName() throws IOException {
        file("dm.csv", """
                STUDYID,USUBJID,SUBJID,RFSTDTC,SEX
                ST1,ST1-01-A,A,2026-04-01T00:30:00+02:00,F
                ST1,ST1-01-B,B,,M
                """);
        Path out = exported("--terms", file("t.yaml", """
                schema: enantio-export/1
                specimen_type: {human plasma: PLASMA}
                demographics: dm.csv
                visits: [{visit: DAY 1, number: 1}, {visit: DAY 5, number: 5.1}]
                """));
        List<Map<String, String>> rows = csv(out);
        assertThat(row(rows, "A-0", "S-x"))
                .containsEntry("PCDY", "-1")
                .containsEntry("USUBJID", "ST1-01-A")
                .containsEntry("PCSPEC", "PLASMA")
                .containsEntry("VISITNUM", "1");
        assertThat(row(rows, "A-1", "S-x")).containsEntry("PCDY", "1");
        assertThat(row(rows, "A-9", "S-x")).containsEntry("PCDY", "6").containsEntry("VISITNUM", "5.1");
        assertThat(row(rows, "B-1", "S-x")).containsEntry("PCDY", "").containsEntry("USUBJID", "ST1-01-B");
    }

    @Test
    void aDateAloneIsTheDayOnTheClockOfTheSample() throws IOException {
        file("dm.csv", "USUBJID,RFSTDTC\nST1-A,2026-03-31\nST1-B,2026-04-01\n");
        List<Map<String, String>> rows =
                csv(exported("--terms", file("t.yaml", "schema: enantio-export/1\ndemographics: dm.csv\n")));
        assertThat(row(rows, "A-0", "S-x")).containsEntry("PCDY", "1");
        assertThat(row(rows, "A-9", "S-x")).containsEntry("PCDY", "7");
    }

    @Test
    void aTableOfDemographicsThatCannotBeUsedIsRefused() throws IOException {
        file("dm.csv", "USUBJID,SUBJID,RFSTDTC\nX-1,A,2026-02-30\nX-1,B,April\n,C,2026-04-01\n");
        String messages = export(
                        "--study", "ST1", "--terms", file("t.yaml", "schema: enantio-export/1\ndemographics: dm.csv\n"))
                .err();
        assertThat(messages)
                .contains(
                        "line 2, column RFSTDTC: \"2026-02-30\" is not a date and time",
                        "line 3, column RFSTDTC: \"April\" is not a date and time",
                        "line 3, column USUBJID: the subject X-1 is listed twice. Keep one of the lines.",
                        "line 4, column USUBJID");
        assertThat(home.resolve("never")).doesNotExist();
    }

    @Test
    void whatContradictsTheTermsIsNamed() throws IOException {
        file("dm.csv", "USUBJID,RFSTDTC\nST1-A,2026-03-31\n");
        assertThat(export("--study", "ST1", "--terms", file("t.yaml", """
                                schema: enantio-export/1
                                specimen_type: {human urine: URINE}
                                demographics: dm.csv
                                visits: [{visit: DAY 1, number: 1}]
                                schedule:
                                  - {number: 0, label: PRE-DOSE, elapsed: PT0H}
                                  - {number: 1, label: 60-90 MIN, elapsed: PT1H}
                                  - {number: 2, label: 240-300 MIN, elapsed: PT4H30M}
                                """))
                        .err()
                        .lines())
                .containsExactlyInAnyOrder(
                        "sample A-1: time_point 1 is PT1H in the schedule, but nominal_time_h is 1.25. Correct the schedule or"
                                + " samples.csv.",
                        "sample B-1: time_point 1 is PT1H in the schedule, but nominal_time_h is 1.25. Correct the schedule or"
                                + " samples.csv.",
                        "sample A-9: time_point 9 is not in the schedule. The schedule has 0, 1, 2.",
                        "visit DAY 5: has no number in the terms. Add it to visits; known: DAY 1.",
                        home.resolve("dm.csv")
                                + ": has no subject B of study ST1. Add the subject, or correct SUBJID or USUBJID.",
                        "specimen_type: has no entry for the matrix human plasma. Add it.");
        assertThat(home.resolve("never")).doesNotExist();
    }

    @Test
    void aNumberWithTwoLabelsIsRefused() {
        WrittenResults other = new WrittenResults("R2")
                .sampleColumns(COLUMNS)
                .sample("C-1,ST1,C,DAY 1,1,1.25,70,80,,")
                .sample("C-2,ST1,C,DAY 1,7,4.5,240,300,,")
                .injection(1, "C-1", "study")
                .injection(2, "C-2", "study")
                .result(1, "S-x", "quantified", "3")
                .result(2, "S-x", "quantified", "3");
        assertThat(InProcess.enantio("load", other.writeTo(home.resolve("r2")).toString(), "--db", database())
                        .status())
                .isZero();
        assertThat(export("--study", "ST1").err().lines())
                .containsExactly(
                        "time point 1: sample C-1 has number 1, label \"70-80 MIN\", time PT1H15M, but sample A-1 has number 1,"
                                + " label \"60-90 MIN\", time PT1H15M. A number has one label and one time: correct samples.csv, or"
                                + " name the times in a schedule.",
                        "time point 7: sample C-2 has number 7, label \"240-300 MIN\", time PT4H30M, but sample A-2 has number 2,"
                                + " label \"240-300 MIN\", time PT4H30M. A number has one label and one time: correct samples.csv,"
                                + " or name the times in a schedule.");
    }

    @Test
    void theShippedTermsFitTheShippedRun() throws IOException {
        String place = home.resolve("shipped.sqlite").toString();
        assertThat(InProcess.enantio("load", "sample-runs/crps-day-1/expected", "--db", place)
                        .status())
                .isZero();
        Path out = home.resolve("shipped");
        Outcome outcome = InProcess.enantio(
                "export",
                "pc",
                "--study",
                "SIMULATED-STUDY",
                "--db",
                place,
                "--out",
                out.toString(),
                "--terms",
                "calibration/ketamine-norketamine-export.yaml");
        assertThat(outcome.err()).isEmpty();
        assertThat(csv(out).stream().map(row -> row.get("PCTESTCD")).distinct())
                .containsExactlyInAnyOrder("RKET", "SKET", "RNKET", "SNKET");
    }
}
