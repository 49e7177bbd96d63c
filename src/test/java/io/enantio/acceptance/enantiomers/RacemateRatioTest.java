package io.enantio.acceptance.enantiomers;

import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_NORKETAMINE;
import static io.enantio.acceptance.RunScenario.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.PlantedMethod;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.RACEMATE_RATIO, fault = "racemate-ratio")
public class RacemateRatioTest {

    /** A lower internal standard of R raises every R/S ratio of its standards. */
    @ParameterizedTest
    @CsvSource({"960, PASS", "950, FAIL", "1050, PASS", "1060, FAIL"})
    void theMedianRatioOfUsedStandardsIsNearOne(double area, Outcome wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.all(SampleType.STANDARD, "").forEach(planted -> planted.standardArea(R_KETAMINE, area));
        RunResult result = scenario.judge();
        assertThat(outcome(result, R_KETAMINE, "CHI-3", "").outcome()).isEqualTo(wanted);
        assertThat(outcome(result, S_KETAMINE, "CHI-3", "").evidence().detail().startsWith("RACEMATE_RATIO "))
                .isEqualTo(wanted == Outcome.FAIL);
        assertThat(outcome(result, S_NORKETAMINE, "CHI-3", "").outcome()).isEqualTo(Outcome.PASS);
        assertThat(result.isAccepted()).isTrue();
    }

    /** The ratio is judged against the method's own range, exactly on whose ends it passes. */
    @ParameterizedTest
    @CsvSource({"1.25, 2, PASS", "0.5, 1.25, PASS", "1.2500001, 2, FAIL", "0.5, 1.2499999, FAIL"})
    void exactlyOnALimitPasses(double low, double high, Outcome wanted) {
        RunScenario scenario = RunScenario.under(PlantedMethod.limits(LimitKey.RACEMATE_RATIO_RANGE, low, high));
        scenario.all(SampleType.STANDARD, "").forEach(planted -> planted.standardArea(R_KETAMINE, 800));
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CHI-3", "").outcome()).isEqualTo(wanted);
    }

    @Test
    void oneStrayStandardDoesNotMoveTheMedian() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(10).standardArea(R_KETAMINE, 700);
        assertThat(outcome(scenario.judge(), R_KETAMINE, "CHI-3", "").outcome()).isEqualTo(Outcome.PASS);
    }
}
