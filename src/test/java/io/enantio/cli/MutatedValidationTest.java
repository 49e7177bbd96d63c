package io.enantio.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A validation of which something is damaged: its plan, the settings and tables of its run, its results. */
class MutatedValidationTest {
    private static final List<String> FILES = List.of("plan.yaml", "plan.yaml", "R01/injections.csv", "R01/run.yaml");

    @TempDir
    static Path home;

    private static SmallStudy study = new SmallStudy(Path.of(""));

    @BeforeAll
    static void aValidationOfOneRun() throws IOException {
        study = SmallStudy.in(home).shortened();
        Files.writeString(home.resolve("plan.yaml"), """
                schema: enantio-validation/1
                validation: ONE
                method: R01/method.yaml
                runs: [R01]
                experiments:
                  AP: {levels: [LOW, MID], replicates: 1, runs: 1}
                  CAL: {runs: 1}
                  CO: {blanks: 1}
                  SEL: {lots: 1}
                  DIL: {factors: [5], replicates: 1}
                  STB:
                    levels: [LOW]
                    replicates: 1
                    conditions:
                      - {condition: bench, hours: 24}
                  ISR: {samples: 1}
                limits: {cal_runs_minimum: 1, cal_days_minimum: {value: 1, source: "our protocol"}}
                statements:
                  protocol: simulated
                not_done:
                  XV: one method
                signatures:
                  - {role: author, meaning: I wrote this report}
                """);
        SmallStudy.done("validate", home.resolve("plan.yaml").toString());
    }

    @Test
    void aDamagedPlanIsEvaluatedOrRefused(TestReporter reporter) throws IOException {
        Mutations mutations = new Mutations(home, 1);
        for (int i = 0; i < Mutations.EACH; i++) {
            mutations.damage(
                    home.resolve(mutations.any(FILES)),
                    List.of(List.of("validate", home.resolve("plan.yaml").toString())));
        }
        mutations.report(reporter);
    }

    @Test
    void aDamagedRecordOfAValidationIsVerifiedOrRefused(TestReporter reporter) throws IOException {
        Mutations mutations = new Mutations(home, 2);
        Path results = home.resolve("results");
        for (int i = 0; i < Mutations.EACH; i++) {
            Path record = results.resolve("validation.json");
            mutations.replace(
                    record,
                    mutations.ofRecord(Files.readString(record)),
                    List.of(List.of("verify", results.toString())));
        }
        mutations.report(reporter);
    }
}
