package io.enantio.database.cdisc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.cli.InProcess;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.database.WrittenResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/**
 * Two subjects whose times are worked out by hand. A: a titrated infusion of 10 and 20 mg/h over half an hour and 1.5 h begins at 23:15 on
 * the evening before the clocks of Zurich go forward (29 March 2026), and a second infusion is planned for 24 h later, begun 12 minutes
 * late. B: one infusion in winter time.
 */
class AdncaExportTest {
    private static final String COLUMNS =
            "sample_id,study,subject,visit,time_point,nominal_time_h,collected_at,infusion_start";

    @TempDir
    Path home;

    @BeforeEach
    void aStudy() throws IOException {
        WrittenResults run = new WrittenResults("R1")
                .range(1.1, 500)
                .sampleColumns(COLUMNS)
                .sample("A-0,ST1,A,DAY 1,0,0,2026-03-28T23:00:00+01:00,")
                .sample("A-1,ST1,A,DAY 1,1,1,2026-03-29T00:21:00+01:00,")
                .sample("A-2,ST1,A,DAY 1,2,4,2026-03-29T04:15:00+02:00,")
                .sample("A-3,ST1,A,DAY 2,3,24,2026-03-30T00:09:00+02:00,")
                .sample("A-4,ST1,A,DAY 2,4,25,2026-03-30T01:27:00+02:00,")
                .sample("B-0,ST1,B,DAY 1,0,0,,")
                .sample("B-1,ST1,B,DAY 1,1,1,2026-01-10T10:06:00+01:00,");
        String[] samples = {"A-0", "A-1", "A-2", "A-3", "A-4", "B-0", "B-1"};
        for (int i = 0; i < samples.length; i++) {
            run.injection(i + 1, samples[i], "study");
        }
        run.result(1, "S-x", "below_lloq", "")
                .result(2, "S-x", "quantified", "12.3456789")
                .result(3, "S-x", "below_lloq", "")
                .result(4, "S-x", "quantified", "2")
                .result(5, "S-x", "above_uloq", "")
                .result(6, "S-x", "below_lloq", "")
                .result(7, "S-x", "not_quantifiable", "");
        assertThat(InProcess.enantio("load", run.writeTo(home.resolve("r1")).toString(), "--db", database())
                        .err())
                .isEmpty();
        file("doses.csv", """
                subject,start,end,rate_mg_per_h,nominal_start_h
                A,2026-03-28T23:15:00+01:00,2026-03-28T23:45:00+01:00,10,
                A,2026-03-28T23:45:00+01:00,2026-03-29T01:15:00+01:00,20,
                A,2026-03-30T00:27:00+02:00,2026-03-30T01:27:00+02:00,40,24
                B,2026-01-10T09:00:00+01:00,2026-01-10T11:00:00+01:00,5,
                """);
        file("plan.yaml", """
                schema: enantio-study/1
                study: ST1
                schedule:
                  - {number: 0, label: PRE-DOSE, elapsed: PT0H, nominal_h: 0}
                  - {number: 1, label: 1 H, elapsed: PT1H, nominal_h: 1}
                  - {number: 2, label: 4 H, elapsed: PT4H, nominal_h: 4}
                  - {number: 3, label: 24 H, elapsed: PT24H, nominal_h: 24}
                  - {number: 4, label: 25 H, elapsed: PT25H, nominal_h: 25}
                baseline: 1
                infused: {compound: x, form: racemate, molar_mass: 237.73}
                doses: doses.csv
                """);
        file("terms.yaml", """
                schema: enantio-export/1
                specimen_type: PLASMA
                treatment: X HYDROCHLORIDE
                route: INTRAVENOUS
                visits: [{visit: DAY 1, number: 1}, {visit: DAY 2, number: 2}]
                analytes: [{analyte: S-x, code: SX, name: (S)-X, category: METABOLITE}]
                """);
    }

