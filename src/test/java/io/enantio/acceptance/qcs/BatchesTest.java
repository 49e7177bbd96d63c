package io.enantio.acceptance.qcs;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public class BatchesTest {

    @Test
    void onlyTheBatchThatFailsIsRejected() {
        RunScenario scenario = batches();
        // LOW and MID of batch B, 43 and 44, of 43-45 and 58-60: 4 of 6 are two thirds, 3 of 6 are not.
        scenario.at(43).found(S_KETAMINE, 30);
        scenario.at(44).found(S_KETAMINE, 30);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "RUN-5", "B").count()).isEqualTo(Count.of(4, 6));
        assertThat(outcome(scenario.judge(), S_KETAMINE, "RUN-5", "B").outcome())
                .isEqualTo(Outcome.PASS);
        scenario.at(45).found(S_KETAMINE, 30);
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "RUN-5", "B").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(outcome(result, S_KETAMINE, "RUN-5", "A").outcome()).isEqualTo(Outcome.PASS);
        assertThat(flags(result, 40, S_KETAMINE)).containsExactly(Flag.RUN_REJECTED);
        assertThat(flags(result, 20, S_KETAMINE)).isEmpty();
        assertThat(result.isAccepted()).isTrue();
    }

    @Test
    void aBatchWithoutAHighQcFails() {
        RunScenario scenario = batches().without(planted -> planted.level.equals("HIGH") && planted.number > 40);
        RuleOutcome outcome = outcome(scenario.judge(), S_KETAMINE, "RUN-5", "B");
        assertThat(outcome.evidence().detail()).isEqualTo("RUN_REJECTED no high QC");
    }

    private static RunScenario batches() {
        RunScenario scenario = RunScenario.clean();
        scenario.injections.stream()
                .filter(planted -> planted.type == SampleType.QC || planted.type == SampleType.STUDY)
                .forEach(planted -> planted.batch = Optional.of(planted.number < 35 ? "A" : "B"));
        return scenario;
    }
}
