package io.enantio.acceptance.samples;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.RunScenario;
import io.enantio.method.rules.Flag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.DILUTION_UNVALIDATED, fault = "dilution-unvalidated")
class DilutionTest {

    @ParameterizedTest
    @CsvSource({"1, false", "5, false", "4, true"})
    void aFactorOutsideTheValidatedOnesIsFlagged(double factor, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(36).dilution = factor;
        assertThat(flags(scenario.judge(), 36, S_KETAMINE).contains(Flag.DILUTION_UNVALIDATED))
                .isEqualTo(isFlagged);
    }
}
