package io.enantio.acceptance.blanks;

import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.CARRYOVER_RISK, fault = "carryover-risk")
class CarryOverRiskTest {

    /** The blank contains 0.3 ng/mL after a standard of 500, a fraction of 3/5000. After 430 ng/mL that is 0.258, 15 % of 1.72; 0.9 is below the LLOQ. */
    @ParameterizedTest
    @CsvSource({"1.73, false", "1.71, true", "1, true", "0.9999, false", "0.9, false"})
    void aSmallResultAfterALargeOneIsAtRisk(double found, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(15).found(S_KETAMINE, 0.3);
        scenario.at(36).found(S_KETAMINE, 430);
        scenario.at(37).found(S_KETAMINE, found);
        RunResult result = scenario.judge();
        assertThat(flags(result, 37, S_KETAMINE)).isEqualTo(isFlagged ? Set.of(Flag.CARRYOVER_RISK) : Set.of());
        assertThat(flags(result, 37, R_KETAMINE)).isEmpty();
    }

    /** 0.25 of 500 is 0.0005; of 300 that is 0.15, exactly the accuracy limit of 1. */
    @Test
    void theAccuracyLimitItselfIsNoRisk() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(15).found(S_KETAMINE, 0.25);
        scenario.at(36).found(S_KETAMINE, 300);
        scenario.at(37).found(S_KETAMINE, 1);
        assertThat(flags(scenario.judge(), 37, S_KETAMINE)).isEmpty();
        scenario.at(36).found(S_KETAMINE, 301);
        assertThat(flags(scenario.judge(), 37, S_KETAMINE)).containsExactly(Flag.CARRYOVER_RISK);
    }

    /** What follows nothing shows no carry-over, however large it is. */
    @Test
    void aBlankAfterNothingSaysNothing() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(53).found(S_KETAMINE, 0);
        scenario.at(54).found(S_KETAMINE, 0.3);
        scenario.at(36).found(S_KETAMINE, 430);
        scenario.at(37).found(S_KETAMINE, 1.1);
        assertThat(flags(scenario.judge(), 37, S_KETAMINE)).isEmpty();
    }
}
