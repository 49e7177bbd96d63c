package io.enantio.acceptance.samples;

import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.run.Action;
import io.enantio.run.Decision;
import io.enantio.run.ReasonCode;
import io.enantio.run.SampleType;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReintegrationsTest {
    /** Two of the scenario's QC injections: one is not changed, one is 60 % too high. */
    private static final int PASSING_QC = 17;

    private static final int FAILING_QC = 18;
    private static final int STUDY_SAMPLE = 20;

    @ParameterizedTest
    @CsvSource({"18, FAIL, 0, 1", "18 17, PASS, 1, 2", "18 20, PASS, 1, 2", "17, PASS, 1, 1"})
    void manualIntegrationOfFailingStandardsAndQcsOnlyFails(String injections, Outcome wanted, int passed, int total) {
        int[] numbers =
                Arrays.stream(injections.split(" ")).mapToInt(Integer::parseInt).toArray();
        RunResult result = reintegrated(numbers);
        RuleOutcome found = outcome(result, S_KETAMINE, "B-11", "");
        assertThat(found.outcome()).isEqualTo(wanted);
        assertThat(found.count()).isEqualTo(Count.of(passed, total));
        assertThat(result.isAccepted()).isEqualTo(reintegrated().isAccepted());
    }

    @Test
    void aRunWithoutManuallyIntegratedStandardOrQcHasNoFinding() {
        assertThat(reintegrated(STUDY_SAMPLE).rules())
                .noneMatch(row -> row.rule().equals("B-11"));
        assertThat(reintegrated(FAILING_QC).rules())
                .noneMatch(row -> row.rule().equals("B-11") && row.analyte().equals(R_KETAMINE));
        assertThat(RunScenario.clean().judge().rules())
                .noneMatch(row -> row.rule().equals("B-11"));
    }

    @Test
    void aQcThatPassedHadNotFailedAlsoInARejectedRun() {
        RunScenario scenario = RunScenario.clean();
        scenario.all(SampleType.QC, "").stream()
                .filter(qc -> qc != scenario.at(PASSING_QC))
                .forEach(qc -> qc.found(S_KETAMINE, 1.6 * Objects.requireNonNull(qc.found.get(S_KETAMINE.name()))));
        RunResult result = reintegrated(scenario, PASSING_QC, FAILING_QC);
        assertThat(result.isAccepted()).isFalse();
        assertThat(outcome(result, S_KETAMINE, "B-11", "").count()).isEqualTo(Count.of(1, 2));
    }

    private static RunResult reintegrated(int... injections) {
        RunScenario scenario = RunScenario.clean();
        assertThat(scenario.at(PASSING_QC).type).isEqualTo(SampleType.QC);
        assertThat(scenario.at(FAILING_QC).type).isEqualTo(SampleType.QC);
        scenario.at(FAILING_QC).found(S_KETAMINE, 1.6 * 175);
        return reintegrated(scenario, injections);
    }

    private static RunResult reintegrated(RunScenario scenario, int... injections) {
        RunResult undecided = scenario.judge();
        return scenario.decided(Arrays.stream(injections)
                        .mapToObj(ReintegrationsTest::decision)
                        .toArray(Decision[]::new))
                .judgeBeside(undecided);
    }

    private static Decision decision(int injection) {
        return new Decision(
                injection,
                new Decision.Subject(Optional.of(injection), Optional.of(S_KETAMINE.name())),
                new Action.Reintegrate(new Action.Bounds(9.8, 10.9)),
                new Decision.Author("A. Analyst", Optional.empty(), OffsetDateTime.parse("2026-03-03T09:00:00Z")),
                new Decision.Reason(Optional.of(ReasonCode.BASELINE_NOISE), "noise"));
    }
}
