package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Validations from simulated raw data to the report: one without faults passes; every planted failure is found, and nothing else. */
class WorkedValidationTest {
    private static final Path WORKED = Path.of("validation/ketamine-norketamine-plasma");
    private static final Path SMALL = Path.of("src/test/resources/io/enantio/validation/small-plan.yaml");
    private static final List<String> EVERY_FAULT = List.of(
            "--fault",
            "matrix-effect",
            "--fault",
            "unstable-antipode",
            "--fault",
            "inversion",
            "--fault",
            "poor-dilution");

    @TempDir
    private Path folder;

    @Test
    void aShortValidationFindsEveryPlantedFailureAndNothingElse() throws IOException {
        Path plan = Files.createDirectory(folder.resolve("plan"));
        Files.copy(SMALL, plan.resolve("plan.yaml"));
        Files.writeString(
                plan.resolve("method.yaml"),
                Files.readString(WORKED.resolve("method.yaml"))
                        .replace("integration: joint_fit", "integration: " + SharedRuns.DROP));
        Path results = judged(plan.resolve("plan.yaml"), EVERY_FAULT, 1);
        assertThat(problems(results))
                .containsExactlyInAnyOrder(
                        "ME-1 S-norketamine normal L4 LOW relative_error_percent fail",
                        "ME-1 R-norketamine normal L4 LOW relative_error_percent fail",
                        "DIL-1 S-ketamine 5 DILUTION relative_error_percent fail",
                        "DIL-1 R-ketamine 5 DILUTION relative_error_percent fail",
                        "DIL-1 S-norketamine 5 DILUTION relative_error_percent fail",
                        "DIL-1 R-norketamine 5 DILUTION relative_error_percent fail",
                        "STB-1 R-norketamine bench 24 h LOW relative_error_percent fail",
                        "STB-1 R-norketamine bench 24 h HIGH relative_error_percent fail",
                        "CHI-V3 R-norketamine bench 24 h R_HIGH relative_error_percent fail",
                        "CHI-V3 S-ketamine long_term 8760 h S_HIGH antipode_growth_ng_per_ml fail");
    }

    @Test
    @Tag("evidence")
    void theWorkedValidationPassesAndItsTablesAreTheExpectedOnes() throws IOException {
        Path results = judged(WORKED.resolve("plan.yaml"), List.of(), 0);
        assertThat(problems(results)).isEmpty();
        Path expected = WORKED.resolve("expected");
        if (!System.getProperty("golden.update", "").isEmpty()) {
            update(results, expected);
        }
        assertThat(tables(results)).isEqualTo(tables(expected));
        for (String table : tables(expected)) {
            assertThat(results.resolve(table)).as(table).hasSameTextualContentAs(expected.resolve(table));
        }
        GeneratedDocument.assertFresh(
                "validation/reference/recomputation/validation-areas.csv", RawAreas.of(processed()));
    }

    /** The runs of the validation with results of their own. */
    private List<Path> processed() throws IOException {
        try (Stream<Path> inside = Files.list(folder.resolve("simulated"))) {
            List<Path> runs = inside.filter(run -> Files.exists(run.resolve("run.yaml")))
                    .sorted()
                    .toList();
            for (Path run : runs) {
                InProcess.Outcome outcome = InProcess.enantio("process", run.toString());
                assertThat(outcome.status()).as(outcome.err()).isLessThan(2);
            }
            return runs;
        }
    }

    @Test
    @Tag("evidence")
    void theWorkedValidationWithPlantedFailuresReportsThemAndNothingElse() throws IOException {
        assertThat(problems(judged(WORKED.resolve("plan.yaml"), EVERY_FAULT, 1)))
                .containsExactlyInAnyOrder(
                        "ME-1 S-norketamine normal L4 LOW relative_error_percent fail",
                        "ME-1 S-norketamine normal L4 HIGH relative_error_percent fail",
                        "ME-1 R-norketamine normal L4 LOW relative_error_percent fail",
                        "ME-1 R-norketamine normal L4 HIGH relative_error_percent fail",
                        "DIL-1 S-ketamine 5 DILUTION relative_error_percent fail",
                        "DIL-1 S-ketamine 20 DILUTION relative_error_percent fail",
                        "DIL-1 R-ketamine 5 DILUTION relative_error_percent fail",
                        "DIL-1 R-ketamine 20 DILUTION relative_error_percent fail",
                        "DIL-1 S-norketamine 5 DILUTION relative_error_percent fail",
                        "DIL-1 S-norketamine 20 DILUTION relative_error_percent fail",
                        "DIL-1 R-norketamine 5 DILUTION relative_error_percent fail",
                        "DIL-1 R-norketamine 20 DILUTION relative_error_percent fail",
                        "STB-1 R-norketamine bench 24 h LOW relative_error_percent fail",
                        "STB-1 R-norketamine bench 24 h HIGH relative_error_percent fail",
                        "CHI-V3 R-norketamine bench 24 h R_LOW relative_error_percent fail",
                        "CHI-V3 R-norketamine bench 24 h R_HIGH relative_error_percent fail",
                        "CHI-V3 S-ketamine long_term 8760 h S_HIGH antipode_growth_ng_per_ml fail");
    }

    private Path judged(Path plan, List<String> faults, int status) {
        Path place = folder.resolve("simulated");
        List<String> simulate =
                new ArrayList<>(List.of("simulate", place.toString(), "--validation", plan.toString(), "--seed", "7"));
        simulate.addAll(faults);
        InProcess.Outcome simulated = InProcess.enantio(simulate.toArray(String[]::new));
        assertThat(simulated.status()).as(simulated.err()).isZero();
        InProcess.Outcome outcome =
                InProcess.enantio("validate", place.resolve("plan.yaml").toString());
        assertThat(outcome.status()).as(outcome.out() + outcome.err()).isEqualTo(status);
        return place.resolve("results");
    }

    private static List<String> problems(Path results) {
        return ResultTable.of(results.resolve("experiments.csv")).stream()
                .filter(row ->
                        row.get("outcome").equals("fail") || row.get("outcome").equals("missing"))
                .map(WorkedValidationTest::line)
                .toList();
    }

    private static String line(CSVRecord row) {
        return Stream.of("experiment", "analyte", "subject", "figure", "outcome")
                .map(row::get)
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    private static List<String> tables(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    private static void update(Path results, Path expected) throws IOException {
        Files.createDirectories(expected);
        for (String old : tables(expected)) {
            Files.delete(expected.resolve(old));
        }
        for (String table : tables(results)) {
            Files.copy(results.resolve(table), expected.resolve(table), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
