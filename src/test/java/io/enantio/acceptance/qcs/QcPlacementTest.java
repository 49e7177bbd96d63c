package io.enantio.acceptance.qcs;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.PlantedMethod;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.LevelRole;
import io.enantio.method.rules.LimitKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class QcPlacementTest {

    @ParameterizedTest
    @CsvSource({
        "QC_LOW_MAX_TIMES_LLOQ, 3, low, PASS",
        "QC_LOW_MAX_TIMES_LLOQ, 2.9, low, FAIL",
        "QC_HIGH_MIN_OF_ULOQ, 0.8, high, PASS",
        "QC_HIGH_MIN_OF_ULOQ, 0.81, high, FAIL"
    })
    void placementIsAMessageAndNeverRejects(LimitKey key, double limit, String role, Outcome wanted) {
        RunResult result = RunScenario.under(PlantedMethod.limits(key, limit))
                .declaring("LOW", LevelRole.LOW)
                .declaring("HIGH", LevelRole.HIGH)
                .judge();
        assertThat(outcome(result, S_KETAMINE, "QC-1", role).outcome()).isEqualTo(wanted);
        assertThat(result.isAccepted()).isTrue();
    }

    /** (175 - 1) / (500 - 1) = 0.3487. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.5, PASS", "0.3, 0.34, FAIL", "0.35, 0.5, FAIL"})
    void theMiddleQcLiesInTheMiddleOfTheRange(double low, double high, Outcome wanted) {
        RunResult result = RunScenario.under(PlantedMethod.limits(LimitKey.QC_MID_RANGE, low, high))
                .judge();
        assertThat(outcome(result, S_KETAMINE, "QC-1", "middle").outcome()).isEqualTo(wanted);
    }
}
