package io.enantio.acceptance.standards;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class BackCalculatedStandardsTest {

    @ParameterizedTest
    @CsvSource({
        "2, 2.3, PASS",
        "2, 2.3000000001, FAIL",
        "2, 1.7, PASS",
        "2, 1.69, FAIL",
        "1, 1.2, PASS",
        "1, 0.79, FAIL"
    })
    void theLimitOfAStandardIsFifteenPercentAndTwentyAtTheLloq(double nominal, double found, Outcome wanted) {
        RunScenario scenario = RunScenario.clean();
        String level = nominal == 1 ? "STD1" : "STD2";
        int injection = nominal == 1 ? 7 : 8;
        scenario.at(injection).found(S_KETAMINE, found);
        RunResult result = scenario.judge();
        RuleOutcome outcome = outcome(result, S_KETAMINE, "CAL-2", level);
        assertThat(outcome.outcome()).isEqualTo(wanted);
        assertThat(outcome.count()).isEqualTo(Count.of(wanted == Outcome.PASS ? 2 : 1, 2));
        assertThat(flags(result, injection, S_KETAMINE))
                .isEqualTo(wanted == Outcome.PASS ? Set.of() : Set.of(Flag.OUT_OF_LIMIT));
        assertThat(result.isAccepted()).isTrue();
    }

    @Test
    void aStandardWithoutResultIsNotInside() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(8).lostStandard.add(S_KETAMINE.name());
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "CAL-2", "STD2").count()).isEqualTo(Count.of(1, 2));
        assertThat(flags(result, 8, S_KETAMINE)).containsExactly(Flag.IS_MISSING);
        assertThat(row(result, 8, S_KETAMINE).judgement().usedInCurve()).hasValue(false);
    }
}
