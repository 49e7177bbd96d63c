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

    /** Eight ratios of 1 and eight of 1.25: the mean of the middle two; without one standard the middle one. */
    @Test
    void theMedianIsThatOfTheTextbook() {
        RunScenario scenario = RunScenario.under(PlantedMethod.limits(LimitKey.RACEMATE_RATIO_RANGE, 1.1249, 1.1251));
        scenario.all(SampleType.STANDARD, "").stream()
                .filter(planted -> planted.number > 20)
                .forEach(planted -> planted.standardArea(R_KETAMINE, 800));
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CHI-3", "").outcome()).isEqualTo(Outcome.PASS);
        scenario.without(planted -> planted.number == 7);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CHI-3", "").evidence().detail())
                .isEqualTo("RACEMATE_RATIO median R/S 1.2 of 15 standards");
    }

    @Test
    void standardsThatTheCurveDoesNotUseDoNotCount() {
        RunScenario scenario = RunScenario.clean();
        scenario.all(SampleType.STANDARD, "").stream()
                .filter(planted -> planted.number != 9)
                .forEach(planted -> {
                    planted.standardArea(R_KETAMINE, 700);
                    planted.excluded.add(R_KETAMINE.name());
                });
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CHI-3", "").evidence().detail())
                .isEqualTo("median R/S 1.0 of 1 standards");
        scenario.at(9).excluded.add(S_KETAMINE.name());
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CHI-3", "").outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
    }

    /** 0.896 rounds to the limit 0.9 that it misses. */
    @Test
    void theDetailShowsTheMedianOnItsSideOfTheLimit() {
        RunScenario scenario = RunScenario.under(PlantedMethod.limits(LimitKey.RACEMATE_RATIO_RANGE, 0.9, 1.5));
        scenario.all(SampleType.STANDARD, "").forEach(planted -> planted.standardArea(S_KETAMINE, 896));
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CHI-3", "").evidence().detail())
                .startsWith("RACEMATE_RATIO median R/S 0.896 of 16");
    }
}
