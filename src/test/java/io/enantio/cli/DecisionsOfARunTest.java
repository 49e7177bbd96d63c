package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess.Outcome;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions from the command line to the results and back, on a small simulated run. */
class DecisionsOfARunTest {
    private static final String QC_LOW = "21";

    @TempDir
    Path home;

    private Path run = Path.of("");

    @BeforeEach
    void aRun() {
        run = home.resolve("run");
        assertThat(InProcess.enantio("simulate", run.toString(), "--subjects", "1")
                        .status())
                .isZero();
    }

    private Outcome decide(String... options) {
        List<String> arguments = new ArrayList<>(List.of("decide", run.toString(), "--person", "A. Analyst"));
        arguments.addAll(List.of(options));
        return InProcess.enantio(arguments.toArray(String[]::new));
    }

    private Outcome draw(String injection, String bounds) {
        return decide(
                "--action=reintegrate",
                "--injection=" + injection,
                "--analyte=S-ketamine",
                "--parameters=" + bounds,
                "--second_person=B. Reviewer",
                "--reason_code=VALLEY_PLACEMENT",
                "--reason=cut at the valley");
    }

    private CSVRecord row(String injection) throws IOException {
        assertThat(InProcess.enantio("process", run.toString()).status()).isLessThan(2);
        return read("concentrations.csv").stream()
                .filter(row -> row.get("injection").equals(injection))
                .filter(row -> row.get("analyte").equals("S-ketamine"))
                .findFirst()
                .orElseThrow();
    }

