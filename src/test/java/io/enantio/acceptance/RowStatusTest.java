package io.enantio.acceptance;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowStatusTest {

    @ParameterizedTest
    @CsvSource({"0.9999, BELOW_LLOQ", "1, QUANTIFIED", "500, QUANTIFIED", "500.0001, ABOVE_ULOQ", "0.01, NOT_DETECTED"})
    void theEffectiveRangeIncludesItsEnds(double found, ResultStatus wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).found(S_KETAMINE, found);
        RunResult result = scenario.judge();
        assertThat(row(result, 20, S_KETAMINE).judgement().status()).isEqualTo(wanted);
        assertThat(row(result, 20, S_KETAMINE).reportedNgPerMl().isPresent())
                .isEqualTo(wanted == ResultStatus.QUANTIFIED);
        assertThat(flags(result, 20, S_KETAMINE)).isEmpty();
    }

    @Test
    void theRangeAppliesToTheInjectedSample() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(35).found(S_KETAMINE, 499);
        assertThat(row(scenario.judge(), 35, S_KETAMINE).reportedNgPerMl()).hasValue(2495);
    }

    /** Three standard errors of 0.3 are 0.9, an area of 0.045 ng/mL. */
    @ParameterizedTest
    @CsvSource({"0.0451, BELOW_LLOQ", "0.0449, NOT_DETECTED"})
    void anAreaUnderThreeStandardErrorsIsNotDetected(double found, ResultStatus wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).found(S_KETAMINE, found);
        assertThat(row(scenario.judge(), 20, S_KETAMINE).judgement().status()).isEqualTo(wanted);
    }

    @Test
    void anAnalyteWithoutAreaIsNotQuantifiable() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).flag(S_KETAMINE, Flag.INTEGRATION_FAILED).lost.add(S_KETAMINE.name());
        RunResult result = scenario.judge();
        assertThat(flags(result, 20, S_KETAMINE)).containsExactly(Flag.INTEGRATION_FAILED);
        assertThat(row(result, 20, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.NOT_QUANTIFIABLE);
    }
}