    private String database() {
        return home.resolve("s.sqlite").toString();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text).toString();
    }

    private Outcome export(String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "export",
                "adnca",
                "--plan",
                home.resolve("plan.yaml").toString(),
                "--db",
                database(),
                "--out",
                home.resolve(out).toString(),
                "--terms",
                home.resolve("terms.yaml").toString()));
        arguments.addAll(List.of(more));
        return InProcess.enantio(arguments.toArray(String[]::new));
    }

    private List<Map<String, String>> table(String file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(
                home.resolve(file),
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

    private List<Map<String, String>> exported(String... more) throws IOException {
        Outcome outcome = export("out", more);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        return table("out/adnca.csv");
    }

    private static List<Map<String, String>> of(List<Map<String, String>> rows, String sample) {
        return rows.stream().filter(row -> sample.equals(row.get("PCREFID"))).toList();
    }

    private static double hours(Map<String, String> row, String variable) {
        return Double.parseDouble(row.getOrDefault(variable, ""));
    }

    @Test
    void timeCountsFromTheDosesOfThePlan() throws IOException {
        Map<String, String> row = of(exported(), "A-1").get(0);
        assertThat(hours(row, "AFRLT")).as("from 23:15 to 00:21").isEqualTo(1.1, within(1e-12));
        assertThat(row)
                .containsEntry("STUDYID", "ST1")
                .containsEntry("USUBJID", "ST1-A")
                .containsEntry("PARAM", "(S)-X")
                .containsEntry("PARAMCD", "SX")
                .containsEntry("METABFL", "Y")
                .containsEntry("PCSPEC", "PLASMA")
                .containsEntry("AVAL", "12.3")
                .containsEntry("AVALU", "ng/mL")
                .containsEntry("AVALCAT1", "QUANTIFIED")
                .containsEntry("ALLOQ", "1.1")
                .containsEntry("DTYPE", "")
                .containsEntry("ANL01FL", "Y")
                .containsEntry("NFRLT", "1")
                .containsEntry("NRRLT", "1")
                .containsEntry("RRLTU", "h")
                .containsEntry("ATPTREF", "DOSE 1")
                .containsEntry("FDOSEDTC", "2026-03-28T23:15:00+01:00")
                .containsEntry("PCDTC", "2026-03-29T00:21:00+01:00")
                .containsEntry("ROUTE", "INTRAVENOUS")
                .containsEntry("DOSETRT", "X HYDROCHLORIDE")
                .containsEntry("DOSEU", "mg");
        assertThat(hours(row, "DOSEA"))
                .as("10 mg/h for 0.5 h and 20 mg/h for 1.5 h")
                .isEqualTo(35, within(1e-12));
        assertThat(hours(row, "ADOSEDUR")).isEqualTo(2, within(1e-12));
    }

    /** 23:15 to 04:15 are five hours on the clock and four of time. */
    @Test
    void aChangeOfTheClocksIsNoTime() throws IOException {
        assertThat(hours(of(exported(), "A-2").get(0), "AFRLT")).isEqualTo(4, within(1e-12));
    }

    @Test
    void aLaterDoseIsTheReferenceOfWhatFollowsIt() throws IOException {
        Map<String, String> row = of(exported(), "A-4").get(0);
        assertThat(hours(row, "AFRLT")).as("24 h 12 min, and 1 h").isEqualTo(25.2, within(1e-12));
        assertThat(hours(row, "ARRLT")).isEqualTo(1, within(1e-12));
        assertThat(row)
                .containsEntry("NFRLT", "25")
                .containsEntry("NRRLT", "1")
                .containsEntry("ATPTREF", "DOSE 2")
                .containsEntry("RDOSEDTC", "2026-03-30T00:27:00+02:00")
                .containsEntry("AVAL", "")
                .containsEntry("AVALCAT1", "ALQ")
                .containsEntry("ANL01FL", "");
        assertThat(hours(row, "DOSEA")).isEqualTo(40, within(1e-12));
    }

    @Test
    void theSampleBeforeALaterDoseIsCopiedToIt() throws IOException {
        List<Map<String, String>> rows = of(exported(), "A-3");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0))
                .containsEntry("ATPTREF", "DOSE 1")
                .containsEntry("NRRLT", "24")
                .containsEntry("DTYPE", "");
        assertThat(rows.get(1))
                .containsEntry("ATPTREF", "DOSE 2")
                .containsEntry("NRRLT", "0")
                .containsEntry("MRRLT", "0")
                .containsEntry("DTYPE", "COPY")
                .containsEntry("AVAL", "2")
                .containsEntry("ANL01FL", "")
                .containsEntry("ANL02FL", "Y");
        assertThat(hours(rows.get(1), "ARRLT")).as("18 minutes before it").isEqualTo(-0.3, within(1e-12));
    }

    private static List<String> imputed(List<Map<String, String>> rows, String sample) {
        List<Map<String, String>> all = of(rows, sample);
        assertThat(all.get(0))
                .containsEntry("AVAL", "")
                .containsEntry("DTYPE", "")
                .containsEntry("ANL01FL", "");
        assertThat(all.get(0)).containsEntry("AVALCAT1", "BLQ");
        return all.stream()
                .skip(1)
                .map(row -> row.get("DTYPE") + " " + row.get("AVAL") + " " + row.get("ANL01FL"))
                .toList();
    }

    @Test
    void belowTheLloqStandsWhatTheRuleSays() throws IOException {
        List<Map<String, String>> rows = exported();
        assertThat(imputed(rows, "A-0")).as("before the dose").containsExactly("ZERO 0 Y");
        assertThat(imputed(rows, "A-2")).as("after it").containsExactly("HALFLLOQ 0.55 Y");
        assertThat(imputed(rows, "B-0"))
                .as("planned before the dose, no actual time")
                .containsExactly("ZERO 0 Y");
        rows = exported("--blq", "half-lloq");
        assertThat(imputed(rows, "A-0")).containsExactly("HALFLLOQ 0.55 Y");
        rows = exported("--blq", "zero");
        assertThat(imputed(rows, "A-2")).containsExactly("ZERO 0 Y");
        rows = exported("--blq", "missing");
        assertThat(imputed(rows, "A-2")).isEmpty();
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(export("out").out().lines())
                .filteredOn(line -> !line.startsWith("Recorded in the database"))
                .containsExactly(
                        "Study ST1: 11 records; below the LLOQ stands 0 before the first dose, half of the LLOQ later (rule H-3): "
                                + home.resolve("out"),
                        "Note: AFRLT, ARRLT and MRRLT are empty for samples without collected_at: B-0.");
    }

    @Test
    void withoutANominalStartTheNominalTimeFromALaterDoseIsNotGuessed() throws IOException {
        file("doses.csv", Files.readString(home.resolve("doses.csv")).replace(",40,24", ",40,"));
        Outcome outcome = export("out");
        assertThat(outcome.out())
                .contains("Note: NRRLT is empty after a later dose without nominal_start_h, subjects: A.");
        assertThat(of(table("out/adnca.csv"), "A-4").get(0))
                .containsEntry("NRRLT", "")
                .containsEntry("NFRLT", "25");
        assertThat(of(table("out/adnca.csv"), "A-3")).hasSize(1);
    }

    @Test
    void aSampleOnTheOtherSideOfTheDoseIsNamed() throws IOException {
        file("doses.csv", Files.readString(home.resolve("doses.csv")).replace("2026-01-10T09:00", "2026-01-10T10:30"));
        assertThat(export("out").out())
                .contains("Note: Planned and actual time lie on different sides of the first dose, samples: B-1.");
    }

    @Test
    void aSubjectWithoutDosesIsNamedAndNothingIsWritten() throws IOException {
        file("doses.csv", "subject,start,end,rate_mg_per_h\nA,2026-03-28T23:15:00,2026-03-28T23:45:00,10\n");
        Outcome outcome = export("never");
        assertThat(outcome.err().lines())
                .contains(
                        "doses of the plan: have no subject B, whose samples are in the study. Add the subject's doses; a rate of 0"
                                + " states that nothing was given.",
                        "sample A-1: collected_at 2026-03-29T00:21:00+01:00 and the doses of the plan do not both state their offset"
                                + " from UTC. Add the offset where it is missing.");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(home.resolve("never")).doesNotExist();
    }

    @Test
    void timesOfThePlanAndTheSamplesMustAgree() throws IOException {
        file(
                "plan.yaml",
                Files.readString(home.resolve("plan.yaml"))
                        .replace("elapsed: PT4H, nominal_h: 4", "elapsed: PT4H30M, nominal_h: 4.5"));
        assertThat(export("never").err())
                .isEqualTo(
                        "sample A-2: time_point 2 is PT4H30M in the schedule, but nominal_time_h is 4. Correct the schedule or"
                                + " samples.csv.\n");
    }

    @Test
    void anUnknownRuleIsAnsweredWithTheKnownOnes() {
        assertThat(export("never", "--blq", "lloq").err())
                .contains("Unknown rule lloq of --blq; known: zero-before-dose, half-lloq, zero, missing");
        assertThat(export("never", "--columns", "nonmen").err())
                .contains("no form nonmen is shipped", "nonmem, winnonlin");
    }

    /** The same instants on other clocks are the same hours. */
    @Test
    void hoursDoNotDependOnTheOffsetInWhichTimesAreWritten() throws IOException {
        List<Map<String, String>> before = exported();
        String doses = Files.readString(home.resolve("doses.csv"));
        Matcher times = Pattern.compile("\\d{4}-[^,]*").matcher(doses);
        for (int offset = -12; offset <= 14; offset += 2) {
            ZoneOffset other = ZoneOffset.ofHours(offset);
            file(
                    "doses.csv",
                    times.reset()
                            .replaceAll(time -> OffsetDateTime.parse(time.group())
                                    .withOffsetSameInstant(other)
                                    .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)));
            List<Map<String, String>> after = exported();
            for (int i = 0; i < before.size(); i++) {
                for (String variable :
                        List.of("AFRLT", "ARRLT", "NRRLT", "DOSEA", "ADOSEDUR", "ATPTREF", "AVAL", "DTYPE")) {
                    assertThat(after.get(i).get(variable))
                            .isEqualTo(before.get(i).get(variable));
                }
            }
        }
    }

    /** Doses are events of their own; a result below the LLOQ is censored at the LLOQ. */
    @Test
    void nonmemHasDosesAsRows() throws IOException {
        exported("--columns", "nonmem", "--columns", "winnonlin");
        assertThat(Files.readAllLines(home.resolve("out/nonmem.csv")))
                .containsExactly(
                        "ID,TIME,EVID,AMT,RATE,DV,MDV,DVID,BLQ,LLOQ,NTIME,USUBJID",
                        "1,-0.25,0,.,.,1.1,0,1,1,1.1,0,ST1-A",
                        "1,0,1,5,10,.,1,0,.,.,.,ST1-A",
                        "1,0.5,1,30,20,.,1,0,.,.,.,ST1-A",
                        "1,1.1,0,.,.,12.3,0,1,0,1.1,1,ST1-A",
                        "1,4,0,.,.,1.1,0,1,1,1.1,4,ST1-A",
                        "1,23.9,0,.,.,2,0,1,0,1.1,24,ST1-A",
                        "1,24.2,1,40,40,.,1,0,.,.,.,ST1-A",
                        "1,25.2,0,.,.,.,1,1,0,1.1,25,ST1-A",
                        "2,.,0,.,.,1.1,0,1,1,1.1,0,ST1-B",
                        "2,0,1,10,5,.,1,0,.,.,.,ST1-B",
                        "2,1.1,0,.,.,.,1,1,0,.,1,ST1-B");
        assertThat(table("out/winnonlin.csv").get(0))
                .containsEntry("Concentration", "BLQ")
                .containsEntry("Time_h", "-0.25")
                .containsEntry("Dose_Number", "DOSE 1");
    }

    @Test
    void aFormOfOnesOwnIsWritten() throws IOException {
        String form = file("mine.yaml", """
                schema: enantio-columns/1
                name: mine
                missing: NA
                below_lloq: imputed
                dosing_rows: none
                columns:
                  - {column: C, value: x}
                  - {column: WHO, from: USUBJID}
                  - {column: CONC, from: DV}
                """);
        exported("--columns", form);
        assertThat(Files.readAllLines(home.resolve("out/mine.csv")))
                .startsWith("C,WHO,CONC", "x,ST1-A,0", "x,ST1-A,12.3", "x,ST1-A,0.55")
                .endsWith("x,ST1-B,NA");
        file("mine.yaml", Files.readString(home.resolve("mine.yaml")).replace("from: DV", "from: CONZ"));
        assertThat(export("never", "--columns", form).err()).contains("mine.yaml, line 9", "CONZ");
        file("mine.yaml", Files.readString(home.resolve("mine.yaml")).replace("from: CONZ", "from: DV, value: 1"));
        assertThat(export("never", "--columns", form).err()).contains("must have either from or value");
    }

    @Test
    void theSchemaOfColumnsKnowsEveryField() throws IOException {
        String schema = Files.readString(Path.of("src/main/resources/io/enantio/schema/enantio-columns-1.json"));
        List<String> quoted =
                EventTable.fields().stream().map(name -> '"' + name + '"').toList();
        assertThat(schema).contains("[" + String.join(", ", quoted) + "]");
    }

    @Test
    void theFormsHoldTheSameAndAreDescribed() throws Exception {
        List<Map<String, String>> rows = exported();
        XportReading transport = new XportReading(Files.readAllBytes(home.resolve("out/adnca.xpt")));
        assertThat(transport.rows()).hasSameSizeAs(rows);
        assertThat(transport.rows().get(1).get("DTYPE")).isEqualTo("ZERO");
        Document define = DefineXmlTest.read(home.resolve("out/define.xml"));
        DefineXmlTest.assertResolved(define);
        assertThat(Files.readString(home.resolve("out/define.xml")))
                .contains(
                        "below the LLOQ, in an additional record: 0 before the first dose, half of the LLOQ later",
                        "<EnumeratedItem CodedValue=\"HALFLLOQ\"/>");
        for (AdncaVariable variable : AdncaVariable.values()) {
            assertThat(variable.name()).hasSizeLessThanOrEqualTo(8);
            assertThat(variable.label()).hasSizeLessThanOrEqualTo(40);
        }
    }
}
