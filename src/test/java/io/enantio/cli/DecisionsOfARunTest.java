package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.cli.InProcess.Outcome;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** The decisions that the results were processed with. */
    private String processed = "";

    /** Every test decides on a copy; by perpendicular drop, as most decisions do not depend on the method of integration. */
    @BeforeEach
    void aCopy() {
        run = SharedRuns.copy(SharedRuns.processed(SharedRuns.DROP, "--subjects", "1"), home.resolve("run"));
    }

    private void integratedByFit() {
        run = SharedRuns.copy(SharedRuns.smallFitted(), home.resolve("fitted"));
    }

    private Outcome decide(String... options) {
        List<String> arguments = new ArrayList<>(List.of("decide", run.toString(), "--person", "A. Analyst"));
        arguments.addAll(List.of(options));
        return InProcess.enantio(arguments.toArray(String[]::new));
    }

    private Outcome draw(String injection, String bounds) {
        return draw(injection, "S-ketamine", bounds);
    }

    private Outcome draw(String injection, String analyte, String bounds) {
        return decide(
                "--action=reintegrate",
                "--injection=" + injection,
                "--analyte=" + analyte,
                "--parameters=" + bounds,
                "--second_person=B. Reviewer",
                "--reason_code=VALLEY_PLACEMENT",
                "--reason=cut at the valley");
    }

    /** From results of the decisions as they are now. */
    private CSVRecord row(String injection) throws IOException {
        Path decisions = run.resolve("decisions.csv");
        String now = Files.exists(decisions) ? Files.readString(decisions) : "";
        if (!now.equals(processed)) {
            assertThat(InProcess.enantio("process", run.toString()).status()).isLessThan(2);
            processed = now;
        }
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
    void aManualAreaIsListedBesideTheAreaBefore() throws IOException {
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
        integratedByFit();
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
    void anExcludedQcIsRemovedFromCountAndTotal() throws IOException {
        String injection = injectionOf("LOW");
        int before = total();
        decide(
                "--action=exclude",
                "--injection=" + injection,
                "--second_person=B. Reviewer",
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
                "--second_person=B. Reviewer",
                "--reason_code=PREPARATION_FAULT",
                "--reason=spiked twice");
        assertThat(row(standard).get("used_in_curve")).isEqualTo("no");
        assertThat(Integer.parseInt(read("calibration.csv").get(0).get("standards_used")))
                .isEqualTo(Integer.parseInt(before) - 1);
        assertThat(read("calibration.csv").get(0).get("standards_excluded")).isEqualTo("1");
    }

    @Test
    void anAcceptedFlagStays() throws IOException {
        String injection = injectionOf("LOW");
        draw(injection, "start_min=9.9;end_min=10.8");
        decide(
                "--action=accept_flag",
                "--injection=" + injection,
                "--analyte=S-ketamine",
                "--parameters=flag=MANUAL_INT",
                "--reason=seen and agreed");
        assertThat(row(injection).get("flags")).contains("MANUAL_INT");
        assertThat(row(injection).get("decisions")).isEqualTo("1;2");
    }

    /** The MID QCs of the last analyte fail in this run; if a study sample is integrated manually too, the rule passes. */
    @Test
    void manualIntegrationOfOnlyTheFailingQcsIsReported() throws IOException {
        run = SharedRuns.copy(
                SharedRuns.processed(SharedRuns.DROP, "--subjects", "1", "--fault", "failing-qc"),
                home.resolve("failing"));
        String failing = injectionOf("MID");
        assertThat(draw(failing, "R-norketamine", "start_min=7.9;end_min=8.9").status())
                .isZero();
        row("1");
        assertThat(outcomeOfB11()).isEqualTo("fail");
        String sample = read("concentrations.csv").stream()
                .filter(row -> row.get("sample_type").equals("study"))
                .reduce((first, second) -> second)
                .orElseThrow()
                .get("injection");
        assertThat(draw(sample, "R-norketamine", "start_min=7.9;end_min=8.9").status())
                .isZero();
        row("1");
        assertThat(outcomeOfB11()).isEqualTo("pass");
    }

    private String outcomeOfB11() throws IOException {
        return read("rules.csv").stream()
                .filter(row -> row.get("rule").equals("B-11"))
                .map(row -> row.get("outcome"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aVerdictChangedByADecisionIsListedBesideTheOneBefore() throws IOException {
        assertThat(decide(
                                "--action=exclude",
                                "--injection=" + injectionOf("HIGH"),
                                "--analyte=R-norketamine",
                                "--second_person=B. Reviewer",
                                "--reason_code=EQUIPMENT_FAULT",
                                "--reason=spiked twice")
                        .status())
                .isZero();
        row("1");
        CSVRecord after = verdict("R-norketamine");
        assertThat(after.get("verdict") + " by " + after.get("reasons")).isEqualTo("rejected by RUN-1");
        assertThat(after.get("undecided_verdict")).isEqualTo("accepted");
        assertThat(verdict("S-norketamine").get("verdict")).isEqualTo("accepted");
        assertThat(Files.readString(run.resolve("results").resolve("run.json")))
                .containsPattern("\"verdicts_changed\" : \\[\\s*\"R-norketamine\"\\s*\\]");
    }

    private CSVRecord verdict(String analyte) throws IOException {
        return read("verdicts.csv").stream()
                .filter(row -> row.get("analyte").equals(analyte))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyAResultOfTheSameStudySampleCanBeReported() throws IOException {
        row("1");
        List<String> samples = read("concentrations.csv").stream()
                .filter(row -> row.get("sample_type").equals("study"))
                .map(row -> row.get("injection"))
                .distinct()
                .toList();
        assertThat(report(samples.get(0), "SIMULATED-R01", samples.get(1)).err())
                .contains(
                        "decisions.csv, line 2, column parameters: injection " + samples.get(1)
                                + " of this run is not of sample",
                        "Choose among injections of the same sample.");
        assertThat(report(injectionOf("LOW"), "SIMULATED-R01", injectionOf("LOW"))
                        .err())
                .contains("column injection: is not a study sample; only values of study samples are reported");
        assertThat(run.resolve("decisions.csv")).doesNotExist();
        assertThat(report(samples.get(0), "SIMULATED-R01", samples.get(0)).status())
                .isZero();
        assertThat(report(samples.get(0), "SIMULATED-R02", "5").status()).isZero();
    }

    private Outcome report(String injection, String from, String reported) {
        return decide(
                "--action=report_value",
                "--injection=" + injection,
                "--parameters=run=" + from + ";injection=" + reported,
                "--reason_code=IS_DEVIATION",
                "--reason=internal standard low");
    }

    @Test
    void manualIntegrationOfAStandardOrQcNeedsASecondPerson() {
        Outcome refused = decide(
                "--action=reintegrate",
                "--injection=" + QC_LOW,
                "--analyte=S-ketamine",
                "--parameters=start_min=9.9;end_min=10.8",
                "--reason_code=MISSED",
                "--reason=the algorithm missed it");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo(
                        "decisions.csv, line 2, column second_person: is empty, and the injection is a standard or QC."
                                + " Manual integration of a standard or QC needs a second person: name one.\n");
        assertThat(run.resolve("decisions.csv")).doesNotExist();
    }

    @Test
    void aPharmacokineticReasonHasNoCode() {
        Outcome refused = decide(
                "--action=report_value",
                "--injection=" + QC_LOW,
                "--parameters=run=R2;injection=5",
                "--reason_code=PROFILE",
                "--reason=does not fit the profile");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("unknown word \"PROFILE\"", "RUN_REJECTED, IS_DEVIATION");
    }

    @Test
    void changedMovedOrRemovedLinesAreRefused() throws IOException {
        for (String reason : List.of("the first look", "the second look", "the third look")) {
            decide("--action=comment", "--reason=" + reason);
        }
        Path file = run.resolve("decisions.csv");
        List<String> lines = Files.readAllLines(file);
        assertThat(InProcess.enantio("process", run.toString()).status()).isZero();
        List<String> changed = new ArrayList<>(lines);
        changed.set(2, lines.get(2).replace("second", "other"));
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

    /** The bytes of {@link io.enantio.run.SeenRow}, put together anew. */
    private static String seen(CSVRecord row) throws NoSuchAlgorithmException {
        String cells = row.toMap().entrySet().stream()
                .filter(cell -> !cell.getKey().equals("decisions"))
                .filter(cell -> !cell.getKey().startsWith("undecided_"))
                .map(cell -> cell.getKey() + "=" + cell.getValue())
                .collect(Collectors.joining("\u001f"));
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(cells.getBytes(StandardCharsets.UTF_8)));
    }

    private Outcome review(String injection, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--action=reviewed", "--injection=" + injection, "--analyte=S-ketamine"));
        arguments.addAll(List.of(more));
        return decide(arguments.toArray(String[]::new));
    }

    private String lastParameters() throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("decisions.csv"));
        return lines.get(lines.size() - 1).split(",", -1)[4];
    }

    @Test
    void aReviewStatesTheRowThatWasSeenAndChangesNothing() throws Exception {
        String injection = injectionOf("LOW");
        List<String> before =
                read("concentrations.csv").stream().map(this::undecided).toList();
        String verdicts = Files.readString(run.resolve("results/verdicts.csv"));
        String seen = seen(row(injection));
        assertThat(review(injection).status()).isZero();
        assertThat(lastParameters()).isEqualTo("row=" + seen);
        assertThat(row(injection).get("decisions")).isEqualTo("1");
        assertThat(read("concentrations.csv").stream().map(this::undecided)).isEqualTo(before);
        assertThat(Files.readString(run.resolve("results/verdicts.csv"))).isEqualTo(verdicts);
        assertThat(seen(row(injection))).isEqualTo(seen);
        assertThat(review(injection, "--parameters=row=" + seen).status()).isZero();
        assertThat(lastParameters()).isEqualTo("row=" + seen);
        row(injection);
        assertThat(InProcess.enantio("verify", run.resolve("results").toString())
                        .status())
                .isZero();
        String study = home.resolve("study.db").toString();
        Outcome loaded =
                InProcess.enantio("load", "--db", study, run.resolve("results").toString());
        assertThat(loaded.status()).as(loaded.err()).isZero();
    }

    private String undecided(CSVRecord row) {
        Map<String, String> cells = row.toMap();
        cells.remove("decisions");
        return cells.toString();
    }

    /** A remark, or a decision about another study sample, leaves the review valid; another area of the same row does not. */
    @Test
    void aReviewIsStaleOnceItsRowIsAnotherOne() throws Exception {
        row("1");
        List<String> samples = read("concentrations.csv").stream()
                .filter(row -> row.get("sample_type").equals("study"))
                .map(row -> row.get("injection"))
                .distinct()
                .toList();
        String seen = seen(row(samples.get(0)));
        decide("--action=comment", "--injection=" + samples.get(0), "--reason=looked at twice");
        assertThat(draw(samples.get(1), "start_min=9.9;end_min=10.8").status()).isZero();
        assertThat(row(samples.get(0)).get("undecided_area_counts_min")).isNotEmpty();
        assertThat(seen(row(samples.get(0)))).isEqualTo(seen);
        assertThat(draw(samples.get(0), "start_min=9.9;end_min=10.8").status()).isZero();
        assertThat(seen(row(samples.get(0)))).isNotEqualTo(seen);
        Outcome refused = review(samples.get(0), "--parameters=row=" + seen);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo("decisions.csv, column parameters: row is not that of the present result of injection "
                        + samples.get(0) + ", S-ketamine. Look at the result as it is now, and leave out row=.\n");
    }

    @Test
    void whatHasNoResultsCannotBeReviewed() throws IOException {
        try (Stream<Path> all = Files.walk(run.resolve("results"))) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Outcome refused = review(QC_LOW);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo(
                        run.resolve("results") + ": holds no results that could be reviewed. Process the run first.\n");
        assertThat(run.resolve("decisions.csv")).doesNotExist();
    }

    @Test
    void everyOtherDecisionNeedsAReason() {
        Outcome refused = decide("--action=comment");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).startsWith("Missing required option: '--reason=TEXT'");
    }

    /** Areas by perpendicular drop have no fit, and so no further peak. */
    @Test
    void interferenceThatNoFitAddedCannotBeLeftOut() throws IOException {
        String injection = injectionOf("LOW");
        String area = row(injection).get("area_counts_min");
        assertThat(draw(injection, "interference=off").status()).isZero();
        assertThat(row(injection).get("area_counts_min")).isEqualTo(area);
        assertThat(row(injection).get("flags")).doesNotContain("MANUAL_INT");
        assertThat(read("rules.csv").stream()
                        .filter(row -> row.get("rule").equals("B-12"))
                        .map(row -> row.get("detail")))
                .singleElement()
                .asString()
                .startsWith(
                        "reintegrate of injection " + injection
                                + " has no effect: parameters is interference=off, and the fit of this trace has no further peak");
    }

    /** Another peak and a drawn baseline count as touched by hand. */
    @Test
    void otherWaysCountAsTouched() throws IOException {
        String injection = injectionOf("LOW");
        assertThat(draw(injection, "peak_min=10.4").status()).isZero();
        assertThat(row(injection).get("flags")).contains("MANUAL_INT");
        assertThat(row(injection).get("integration")).isEqualTo("perpendicular_drop");
        assertThat(draw(
                                injection,
                                "R-ketamine",
                                "start_min=11;end_min=12;baseline_start_counts=0;baseline_end_counts=0")
                        .status())
                .isZero();
        row(injection);
        assertThat(read("reintegrations.csv").stream()
                        .filter(row -> row.get("reason_code").equals("VALLEY_PLACEMENT"))
                        .map(row -> row.get("analyte") + " " + row.get("reintegrated")))
                .containsExactlyInAnyOrder("S-ketamine 1", "R-ketamine 1");
    }
}
