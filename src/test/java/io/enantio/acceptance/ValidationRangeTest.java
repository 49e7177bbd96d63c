package io.enantio.acceptance;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.RuleOutcome.Count;
import io.enantio.acceptance.RuleOutcome.Outcome;
import io.enantio.run.AnalyticalRun.Purpose;
import org.junit.jupiter.api.Test;

class ValidationRangeTest {

    @Test
    void aValidationRunMustKeepItsEndsAndAStudyRunNeedNot() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(7).found(S_KETAMINE, 2);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CAL-7", "").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        scenario.purpose(Purpose.VALIDATION);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CAL-7", "LLOQ").count())
                .isEqualTo(Count.of(1, 2));
        assertThat(scenario.judge().isAccepted()).isTrue();
        scenario.at(46).found(S_KETAMINE, 2);
        assertThat(verdict(scenario.judge(), S_KETAMINE).reasons()).containsExactly("CAL-7");
    }
}
