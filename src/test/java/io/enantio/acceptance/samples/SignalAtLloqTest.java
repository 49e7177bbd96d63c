package io.enantio.acceptance.samples;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.PlantedFigures;
import io.enantio.acceptance.RunScenario;
import io.enantio.method.rules.Flag;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.SN_LOW, fault = "sn-low")
class SignalAtLloqTest {

    @ParameterizedTest
    @CsvSource({"7, 5, false", "7, 4.99, true", "16, 4.99, true", "8, 4.99, false", "20, 4.99, false"})
    void aStandardOrQcAtTheLloqNeedsASignalToNoiseOfFive(int injection, double snr, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(injection).figures(S_KETAMINE, new PlantedFigures(snr, 2, 1.1));
        assertThat(flags(scenario.judge(), injection, S_KETAMINE))
                .isEqualTo(isFlagged ? Set.of(Flag.SN_LOW) : Set.of());
    }
}
