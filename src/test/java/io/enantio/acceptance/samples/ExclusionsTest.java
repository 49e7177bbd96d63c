package io.enantio.acceptance.samples;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.PlantedInjection;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.run.Action;
import io.enantio.run.Decision;
import io.enantio.run.ReasonCode;
import io.enantio.run.SampleType;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExclusionsTest {
    private static final int PASSING_QC = 17;

    /** Three of four QCs of the middle level fail: rejected. Two people leave two of them out: accepted, and the rule warns. */
    @Test
    void aRejectedRunBecomesAcceptedOnlyWithTheWarning() {
        RunScenario scenario = RunScenario.clean();
        List<PlantedInjection> failing = scenario.all(SampleType.QC, "MID").subList(0, 3);
        failing.forEach(qc -> qc.found(S_KETAMINE, 1.6 * 175));
        RunResult before = scenario.judge();
        assertThat(before.isAccepted()).isFalse();
        RunResult after = excluded(scenario, before, failing.get(0).number, failing.get(1).number);
        assertThat(after.isAccepted()).isTrue();
        RuleOutcome found = outcome(after).orElseThrow();
        assertThat(found.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(found.count()).isEqualTo(Count.of(0, 2));
        assertThat(found.evidence().detail())
                .isEqualTo("excluded: injection " + failing.get(0).number + ", " + failing.get(1).number
                        + "; 2 of 2 had failed; before the decisions the run was rejected by RUN-2");
    }

    /** Also of a standard or QC that had passed: what it takes from the curve can turn the others. */
    @Test
    void anExclusionInARejectedRunWarnsWhateverWasExcluded() {
        RunScenario scenario = RunScenario.clean();
        scenario.all(SampleType.QC, "MID").subList(0, 3).forEach(qc -> qc.found(S_KETAMINE, 1.6 * 175));
        RunResult before = scenario.judge();
        assertThat(outcome(excluded(scenario, before, PASSING_QC)).map(RuleOutcome::outcome))
                .contains(Outcome.FAIL);
    }

    @Test
    void anExclusionOfWhatHadPassedInAnAcceptedRunDoesNotWarn() {
        RunScenario scenario = RunScenario.clean();
        RunResult before = scenario.judge();
        assertThat(outcome(excluded(scenario, before, PASSING_QC)).map(RuleOutcome::outcome))
                .contains(Outcome.PASS);
    }

    @Test
    void aRunInWhichOnlyStudySamplesWereExcludedHasNoFinding() {
        RunScenario scenario = RunScenario.clean();
        RunResult before = scenario.judge();
        assertThat(outcome(excluded(scenario, before, 20))).isEmpty();
        assertThat(outcome(before)).isEmpty();
    }

    private static Optional<RuleOutcome> outcome(RunResult result) {
        return result.rules().stream()
                .filter(row -> row.rule().equals("B-05") && row.analyte().equals(S_KETAMINE))
                .findFirst();
    }

    /** Excluded as the line from peaks to curves leaves it: the flag is on the row. */
    private static RunResult excluded(RunScenario scenario, RunResult before, int... injections) {
        Arrays.stream(injections).forEach(number -> scenario.at(number).flag(S_KETAMINE, Flag.EXCLUDED_BY_DECISION));
        return scenario.decided(Arrays.stream(injections)
                        .mapToObj(ExclusionsTest::decision)
                        .toArray(Decision[]::new))
                .judgeBeside(before);
    }

    private static Decision decision(int injection) {
        return new Decision(
                injection,
                new Decision.Subject(Optional.of(injection), Optional.empty()),
                new Action.Exclude(),
                new Decision.Author(
                        "A. Analyst", Optional.of("B. Reviewer"), OffsetDateTime.parse("2026-03-03T09:00:00Z")),
                new Decision.Reason(Optional.of(ReasonCode.PREPARATION_FAULT), "spiked twice"));
    }
}
