package io.enantio.acceptance.qcs;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.run.SampleType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class QcCoverageTest {

    /** QC levels 1, 3, 175 and 400. */
    @ParameterizedTest
    @CsvSource({"3, 175, PASS", "3.1, 175, FAIL", "3, 174, FAIL"})
    void twoQcLevelsMustLieWithinTheStudyConcentrations(double low, double high, Outcome wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.all(SampleType.STUDY, "").forEach(planted -> planted.found(S_KETAMINE, high));
        scenario.at(20).found(S_KETAMINE, low);
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "RNG-2", "").outcome()).isEqualTo(wanted);
        assertThat(outcome(result, S_KETAMINE, "RNG-2", "").evidence().detail().startsWith("QC_COVERAGE "))
                .isEqualTo(wanted == Outcome.FAIL);
        assertThat(result.isAccepted()).isTrue();
    }
}
