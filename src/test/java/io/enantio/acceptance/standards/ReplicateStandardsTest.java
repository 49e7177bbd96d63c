package io.enantio.acceptance.standards;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import org.junit.jupiter.api.Test;

public class ReplicateStandardsTest {

    @Test
    void oneOfTwoPassingReplicatesKeepsALevelAndNoneLosesIt() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(9).found(S_KETAMINE, 50);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CAL-4", "STD3").outcome())
                .isEqualTo(Outcome.PASS);
        scenario.at(48).found(S_KETAMINE, 50);
        RuleOutcome lost = outcome(scenario.judge(), S_KETAMINE, "CAL-4", "STD3");
        assertThat(lost.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(lost.count()).isEqualTo(Count.of(0, 2));
        assertThat(lost.evidence().limit()).isEqualTo("standard_level_pass_fraction=1/2");
        assertThat(scenario.judge().isAccepted()).isTrue();
    }
}
