package io.enantio.acceptance.qcs;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.value.Range;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class RangeHoldsQcsTest {

    @ParameterizedTest
    @CsvSource({"3, 400, PASS, 3", "5, 400, FAIL, 2", "3, 200, FAIL, 2"})
    void theEffectiveRangeMustIncludeLowMidAndHigh(double low, double high, Outcome wanted, int inside) {
        RunScenario scenario = RunScenario.clean();
        scenario.curve(S_KETAMINE).effective = new Range(low, high);
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "RNG-1", "").count()).isEqualTo(Count.of(inside, 3));
        assertThat(verdict(result, S_KETAMINE).reasons().contains("RNG-1")).isEqualTo(wanted == Outcome.FAIL);
    }
}
