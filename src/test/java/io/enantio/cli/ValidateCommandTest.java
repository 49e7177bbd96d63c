package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.FailingDisk;
import io.enantio.SharedRuns;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.report.folder.SealedJson;
import io.enantio.validation.Validation;
import io.enantio.validation.plan.ExperimentCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    private static final Path METHOD = Path.of("validation/ketamine-norketamine-plasma/method.yaml");

    @TempDir
    private static Path simulated;

    @TempDir
    private Path folder;

    private Path plan = Path.of("");

    @BeforeAll
    static void planOfOneShortRun() throws IOException {
        Path source = Files.createDirectory(simulated.resolve("source"));
        Files.writeString(
                source.resolve("method.yaml"),
                Files.readString(METHOD).replace("integration: joint_fit", "integration: " + SharedRuns.DROP));
        Files.writeString(source.resolve("plan.yaml"), """
                schema: enantio-validation/1
                validation: ONE
                method: method.yaml
                runs: [R01]
                experiments:
                  CAL: {runs: 1}
                  CO: {blanks: 2}
                limits: {cal_runs_minimum: 1, cal_days_minimum: 1}
                """);
        Path place = simulated.resolve("place");
        assertThat(InProcess.enantio(
                                "simulate",
                                place.toString(),
                                "--validation",
                                source.resolve("plan.yaml").toString(),
                                "--seed",
                                "7")
                        .status())
                .isZero();
    }

    @BeforeEach
    void aCopy() {
        plan = SharedRuns.copy(simulated.resolve("place"), folder.resolve("place"))
                .resolve("plan.yaml");
    }

    private Outcome validate(String... options) {
        List<String> all = new ArrayList<>(List.of("validate", plan.toString()));
        all.addAll(List.of(options));
        return InProcess.enantio(all.toArray(String[]::new));
    }

    @Test
    void aPassedValidationIsStatus0WithASealedAndReproducibleFolder() throws IOException {
        Outcome outcome = validate("--pdf", "--xlsx");
        assertThat(outcome.status()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out())
                .startsWith(
                        "Validation ONE: partial, passed. 1 runs; of 2 experiments 2 passed, 0 incomplete, 0 failed\nselectivity not done,");
        Path results = plan.resolveSibling("results");
        assertThat(names(results))
                .containsExactly(
                        "cal-v-curves.csv",
                        "cal-v-standards.csv",
                        "co-2.csv",
                        "experiments.csv",
                        "report.html",
                        "report.pdf",
                        "report.xlsx",
                        "runs.csv",
                        "validation.json");
        assertThat(SealedJson.isSealed(Files.readString(results.resolve("validation.json"))))
                .isTrue();
        Path again = folder.resolve("again");
        assertThat(validate("--pdf", "--xlsx", "--out", again.toString()).status())
                .isZero();
        for (String name : names(results)) {
            if (!name.equals("validation.json")) {
                assertThat(again.resolve(name)).as(name).hasSameBinaryContentAs(results.resolve(name));
            }
        }
    }

    @Test
    void verifyFindsAChangedInputAndAChangedTableOfAValidation() throws IOException {
        validate();
        Path results = plan.resolveSibling("results");
        Outcome whole = InProcess.enantio("verify", results.toString());
        assertThat(whole.status()).as(whole.err()).isZero();
        assertThat(whole.out()).contains("outputs have the recorded hashes (validation.json");
        Path table = results.resolve("co-2.csv");
        String before = Files.readString(table);
        Files.writeString(table, before.replaceFirst("pass", "fail"));
        Outcome changed = InProcess.enantio("verify", results.toString());
        assertThat(changed.status()).isEqualTo(1);
        assertThat(changed.err()).contains("co-2.csv: was changed, its SHA-256 is not that of validation.json");
        Files.writeString(table, before);
        Files.writeString(plan, Files.readString(plan) + "# later\n");
        Files.delete(plan.resolveSibling("R01/raw/002.mzML"));
        Outcome inputs = InProcess.enantio("verify", results.toString());
        assertThat(inputs.status()).isEqualTo(1);
        assertThat(inputs.err())
                .contains("plan.yaml: was changed")
                .contains("R01/raw/002.mzML: is gone or cannot be read");
        Path record = results.resolve("validation.json");
        Files.writeString(record, Files.readString(record).replace("passed", "failed"));
        Outcome unsealed = InProcess.enantio("verify", results.toString());
        assertThat(unsealed.status()).isEqualTo(1);
        assertThat(unsealed.err()).contains("validation.json: was changed, or was not written by enantio");
    }

    /** A share that goes away is no failed experiment. */
    @Test
    void aFileThatCannotBeOpenedIsStatus2AndEarlierResultsStay() throws IOException {
        validate();
        Path results = plan.resolveSibling("results/validation.json");
        byte[] before = Files.readAllBytes(results);
        for (String name :
                List.of("plan.yaml", "method.yaml", "R01/run.yaml", "R01/injections.csv", "R01/raw/002.mzML")) {
            FailingDisk disk = new FailingDisk((number, access) -> {
                if (access.act() == FailingDisk.Act.READ && access.path().endsWith(name)) {
                    throw new AccessDeniedException(name);
                }
            });
            Outcome outcome = InProcess.enantio(disk, "validate", plan.toString());
            assertThat(outcome.status()).as(name + ": " + outcome.err()).isEqualTo(2);
            assertThat(outcome.err())
                    .contains(name.substring(name.lastIndexOf('/') + 1))
                    .contains("permission denied");
            assertThat(results).hasBinaryContent(before);
        }
    }

    @Test
    void aPlannedRunThatIsMissingIsStatus1AndNamed() throws IOException {
        Files.writeString(plan, Files.readString(plan).replace("{runs: 1}", "{runs: 2}"));
        Outcome outcome = validate();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("CAL-V S-ketamine, runs, missing: 1 of 2 planned runs have an accepted curve");
    }

    @Test
    void allProblemsOfAllRunsAreReportedTogetherAndNothingIsWritten() throws IOException {
        Path run = plan.resolveSibling("R01");
        String list = Files.readString(run.resolve("injections.csv"));
        Files.writeString(
                run.resolve("injections.csv"), list.replaceFirst(",CO,", ",CQ,").replaceFirst("raw/002", "raw/902"));
        Files.writeString(plan, Files.readString(plan).replace("[R01]", "[R01, R02]"));
        Outcome outcome = validate();
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err().lines())
                .containsExactly(
                        "R01/injections.csv, line 3, column file: raw/902.mzML does not exist. Put the file there, correct the"
                                + " path (it starts at this table's folder), or leave the cell empty if it was not acquired.",
                        "R01/injections.csv, line 18, column experiment: unknown word \"CQ\". Did you mean CO? Known words: "
                                + servedBy() + ".",
                        "R02: is not a folder. Name a run folder: it holds run.yaml, injections.csv and raw/.");
        assertThat(plan.resolveSibling("results")).doesNotExist();
    }

    /** What injections may serve, in the order of the report. */
    private static String servedBy() {
        return Validation.CODES.stream()
                .map(ExperimentCode::servedBy)
                .filter(word -> !word.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    @Test
    void twoRunsWithTheSameNameAreRefused() throws IOException {
        Files.writeString(plan, Files.readString(plan).replace("[R01]", "[R01, R02]"));
        SharedRuns.copy(plan.resolveSibling("R01"), plan.resolveSibling("R02"));
        Outcome outcome = validate();
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .contains(
                        "R02/run.yaml, run: another run of this plan is also named ONE-R01. Give each run its own name.");
    }

    @Test
    void aForeignFolderIsNotReplaced() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("notes.txt"), "mine");
        Outcome outcome = validate("--out", other.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("is not a results folder of enantio (it has no validation.json written by enantio)");
        assertThat(names(other)).containsExactly("notes.txt");
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
