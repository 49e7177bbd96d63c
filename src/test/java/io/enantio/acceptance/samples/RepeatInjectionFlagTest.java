package io.enantio.acceptance.samples;

import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.run.Action;
import io.enantio.run.Decision;
import io.enantio.run.ReasonCode;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Study samples 20 and 22 of these runs are one sample, injected twice. */
class RepeatInjectionFlagTest {

    @ParameterizedTest
    @CsvSource({"INJECTION_FAULT, true", "EQUIPMENT_FAULT, true", "PREPARATION_FAULT, false"})
    void aSampleInjectedAgainForATechnicalCauseIsFlagged(ReasonCode code, boolean isFlagged) {
        RunResult result =
                twice().decided(decision(20, new Action.Exclude(), code)).judge();
        assertThat(flags(result, 22, S_KETAMINE).contains(Flag.REINJECTED)).isEqualTo(isFlagged);
        assertThat(flags(result, 21, S_KETAMINE)).isEmpty();
        assertThat(flags(result, 20, S_KETAMINE)).isEmpty();
    }

    @Test
    void onlyTheAnalyteOfTheDecisionIsFlagged() {
        RunResult result = twice().decided(new Decision(
                        1,
                        new Decision.Subject(Optional.of(20), Optional.of(S_KETAMINE.name())),
                        new Action.Exclude(),
                        author(),
                        new Decision.Reason(Optional.of(ReasonCode.INJECTION_FAULT), "air")))
                .judge();
        assertThat(flags(result, 22, S_KETAMINE)).containsExactly(Flag.REINJECTED);
        assertThat(flags(result, 22, R_KETAMINE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TEST-R01, 22, INJECTION_FAULT, true",
        "TEST-R01, 22, IS_DEVIATION, false",
        "TEST-R01, 20, INJECTION_FAULT, false",
        "OTHER, 22, INJECTION_FAULT, false"
    })
    void theInjectionReportedInsteadOfAFaultyOneIsFlagged(
            String run, int injection, ReasonCode code, boolean isFlagged) {
        RunResult result = twice().decided(decision(20, new Action.ReportValue(run, injection), code))
                .judge();
        assertThat(flags(result, 22, S_KETAMINE).contains(Flag.REINJECTED)).isEqualTo(isFlagged);
        assertThat(flags(result, 20, S_KETAMINE)).isEmpty();
    }

    @Test
    void anotherSampleReplicateDilutionOrBatchIsNoReinjection() {
        RunScenario replicate = twice();
        replicate.at(22).remarks = Map.of("replicate", "2");
        RunScenario dilution = twice();
        dilution.at(22).dilution = 5;
        RunScenario batch = twice();
        batch.at(22).batch = Optional.of("B");
        for (RunScenario other : new RunScenario[] {RunScenario.clean(), replicate, dilution, batch}) {
            RunResult result = other.decided(decision(20, new Action.Exclude(), ReasonCode.INJECTION_FAULT))
                    .judge();
            assertThat(flags(result, 22, S_KETAMINE)).doesNotContain(Flag.REINJECTED);
        }
    }

    @Test
    void aRepeatWithoutADecisionIsNoReinjection() {
        assertThat(flags(twice().judge(), 22, S_KETAMINE)).isEmpty();
    }

    private static RunScenario twice() {
        RunScenario run = RunScenario.clean();
        run.at(22).sampleOf = Optional.of(run.at(20).sampleId());
        return run;
    }

    private static Decision decision(int injection, Action action, ReasonCode code) {
        return new Decision(
                1,
                new Decision.Subject(Optional.of(injection), Optional.empty()),
                action,
                author(),
                new Decision.Reason(Optional.of(code), "planted"));
    }

    private static Decision.Author author() {
        return new Decision.Author("A. Analyst", Optional.empty(), OffsetDateTime.parse("2026-03-04T09:10:00Z"));
    }
}
