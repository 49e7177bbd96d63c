package io.enantio.acceptance.standards;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Range;
import org.junit.jupiter.api.Test;

@RaisedByFault(flag = Flag.TRUNCATED_LLOQ, fault = "truncated-lloq")
@RaisedByFault(flag = Flag.TRUNCATED_ULOQ, fault = "truncated-uloq")
public class EffectiveRangeTest {

    @Test
    void aLostLloqRaisesTheLimitAndFlagsSamplesInBetween() {
        RunScenario scenario = RunScenario.clean();
        scenario.curve(S_KETAMINE).effective = new Range(2, 500);
        scenario.at(20).found(S_KETAMINE, 1.999);
        scenario.at(21).found(S_KETAMINE, 0.999);
        scenario.at(22).found(S_KETAMINE, 2);
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "CAL-6", "LLOQ").evidence().detail())
                .isEqualTo("TRUNCATED_LLOQ LLOQ is 2 ng/mL");
        assertThat(outcome(result, S_KETAMINE, "CAL-6", "ULOQ").outcome()).isEqualTo(Outcome.PASS);
        assertThat(result.calibrations().get(0).flags()).containsExactly(Flag.TRUNCATED_LLOQ);
        assertThat(flags(result, 20, S_KETAMINE)).containsExactly(Flag.TRUNCATED_LLOQ);
        assertThat(row(result, 20, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.BELOW_LLOQ);
        assertThat(flags(result, 21, S_KETAMINE)).isEmpty();
        assertThat(row(result, 21, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.BELOW_LLOQ);
        assertThat(row(result, 22, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.QUANTIFIED);
        assertThat(result.isAccepted()).isTrue();
    }

    @Test
    void aLostUloqLowersTheLimitAndFlagsSamplesInBetween() {
        RunScenario scenario = RunScenario.clean();
        scenario.curve(S_KETAMINE).effective = new Range(1, 400);
        scenario.at(20).found(S_KETAMINE, 400.001);
        scenario.at(21).found(S_KETAMINE, 500.001);
        RunResult result = scenario.judge();
        assertThat(flags(result, 20, S_KETAMINE)).containsExactly(Flag.TRUNCATED_ULOQ);
        assertThat(row(result, 20, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.ABOVE_ULOQ);
        assertThat(row(result, 20, S_KETAMINE).reportedNgPerMl()).isEmpty();
        assertThat(flags(result, 21, S_KETAMINE)).isEmpty();
        assertThat(result.calibrations().get(0).flags()).containsExactly(Flag.TRUNCATED_ULOQ);
    }
}
