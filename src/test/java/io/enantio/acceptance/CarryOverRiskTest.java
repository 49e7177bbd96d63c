package io.enantio.acceptance;

import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.method.Flag;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarryOverRiskTest {

    /** The blank shows 0.1 of the 500 before it: 1/5000. Of 430 that is 0.086, a fifth of 0.43. */
    @ParameterizedTest
    @CsvSource({"0.44, false", "0.42, true"})
    void aSmallResultAfterALargeOneIsAtRisk(double found, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(15).found(S_KETAMINE, 0.1);
        scenario.at(36).found(S_KETAMINE, 430);
        scenario.at(37).found(S_KETAMINE, found);
        RunResult result = scenario.judge();
        assertThat(flags(result, 37, S_KETAMINE)).isEqualTo(isFlagged ? Set.of(Flag.CARRYOVER_RISK) : Set.of());
        assertThat(flags(result, 37, R_KETAMINE)).isEmpty();
    }
}
