package io.enantio.acceptance.blanks;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_NORKETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.INTERFERENT_OVERLAP, fault = "overlapping-monitored")
class InterferentOverlapTest {

    /** S-norketamine elutes at 7.3 min with a base of 1.7 x 0.25 = 0.425 min. */
    @ParameterizedTest
    @CsvSource({"6.1, false", "6.87, false", "6.88, true", "7.3, true", "10.4, false"})
    void aMonitoredCompoundWithinOneBaseWidthOverlaps(double timeMin, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).monitoredTimeMin = timeMin;
        RunResult result = scenario.judge();
        assertThat(flags(result, 20, S_NORKETAMINE)).isEqualTo(isFlagged ? Set.of(Flag.INTERFERENT_OVERLAP) : Set.of());
        assertThat(flags(result, 20, S_KETAMINE)).isEmpty();
    }
}
