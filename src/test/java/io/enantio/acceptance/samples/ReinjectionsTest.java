package io.enantio.acceptance.samples;

import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.PlantedMethod;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.run.Action;
import io.enantio.run.Decision;
import io.enantio.run.ReasonCode;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReinjectionsTest {

    /** Reproducibility was shown for 4 h; the second injection is 3 s before, on and 3 s after them. */
    @ParameterizedTest
    @CsvSource({"14397, true", "14400, true", "14403, false"})
    void aSampleIsInjectedAgainWithinTheValidatedTime(int seconds, boolean isInTime) {
        RunScenario run = again(20, 22);
        run.at(22).startedAt = run.at(20).startedAt.map(start -> start.plusSeconds(seconds));
        RunResult result = run.decided(excluded(20)).judge();
        RuleOutcome outcome = outcome(result, S_KETAMINE, "B-10", "time");
        assertThat(outcome.outcome()).isEqualTo(isInTime ? Outcome.PASS : Outcome.FAIL);
        assertThat(outcome.count()).isEqualTo(Count.of(isInTime ? 1 : 0, 1));
        assertThat(flags(result, 22, S_KETAMINE)).contains(Flag.REINJECTED);
        assertThat(flags(result, 22, S_KETAMINE).contains(Flag.STABILITY_EXCEEDED))
                .isEqualTo(!isInTime);
        assertThat(result.isAccepted()).isTrue();
    }

    @Test
    void whatTheMethodDoesNotStateWasNotShown() {
        RunScenario run = again(20, 22).facts(PlantedMethod.reinjecting(OptionalDouble.empty()));
        RuleOutcome outcome = outcome(run.decided(excluded(20)).judge(), S_KETAMINE, "B-10", "time");
        assertThat(outcome.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(outcome.evidence().limit()).isEqualTo("reinjection_hours=none");
    }

    @Test
    void withoutATimeNothingIsShown() {
        RunScenario run = again(20, 22);
        run.at(20).startedAt = Optional.empty();
        assertThat(outcome(run.decided(excluded(20)).judge(), S_KETAMINE, "B-10", "time")
                        .outcome())
                .isEqualTo(Outcome.FAIL);
    }

    /** Of two QCs that were injected again one had failed: not chosen by the outcome. Of one, it was. */
    @Test
    void qcsAreNotInjectedAgainBecauseTheyHadFailed() {
        RunScenario before = again(17, 30);
        again(before, 18, 31);
        before.at(17).found(S_KETAMINE, 30);
        RunResult undecided = before.judge();
        RunResult one = before.decided(excluded(17)).judgeBeside(undecided);
        assertThat(outcome(one, S_KETAMINE, "B-10", "standards and QCs").outcome())
                .isEqualTo(Outcome.FAIL);
        assertThat(outcome(one, S_KETAMINE, "B-10", "standards and QCs").count())
                .isEqualTo(Count.of(0, 1));
        assertThat(outcome(one, R_KETAMINE, "B-10", "standards and QCs").outcome())
                .isEqualTo(Outcome.PASS);
        RunResult two = before.decided(excluded(17), excluded(18)).judgeBeside(undecided);
        assertThat(outcome(two, S_KETAMINE, "B-10", "standards and QCs").count())
                .isEqualTo(Count.of(1, 2));
        assertThat(outcome(two, S_KETAMINE, "B-10", "standards and QCs").outcome())
                .isEqualTo(Outcome.PASS);
    }

    /** 5 of 13 QCs failed: the run was rejected, and injecting one of them again would accept it. */
    @Test
    void aRejectedRunIsNotSavedByInjectingItsQcsAgain() {
        RunScenario run = again(17, 30);
        again(run, 18, 31);
        for (int qc : new int[] {17, 19, 32, 44, 45}) {
            run.at(qc).found(S_KETAMINE, 30);
        }
        RunResult undecided = run.judge();
        assertThat(undecided.isAccepted()).isFalse();
        RuleOutcome outcome = outcome(
                run.decided(excluded(17), excluded(18)).judgeBeside(undecided),
                S_KETAMINE,
                "B-10",
                "standards and QCs");
        assertThat(outcome.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(outcome.evidence().detail()).endsWith("and the run was rejected before the decision");
    }

    /** A QC without a result shows its fault itself. */
    @Test
    void aQcWithoutAnInternalStandardMayBeInjectedAgain() {
        RunScenario run = again(17, 30);
        run.at(17).lostStandard.add(S_KETAMINE.name());
        RunResult undecided = run.judge();
        assertThat(outcome(run.decided(excluded(17)).judgeBeside(undecided), S_KETAMINE, "B-10", "standards and QCs")
                        .outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void aRunWithoutReinjectionHasNoFinding() {
        assertThat(RunScenario.clean().judge().rules())
                .noneMatch(rule -> rule.rule().equals("B-10"));
    }

    private static RunScenario again(int first, int second) {
        return again(RunScenario.clean(), first, second);
    }

    private static RunScenario again(RunScenario run, int first, int second) {
        run.at(second).sampleOf = Optional.of(run.at(first).sampleId());
        return run;
    }

    private static Decision excluded(int injection) {
        return new Decision(
                injection,
                new Decision.Subject(Optional.of(injection), Optional.empty()),
                new Action.Exclude(),
                new Decision.Author("A. Analyst", Optional.empty(), OffsetDateTime.parse("2026-03-04T09:10:00Z")),
                new Decision.Reason(Optional.of(ReasonCode.INJECTION_FAULT), "planted"));
    }
}
