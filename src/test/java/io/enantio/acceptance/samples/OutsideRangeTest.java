package io.enantio.acceptance.samples;

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

@RaisedByFault(flag = Flag.DILUTED_BELOW_LLOQ, fault = "diluted-below-lloq")
class OutsideRangeTest {

    @ParameterizedTest
    @CsvSource({"1, false", "0.999, true", "0.01, true"})
    void aSampleDilutedBelowTheLloqIsToBeRepeatedWithLessDilution(double found, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(35).found(S_KETAMINE, found);
        RunResult result = scenario.judge();
        assertThat(flags(result, 35, S_KETAMINE)).isEqualTo(isFlagged ? Set.of(Flag.DILUTED_BELOW_LLOQ) : Set.of());
    }

    @Test
    void anUndilutedSampleBelowTheLloqIsNot() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(36).found(S_KETAMINE, 0.5);
        assertThat(flags(scenario.judge(), 36, S_KETAMINE)).isEmpty();
    }
}
