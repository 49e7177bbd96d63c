package io.enantio.acceptance.standards;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.PlantedMethod;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class LloqResponseTest {

    @Test
    void theRuleDoesNotApplyWithoutItsLimit() {
        assertThat(outcome(RunScenario.clean().judge(), S_KETAMINE, "LLOQ-1", "")
                        .outcome())
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }

    /** The area at the LLOQ is 20: five times 4, not five times 4.1. */
    @ParameterizedTest
    @CsvSource({"0.19, PASS", "0.2, PASS", "0.205, FAIL"})
    void theLloqResponseMustBeFiveTimesThatOfTheLargestBlank(double zero, Outcome wanted) {
        RunScenario scenario = RunScenario.under(PlantedMethod.limits(LimitKey.LLOQ_RESPONSE_TO_BLANK_MINIMUM, 5));
        scenario.at(6).found(S_KETAMINE, zero);
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "LLOQ-1", "").outcome()).isEqualTo(wanted);
        assertThat(outcome(result, S_KETAMINE, "LLOQ-1", "").evidence().origin())
                .isEqualTo("method");
        assertThat(flags(result, 7, S_KETAMINE).contains(Flag.SN_LOW)).isEqualTo(wanted == Outcome.FAIL);
        assertThat(result.isAccepted()).isTrue();
    }
}
