package io.enantio.acceptance.standards;

import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.row;
import static io.enantio.acceptance.RunScenario.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@RaisedByFault(flag = Flag.STANDARD_EXCLUDED, fault = "failing-lloq-standard")
@RaisedByFault(flag = Flag.NO_CURVE, fault = "no-curve", rejected = 1)
public class PassingStandardsTest {

    @Test
    void twelveOfSixteenPassingStandardsAreEnoughAndElevenAreNot() {
        RunResult twelve = failing(8, 9, 10, 11).judge();
        assertThat(outcome(twelve, S_KETAMINE, "CAL-3", "").count()).isEqualTo(Count.of(12, 16));
        assertThat(twelve.isAccepted()).isTrue();
        RunResult eleven = failing(8, 9, 10, 11, 12).judge();
        assertThat(outcome(eleven, S_KETAMINE, "CAL-3", "").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict(eleven, S_KETAMINE).reasons()).containsExactly("CAL-3");
        assertThat(verdict(eleven, R_KETAMINE).isAccepted()).isTrue();
        assertThat(eleven.calibrations().get(0).flags()).containsExactly(Flag.NO_CURVE);
    }

    @Test
    void excludedStandardsAreListedAndCountAsFailures() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(8).excluded.add(S_KETAMINE.name());
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "CAL-3", "").count()).isEqualTo(Count.of(15, 16));
        assertThat(outcome(result, S_KETAMINE, "CAL-5", "").evidence().detail())
                .isEqualTo("excluded: STD2 injection 8");
        assertThat(flags(result, 8, S_KETAMINE)).containsExactly(Flag.STANDARD_EXCLUDED);
        assertThat(row(result, 8, S_KETAMINE).judgement().usedInCurve()).hasValue(false);
        assertThat(row(result, 9, S_KETAMINE).judgement().usedInCurve()).hasValue(true);
    }

    @Test
    void withoutAFittedCurveTheRunIsRejectedAndHasNoEstimates() {
        RunScenario scenario = RunScenario.clean();
        scenario.curve(S_KETAMINE).rejected = Optional.of(Flag.NO_CURVE);
        scenario.curve(S_KETAMINE).isFitted = false;
        RunResult result = scenario.judge();
        assertThat(verdict(result, S_KETAMINE).reasons()).contains("CAL-3");
        assertThat(row(result, 20, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.NOT_QUANTIFIABLE);
        assertThat(row(result, 17, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.NOT_QUANTIFIABLE);
        assertThat(verdict(result, R_KETAMINE).isAccepted()).isTrue();
    }

    private static RunScenario failing(int... injections) {
        RunScenario scenario = RunScenario.clean();
        for (int injection : injections) {
            scenario.at(injection).found(S_KETAMINE, 0.5);
        }
        return scenario;
    }
}
