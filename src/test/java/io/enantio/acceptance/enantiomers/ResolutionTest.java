package io.enantio.acceptance.enantiomers;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.PlantedFigures;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.run.SampleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class ResolutionTest {

    @ParameterizedTest
    @CsvSource({"1.5, PASS", "1.4999, FAIL"})
    void everyStandardAndQcIsResolved(double resolution, Outcome wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(31).figures(S_KETAMINE, new PlantedFigures(40, resolution, 1.1));
        RunResult result = scenario.judge();
        RuleOutcome outcome = outcome(result, S_KETAMINE, "CHI-2", "");
        assertThat(outcome.outcome()).isEqualTo(wanted);
        assertThat(outcome.evidence().detail())
                .startsWith(wanted == Outcome.FAIL ? "lowest 1.4999 in injection 31" : "lowest 1.5");
        assertThat(result.isAccepted()).isTrue();
    }

    @Test
    void withoutAStandardOrQcItCannotBeAssessed() {
        assertThat(new Resolution()
                        .judge(RunScenario.clean()
                                .without(SampleType.STANDARD)
                                .without(SampleType.QC)
                                .evidence(S_KETAMINE)))
                .singleElement()
                .returns(Outcome.NOT_ASSESSABLE, Finding::outcome);
    }
}
