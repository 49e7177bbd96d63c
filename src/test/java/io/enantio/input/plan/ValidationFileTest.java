package io.enantio.input.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.enantio.input.problem.InputException;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.Provenance.InputFile;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.plan.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Validation plans: what is read, and the messages about a faulty one, word for word. */
class ValidationFileTest {
    private static final Path WORKED = Path.of("validation/ketamine-norketamine-plasma");
    private static final String GOOD = """
            schema: enantio-validation/1
            validation: V-1
            method: method.yaml
            rules: EMA-2011
            verified_by: C. Chemist, 2026-11-30
            runs: [R01]
            experiments:
              STB: {levels: [LOW], replicates: 3, conditions: [{condition: freeze_thaw, cycles: 3}, {condition: bench, hours: 6}]}
              DIL: {factors: [5, 20], replicates: 5}
            limits:
              stb_accuracy_percent: {value: 10, source: VAL-PROT-017}
            statements: {history: none}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void method() throws IOException {
        Files.copy(WORKED.resolve("method.yaml"), folder.resolve("method.yaml"));
    }

    private ValidationFile read(String text) throws IOException {
        Path plan = folder.resolve("plan.yaml");
        Files.writeString(plan, text);
        return ValidationFile.read(plan);
    }

    private List<String> messages(String text) throws IOException {
        Files.writeString(folder.resolve("plan.yaml"), text);
        InputException refused =
                catchThrowableOfType(InputException.class, () -> ValidationFile.read(folder.resolve("plan.yaml")));
        return refused.problems().stream()
                .map(problem -> problem.toString().replace(folder.toString().replace('\\', '/') + "/", ""))
                .toList();
    }

    @Test
    void anotherMethodHasItsOwnRunsAndAnalytesOfTheSameNames() throws IOException {
        String method = Files.readString(folder.resolve("method.yaml"));
        Files.writeString(folder.resolve("earlier.yaml"), method);
        String plan = GOOD + "other_methods: [{method: earlier.yaml, runs: [X01, X02]}]\n";
        ValidationFile file = read(plan);
        assertThat(file.ofTheMethod().runs()).containsExactly("R01");
        assertThat(file.ofOtherMethods()).singleElement().satisfies(other -> {
            assertThat(other.method().getFileName()).hasToString("earlier.yaml");
            assertThat(other.runs()).containsExactly("X01", "X02");
        });
        assertThat(file.inputs()).extracting(InputFile::path).contains("method.yaml", "earlier.yaml");
        assertThat(messages(plan.replace("X02", "R01")))
                .singleElement()
                .asString()
                .contains("other_methods[0].runs[1]", "names this run folder twice");
        Files.writeString(folder.resolve("earlier.yaml"), method.replaceAll("([RS])-(nor)?ketamine", "$1-$2ketamin"));
        assertThat(messages(plan))
                .anyMatch(line -> line.contains("other_methods[0].method")
                        && line.contains("has none of the analytes of the method under validation"));
        assertThat(messages(plan.replace("earlier.yaml", "absent.yaml")))
                .anyMatch(line -> line.contains("other_methods[0].method") && line.contains("absent.yaml"));
    }

    @Test
    void aPlanIsReadWithItsMethodItsLimitsAndItsExperiments() throws IOException {
        ValidationFile file = read(GOOD);
        PlannedExperiment stability = file.plan().experiment("STB").orElseThrow();
        assertThat(stability.counts()).containsEntry(Count.REPLICATES, 3);
        assertThat(stability.names()).containsEntry(Names.LEVELS, List.of("LOW"));
        assertThat(stability.conditions())
                .containsExactly(
                        new Storage("freeze_thaw", OptionalDouble.empty(), OptionalInt.of(3)),
                        new Storage("bench", OptionalDouble.of(6), OptionalInt.empty()));
        assertThat(file.plan().experiment("DIL").orElseThrow().factors()).containsExactly(5.0, 20.0);
        assertThat(file.plan().limits().number(LimitKey.STB_ACCURACY_PERCENT)).isEqualTo(10);
        assertThat(file.plan().limits().get(LimitKey.STB_ACCURACY_PERCENT).origin())
                .hasToString("plan: VAL-PROT-017");
        assertThat(file.plan()
                        .limits()
                        .get(LimitKey.ME_FACTOR_CV_PERCENT)
                        .origin()
                        .setBy())
                .isEqualTo("EMA-2011");
        assertThat(file.plan().statements().texts()).containsEntry("history", "none");
        assertThat(file.inputs())
                .extracting(input -> input.role() + " " + input.path())
                .containsExactly(
                        "plan plan.yaml",
                        "method method.yaml",
                        "rules shipped:ICH-M10.yaml",
                        "validation_rules shipped:validation/EMA-2011.yaml");
    }

    /** A ruleset of general knowledge serves only under the laboratory's own signature, with its date. */
    @Test
    void aTemplateNeedsWhoVerifiedItAndWhen() throws IOException {
        assertThat(read(GOOD).plan().limits().basis().verifiedBy()).hasValue("C. Chemist, 2026-11-30");
        assertThat(messages(GOOD.replace("verified_by: C. Chemist, 2026-11-30\n", "")))
                .singleElement()
                .asString()
                .startsWith("plan.yaml, line 4, rules: EMA-2011 is a template: ")
                .endsWith(
                        " of its limits are general knowledge that nobody compared with the guideline. Compare them with its"
                                + " text, set those that differ in this file, and state who did and when (verified_by: \"NAME, DATE\").");
        assertThat(messages(GOOD.replace(", 2026-11-30", "")))
                .containsExactly("plan.yaml, line 5, verified_by: does not say when. Write name and date, for example"
                        + " \"C. Chemist, 2026-11-30\".");
        assertThat(messages(GOOD.replace("2026-11-30", "2026-13-30")))
                .singleElement()
                .asString()
                .contains("does not say when");
        assertThat(read(GOOD.replace("EMA-2011", "ICH-M10").replace("verified_by: C. Chemist, 2026-11-30\n", ""))
                        .plan()
                        .limits()
                        .basis()
                        .verifiedBy())
                .as("M10 was read")
                .isEmpty();
    }

    @Test
    void theShippedPlanHasNoProblems() {
        ValidationFile file = ValidationFile.read(WORKED.resolve("plan.yaml"));
        assertThat(file.plan().experiments()).containsKeys("AP", "CHI");
        assertThat(file.plan().limits().has(LimitKey.ME_FACTOR_CV_PERCENT))
                .as("no rule of M10")
                .isFalse();
    }

    @Test
    void allProblemsAreReportedAtOnce() throws IOException {
        assertThat(messages(GOOD.replace("[LOW]", "[LOV]")
                        .replace("replicates: 3", "replicates: 0")
                        .replace("condition: bench", "condition: bank")
                        .replace("EMA-2011", "EMA-2012")
                        .replace("stb_accuracy", "stb_acuracy")))
                .containsExactly(
                        "plan.yaml, line 4, rules: no ruleset EMA-2012 is shipped, and there is no such file. Did you mean"
                                + " EMA-2011? Shipped: ICH-M10, FDA-2018, EMA-2011; or give the path of a validation rules file"
                                + " from the plan's folder.",
                        "plan.yaml, line 8, experiments.STB.conditions[1].condition: unknown word \"bank\". Known words:"
                                + " freeze_thaw, bench, extract, long_term, whole_blood, stock, internal_standard_stock.",
                        "plan.yaml, line 8, experiments.STB.levels[0]: there is no QC level LOV. Did you mean LOW? Known:"
                                + " LLOQ, LOW, MID, HIGH, DILUTION, SKEW_S, SKEW_R, S_LOW, S_HIGH, R_LOW, R_HIGH.",
                        "plan.yaml, line 8, experiments.STB.replicates: must be at least 1, is 0. Correct it (replicates of each"
                                + " condition and level).",
                        "plan.yaml, line 11, limits.stb_acuracy_percent: unknown key stb_acuracy_percent. Did you mean"
                                + " stb_accuracy_percent? Known here: " + knownLimits() + ".");
    }

    private static String knownLimits() {
        return String.join(
                ", ",
                java.util.Arrays.stream(LimitKey.values())
                        .filter(key -> key.scope() == LimitKey.Scope.VALIDATION)
                        .map(LimitKey::word)
                        .toList());
    }

    @Test
    void anUnknownExperimentIsReportedWithTheKnownOnes() throws IOException {
        assertThat(messages(GOOD.replace("DIL:", "DLI:")))
                .singleElement()
                .asString()
                .startsWith(
                        "plan.yaml, line 9, experiments.DLI: unknown key DLI. Did you mean DIL? Known here: AP, CAL, SEL,");
    }

    @Test
    void problemsOfTheMethodAreReportedWithThoseOfThePlan() throws IOException {
        Files.writeString(
                folder.resolve("method.yaml"),
                Files.readString(folder.resolve("method.yaml")).replace("weighting: 1/x^2", "weighting: 1/x3"));
        assertThat(messages(GOOD))
                .singleElement()
                .asString()
                .contains("method.yaml, line ", "calibration.weighting: unknown word \"1/x3\"");
    }

    @Test
    void aMissingPlanIsReported() {
        InputException refused =
                catchThrowableOfType(InputException.class, () -> ValidationFile.read(Path.of("no/such/plan.yaml")));
        assertThat(refused)
                .hasMessage("no/such/plan.yaml: does not exist. Put a readable file there or correct the path.");
    }
}
