package io.enantio.acceptance.blanks;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.CARRYOVER, fault = "carry-over")
public class CarryOverRuleTest {

    @ParameterizedTest
    @CsvSource({"0.2, PASS", "0.2001, FAIL"})
    void theBlankAfterTheHighestStandardContainsAtMostAFifthOfTheLloq(double found, Outcome wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(15).found(S_KETAMINE, found);
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "CO-1", "15").outcome()).isEqualTo(wanted);
        assertThat(flags(result, 15, S_KETAMINE).contains(Flag.CARRYOVER)).isEqualTo(wanted == Outcome.FAIL);
        assertThat(outcome(result, S_KETAMINE, "CO-1", "54").outcome()).isEqualTo(Outcome.PASS);
        assertThat(result.isAccepted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"50, PASS", "51, FAIL"})
    void itContainsAtMostATwentiethOfTheInternalStandard(double area, Outcome wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(15).standardArea(S_KETAMINE, area);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CO-1", "15").outcome())
                .isEqualTo(wanted);
    }

    @Test
    void withoutItsBlankCarryOverCannotBeAssessed() {
        RunResult result =
                RunScenario.clean().without(SampleType.CARRYOVER_BLANK).judge();
        assertThat(outcome(result, S_KETAMINE, "CO-1", "").outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
    }
}
