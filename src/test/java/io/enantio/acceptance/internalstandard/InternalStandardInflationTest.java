package io.enantio.acceptance.internalstandard;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.RunScenario;
import io.enantio.method.rules.Flag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.IS_INFLATION, fault = "is-inflation")
class InternalStandardInflationTest {

    /** 0.08 % of C on 50 ng/mL: 5 % at C = 3125. */
    @ParameterizedTest
    @CsvSource({"3125, false", "3126, true"})
    void theAnalyteAddsAtMostFivePercentToItsInternalStandard(double found, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(36).found(S_KETAMINE, found);
        assertThat(flags(scenario.judge(), 36, S_KETAMINE).contains(Flag.IS_INFLATION))
                .isEqualTo(isFlagged);
    }
}