    private List<CSVRecord> read(String file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader text = Files.newBufferedReader(run.resolve("results").resolve(file))) {
            return format.parse(text).getRecords();
        }
    }

    private String injectionOf(String level) throws IOException {
        row("1");
        return read("concentrations.csv").stream()
                .filter(row ->
                        row.get("level").equals(level) && row.get("sample_type").equals("qc"))
                .findFirst()
                .orElseThrow()
                .get("injection");
    }

    @Test
    void anAreaDrawnByHandStandsBesideWhatItWasBefore() throws IOException {
        String injection = injectionOf("LOW");
        String before = row(injection).get("area_counts_min");
        assertThat(draw(injection, "start_min=9.9;end_min=10.8").status()).isZero();
        CSVRecord after = row(injection);
        assertThat(after.get("integration")).isEqualTo("manual");
        assertThat(after.get("flags")).contains("MANUAL_INT");
        assertThat(after.get("decisions")).isEqualTo("1");
        assertThat(after.get("undecided_area_counts_min")).isEqualTo(before);
        assertThat(after.get("area_counts_min")).isNotEqualTo(before);
        assertThat(Double.parseDouble(after.get("retention_time_min"))).isBetween(9.9, 10.8);
    }

    @Test
    void aReintegrationWithoutBoundsGivesTheSameAreaToTheLastByte() throws IOException {
        String injection = injectionOf("LOW");
        String before = row(injection).get("area_counts_min");
        draw(injection, "start_min=9.9;end_min=10.8");
        assertThat(decide(
                                "--action=reintegrate",
                                "--injection=" + injection,
                                "--analyte=S-ketamine",
                                "--reason_code=WRONG_PEAK",
                                "--reason=back to the method")
                        .status())
                .isZero();
        CSVRecord after = row(injection);
        assertThat(after.get("area_counts_min")).isEqualTo(before);
        assertThat(after.get("flags")).doesNotContain("MANUAL_INT");
        assertThat(after.get("decisions")).isEqualTo("1;2");
    }

    @Test
    void anExcludedQcLeavesCountAndTotal() throws IOException {
        String injection = injectionOf("LOW");
        int before = total();
        decide(
                "--action=exclude",
                "--injection=" + injection,
                "--reason_code=INJECTION_FAULT",
                "--reason=air in the loop");
        CSVRecord after = row(injection);
        assertThat(after.get("flags")).contains("EXCLUDED_BY_DECISION");
        assertThat(after.get("status")).isEqualTo("not_quantifiable");
        assertThat(after.get("estimate_ng_per_ml")).isNotEmpty();
        assertThat(total()).isEqualTo(before - 1);
    }

    private int total() throws IOException {
        return read("rules.csv").stream()
                .filter(row ->
                        row.get("rule").equals("RUN-2") && row.get("analyte").equals("S-ketamine"))
                .filter(row -> row.get("subject").isEmpty())
                .mapToInt(row -> Integer.parseInt(row.get("total")))
                .sum();
    }

    @Test
    void anExcludedStandardIsNotInTheCurve() throws IOException {
        row("1");
        String standard = read("concentrations.csv").stream()
                .filter(row -> row.get("level").equals("STD4"))
                .findFirst()
                .orElseThrow()
                .get("injection");
        String before = read("calibration.csv").get(0).get("standards_used");
        decide(
                "--action=exclude",
                "--injection=" + standard,
                "--reason_code=PREPARATION_FAULT",
                "--reason=spiked twice");
        assertThat(row(standard).get("used_in_curve")).isEqualTo("no");
        assertThat(Integer.parseInt(read("calibration.csv").get(0).get("standards_used")))
                .isEqualTo(Integer.parseInt(before) - 1);
        assertThat(read("calibration.csv").get(0).get("standards_excluded")).isEqualTo("1");
    }

    @Test
    void anAcceptedFlagStaysWhereItIs() throws IOException {
        String injection = injectionOf("LOW");
        draw(injection, "start_min=9.9;end_min=10.8");
        decide(
                "--action=accept_flag",
                "--injection=" + injection,
                "--analyte=S-ketamine",
                "--parameters=flag=MANUAL_INT",
                "--reason=seen");
        assertThat(row(injection).get("flags")).contains("MANUAL_INT");
        assertThat(row(injection).get("decisions")).isEqualTo("1;2");
    }

    @Test
    void onlyFailingQcsDrawnByHandAreTold() throws IOException {
        String injection = injectionOf("LOW");
        draw(injection, "start_min=9.9;end_min=10.8");
        row(injection);
        assertThat(read("rules.csv")).anySatisfy(row -> {
            assertThat(row.get("rule")).isEqualTo("B-11");
            assertThat(row.get("outcome")).isEqualTo("pass");
        });
    }

    @Test
    void aStandardOrQcNeedsASecondPerson() {
        Outcome told = decide(
                "--action=reintegrate",
                "--injection=" + QC_LOW,
                "--analyte=S-ketamine",
                "--parameters=start_min=9.9;end_min=10.8",
                "--reason_code=MISSED",
                "--reason=missed");
        assertThat(told.status()).isEqualTo(2);
        assertThat(told.err())
                .isEqualTo(
                        "decisions.csv, line 2, column second_person: is empty, and the injection is a standard or QC."
                                + " Two persons must agree to integrate it by hand: name the second.\n");
        assertThat(run.resolve("decisions.csv")).doesNotExist();
    }

    @Test
    void aPharmacokineticReasonHasNoCode() {
        Outcome told = decide(
                "--action=report_value",
                "--injection=" + QC_LOW,
                "--parameters=run=R2;injection=5",
                "--reason_code=PROFILE",
                "--reason=does not fit the profile");
        assertThat(told.status()).isEqualTo(2);
        assertThat(told.err()).contains("unknown word \"PROFILE\"", "RUN_REJECTED, IS_DEVIATION");
    }

    @Test
    void linesChangedMovedOrTakenOutByHandAreRefused() throws IOException {
        for (String reason : List.of("one", "two", "three")) {
            decide("--action=comment", "--reason=" + reason);
        }
        Path file = run.resolve("decisions.csv");
        List<String> lines = Files.readAllLines(file);
        assertThat(InProcess.enantio("process", run.toString()).status()).isZero();
        List<String> changed = new ArrayList<>(lines);
        changed.set(2, lines.get(2).replace("two", "too"));
        List<String> moved = new ArrayList<>(lines);
        Collections.swap(moved, 1, 2);
        List<String> removed = new ArrayList<>(lines);
        removed.remove(1);
        for (List<String> forged : List.of(changed, moved, removed)) {
            Files.write(file, forged);
            Outcome refused = InProcess.enantio("process", run.toString());
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err()).contains("decisions.csv, line", "enantio decide");
            assertThat(InProcess.enantio("verify", run.resolve("results").toString())
                            .status())
                    .isEqualTo(1);
        }
        Files.write(file, lines);
        assertThat(InProcess.enantio("verify", run.resolve("results").toString())
                        .status())
                .isZero();
    }
}
