package io.enantio.acceptance.internalstandard;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.IS_LOW, fault = "is-low")
@RaisedByFault(flag = Flag.IS_HIGH, fault = "is-high")
@RaisedByFault(flag = Flag.IS_DRIFT, fault = "is-drift")
@RaisedByFault(flag = Flag.IS_GROUP_SHIFT, fault = "is-group-shift")
public class InternalStandardResponseTest {

    @ParameterizedTest
    @CsvSource({"500, ", "499.9, IS_LOW", "1500, ", "1500.1, IS_HIGH"})
    void aSampleIsFlaggedOutsideFiftyToAHundredAndFiftyPercent(double area, Flag wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).standardArea(S_KETAMINE, area);
        RunResult result = scenario.judge();
        assertThat(flags(result, 20, S_KETAMINE)).isEqualTo(wanted == null ? Set.of() : Set.of(wanted));
        assertThat(outcome(result, S_KETAMINE, "IS-1", "range").outcome())
                .isEqualTo(wanted == null ? Outcome.PASS : Outcome.FAIL);
        assertThat(result.isAccepted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1200, PASS", "1201, FAIL", "800, PASS", "799, FAIL"})
    void studySamplesAsAGroupMayDifferByAFifth(double area, Outcome wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.all(SampleType.STUDY, "").forEach(planted -> planted.standardArea(S_KETAMINE, area));
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "IS-1", "group shift").outcome()).isEqualTo(wanted);
        assertThat(outcome(result, S_KETAMINE, "IS-1", "group shift")
                        .evidence()
                        .detail()
                        .startsWith("IS_GROUP_SHIFT "))
                .isEqualTo(wanted == Outcome.FAIL);
    }

    /** A straight line from 1000 (1 - d) to 1000 (1 + d) changes by 200 d percent of its middle. */
    @ParameterizedTest
    @CsvSource({"0.099, PASS", "0.101, FAIL", "-0.101, FAIL"})
    void aTrendOfMoreThanAFifthOverTheRunIsDrift(double d, Outcome wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.injections.stream()
                .filter(planted -> !planted.type.hasNoInternalStandard())
                .forEach(planted -> planted.standardArea(S_KETAMINE, 1000 * (1 + d * (planted.number - 30.5) / 29.5)));
        RuleOutcome outcome = outcome(scenario.judge(), S_KETAMINE, "IS-1", "drift");
        assertThat(outcome.outcome()).isEqualTo(wanted);
        assertThat(outcome.evidence().detail().startsWith("IS_DRIFT ")).isEqualTo(wanted == Outcome.FAIL);
    }
}
