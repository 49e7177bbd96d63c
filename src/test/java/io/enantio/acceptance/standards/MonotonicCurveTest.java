package io.enantio.acceptance.standards;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.row;
import static io.enantio.acceptance.RunScenario.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public class MonotonicCurveTest {

    @Test
    void aNonMonotonicCurveRejectsTheRun() {
        RunScenario scenario = RunScenario.clean();
        scenario.curve(S_KETAMINE).rejected = Optional.of(Flag.CURVE_NOT_MONOTONIC);
        RunResult result = scenario.judge();
        assertThat(verdict(result, S_KETAMINE).reasons()).containsExactly("CAL-8");
        assertThat(result.calibrations().get(0).flags()).containsExactly(Flag.CURVE_NOT_MONOTONIC);
        assertThat(flags(result, 20, S_KETAMINE)).containsExactly(Flag.RUN_REJECTED);
        assertThat(flags(result, 17, S_KETAMINE)).isEmpty();
        assertThat(row(result, 20, S_KETAMINE).estimate()).isPresent();
        assertThat(row(result, 20, S_KETAMINE).reportedNgPerMl()).isEmpty();
    }
}
