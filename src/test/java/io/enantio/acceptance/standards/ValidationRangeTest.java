package io.enantio.acceptance.standards;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.TestObjects;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.run.AnalyticalRun.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class ValidationRangeTest {

    @Test
    void aValidationRunMustKeepStandardsAtBothEndsAndAStudyRunNeedNot() {
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

    /** Standards 14 and 53 are those at the ULOQ. */
    @ParameterizedTest
    @CsvSource({"ICH-M10, 14, 53, false", "EMA-2011, 14, 53, false", "FDA-2018, 14, 53, true", "FDA-2018, 7, 46, false"
    })
    void theRulesetDefinesWhichEndsMustKeepAStandard(String ruleset, int first, int second, boolean accepted) {
        RunScenario scenario = RunScenario.under(TestObjects.ruleset(ruleset));
        scenario.purpose(Purpose.VALIDATION);
        scenario.at(first).found(S_KETAMINE, first == 7 ? 2 : 900);
        scenario.at(second).found(S_KETAMINE, first == 7 ? 2 : 900);
        assertThat(verdict(scenario.judge(), S_KETAMINE).reasons().contains("CAL-7"))
                .isEqualTo(!accepted);
    }
}
