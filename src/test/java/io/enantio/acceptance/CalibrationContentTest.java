package io.enantio.acceptance;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.List;
import org.junit.jupiter.api.Test;

@RaisedByFault(flag = Flag.RUN_INCOMPLETE, fault = "no-zero")
class CalibrationContentTest {

    @Test
    void sixLevelsAreEnoughAndFiveAreNot() {
        RunScenario six = RunScenario.clean().without(planted -> isOneOf(planted, "STD2", "STD4"));
        RunScenario five = RunScenario.clean().without(planted -> isOneOf(planted, "STD2", "STD4", "STD6"));
        assertThat(outcome(six.judge(), S_KETAMINE, "CAL-1", "").outcome()).isEqualTo(Outcome.PASS);
        RunResult rejected = five.judge();
        assertThat(outcome(rejected, S_KETAMINE, "CAL-1", "").count()).isEqualTo(Count.of(5, 8));
        assertThat(outcome(rejected, S_KETAMINE, "CAL-1", "").evidence().detail())
                .startsWith("NO_CURVE ");
        assertThat(verdict(rejected, S_KETAMINE).reasons()).contains("CAL-1");
        assertThat(rejected.calibrations().get(0).flags()).containsExactly(Flag.NO_CURVE);
    }

    @Test
    void aRunWithoutBlankAndZeroSampleIsIncompleteButAccepted() {
        RunResult result = RunScenario.clean()
                .without(SampleType.BLANK)
                .without(SampleType.ZERO)
                .judge();
        for (String subject : List.of("blank", "zero")) {
            RuleOutcome outcome = outcome(result, S_KETAMINE, "CAL-1", subject);
            assertThat(outcome.outcome()).isEqualTo(Outcome.FAIL);
            assertThat(outcome.evidence().detail()).startsWith("RUN_INCOMPLETE ");
        }
        assertThat(result.isAccepted()).isTrue();
    }

    private static boolean isOneOf(PlantedInjection planted, String... levels) {
        return planted.type == SampleType.STANDARD && List.of(levels).contains(planted.level);
    }
}
