package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.ResultTable;
import io.enantio.SharedRuns;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.record.chain.ChainLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one person cannot do to a run, by the command or by writing lines with a valid chain. Its middle QCs fail for one analyte. */
class CheckedDecisionsTest {
    private static final String FAILING = "R-norketamine";

    @TempDir
    Path home;

    private Path run = Path.of("");

    @BeforeEach
    void aCopy() {
        run = SharedRuns.copy(
                SharedRuns.processed(SharedRuns.DROP, "--subjects", "1", "--fault", "failing-qc"), home.resolve("run"));
    }

    private List<String> failingQcs() {
        return table("concentrations.csv").stream()
                .filter(row -> row.get("sample_type").equals("qc"))
                .filter(row -> row.get("analyte").equals(FAILING))
                .filter(row -> row.get("flags").contains("OUT_OF_LIMIT"))
                .map(row -> row.get("injection"))
                .toList();
    }

    private List<CSVRecord> table(String file) {
        return ResultTable.of(run.resolve("results").resolve(file));
    }

    private Outcome exclude(String injection, String... more) {
        return InProcess.enantio(Stream.concat(
                        Stream.of(
                                "decide",
                                run.toString(),
                                "--action=exclude",
                                "--injection=" + injection,
                                "--person=A. Analyst",
                                "--reason=pipetting of the spike"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    /** Lines as somebody writes them who knows how the chain is made, or as they were written before these rules. */
    private void written(String... lines) throws IOException {
        List<String> columns = ChainLayout.DECISIONS.columns();
        List<String> file = new ArrayList<>(List.of(String.join(",", columns) + ",chain"));
        String chain = "";
        for (String line : lines) {
            List<String> cells = List.of(line.split(",", -1));
            chain = ChainLayout.DECISIONS.chainAfter(
                    chain, column -> columns.contains(column) ? cells.get(columns.indexOf(column)) : "");
            file.add(line + "," + chain);
        }
        Files.write(run.resolve("decisions.csv"), file);
    }

    private void process() {
        Outcome outcome = InProcess.enantio("process", run.toString());
        assertThat(outcome.status()).as(outcome.err()).isLessThan(2);
    }

    private String verdict() {
        return table("verdicts.csv").stream()
                .filter(row -> row.get("analyte").equals(FAILING))
                .map(row -> row.get("verdict"))
                .findFirst()
                .orElseThrow();
    }

    private List<CSVRecord> rule(String id) {
        return table("rules.csv").stream()
                .filter(row -> row.get("rule").equals(id) && row.get("analyte").equals(FAILING))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--second_person=a. analyst", "--second_person=A.Analyst", "--second_person=\u0410. Analyst"
            })
    void onePersonExcludesNoQc(String second) {
        String[] more = Stream.of("--reason_code=PREPARATION_FAULT", second)
                .filter(option -> !option.isEmpty())
                .toArray(String[]::new);
        Outcome refused = exclude(failingQcs().get(0), more);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).startsWith("decisions.csv, line 2, column second_person: ");
        assertThat(run.resolve("decisions.csv")).doesNotExist();
    }

    @Test
    void aFaultOfPreparationIsRefusedForOneAnalyte() {
        Outcome refused = exclude(
                failingQcs().get(0),
                "--analyte=" + FAILING,
                "--second_person=B. Reviewer",
                "--reason_code=PREPARATION_FAULT");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo(
                        "decisions.csv, line 2, column analyte: names one analyte, and PREPARATION_FAULT concerns every"
                                + " analyte of the extract. Leave the analyte empty: exclude all of them, or none.\n");
    }

    /** The files of a laboratory are not refused for what was allowed once: the line has no effect, and a rule says what to do. */
    @Test
    void aLineOnRecordThatOnePersonMayNotWriteHasNoEffect() throws IOException {
        String qc = failingQcs().get(0);
        written(
                "1," + qc + "," + FAILING + ",exclude,,A. Analyst,,2026-11-30T10:22:59Z,PREPARATION_FAULT,pipetting",
                "2," + qc + ",,exclude,,A. Analyst,a.analyst,2026-11-30T10:23:59Z,INJECTION_FAULT,air");
        process();
        assertThat(verdict()).isEqualTo("rejected");
        assertThat(table("concentrations.csv").stream()
                        .filter(row -> row.get("injection").equals(qc))
                        .map(row -> row.get("flags")))
                .noneMatch(flags -> flags.contains("EXCLUDED_BY_DECISION"));
        assertThat(rule("B-12")).extracting(row -> row.get("subject")).containsExactly("decision 1", "decision 2");
        assertThat(rule("B-12")).extracting(row -> row.get("outcome")).containsOnly("fail");
        assertThat(rule("B-12").get(0).get("detail"))
                .startsWith("exclude of injection " + qc + " has no effect: analyte names one analyte")
                .endsWith("exclude all of them, or none.");
        assertThat(exclude(qc, "--second_person=B. Reviewer", "--reason_code=PREPARATION_FAULT")
                        .status())
                .as("the remedy")
                .isZero();
        process();
        assertThat(table("concentrations.csv").stream()
                        .filter(row -> row.get("injection").equals(qc))
                        .map(row -> row.get("flags")))
                .allMatch(flags -> flags.contains("EXCLUDED_BY_DECISION"));
    }

    @Test
    void twoPeopleExcludeItForAllAnalytesWithTheWarningAndTheVerdictBefore() {
        String qc = failingQcs().get(0);
        assertThat(exclude(qc, "--second_person=B. Reviewer", "--reason_code=PREPARATION_FAULT")
                        .status())
                .isZero();
        process();
        assertThat(rule("B-05")).singleElement().satisfies(row -> {
            assertThat(row.get("outcome")).isEqualTo("fail");
            assertThat(row.get("detail"))
                    .isEqualTo("excluded: injection " + qc
                            + "; 1 of 1 had failed; before the decisions the run was rejected by RUN-2");
        });
        assertThat(table("verdicts.csv"))
                .extracting(row -> row.get("undecided_verdict"))
                .doesNotContain("");
        assertThat(rule("B-12")).isEmpty();
    }

    /** The algorithm found the peak, and the person's bounds hold its apex: it was neither missed nor the wrong one. */
    @ParameterizedTest
    @ValueSource(strings = {"MISSED", "WRONG_PEAK"})
    void aReasonThatTheAlgorithmsPeakContradictsHasNoEffect(String code) {
        CSVRecord sample = table("concentrations.csv").stream()
                .filter(row -> row.get("sample_type").equals("study"))
                .filter(row -> row.get("status").equals("quantified"))
                .findFirst()
                .orElseThrow();
        double apex = Double.parseDouble(sample.get("retention_time_min"));
        drawn(sample, code, apex - 0.3, apex + 0.3);
        process();
        assertThat(row(sample).get("flags")).doesNotContain("MANUAL_INT");
        assertThat(row(sample).get("area_counts_min")).isEqualTo(sample.get("area_counts_min"));
        assertThat(table("rules.csv").stream()
                        .filter(row -> row.get("rule").equals("B-12"))
                        .map(row -> row.get("detail")))
                .singleElement()
                .asString()
                .contains("reason_code is " + code);
        drawn(sample, code, apex + 0.1, apex + 0.6);
        process();
        assertThat(row(sample).get("flags")).contains("MANUAL_INT");
    }

    private void drawn(CSVRecord sample, String code, double from, double to) {
        Outcome outcome = InProcess.enantio(
                "decide",
                run.toString(),
                "--action=reintegrate",
                "--injection=" + sample.get("injection"),
                "--analyte=" + sample.get("analyte"),
                "--parameters=start_min=" + from + ";end_min=" + to,
                "--person=A. Analyst",
                "--reason_code=" + code,
                "--reason=the peak beside it");
        assertThat(outcome.status()).as(outcome.err()).isZero();
    }

    private CSVRecord row(CSVRecord sample) {
        return table("concentrations.csv").stream()
                .filter(row -> row.get("injection").equals(sample.get("injection")))
                .filter(row -> row.get("analyte").equals(sample.get("analyte")))
                .findFirst()
                .orElseThrow();
    }
}
