package io.enantio.acceptance.enantiomers;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.PlantedFigures;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.AssayFacts;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.SUITABILITY_FAILED, fault = "suitability")
public class SuitabilityTest {

    @ParameterizedTest
    @CsvSource({
        "resolution, 40, 1.5, 1.1, PASS",
        "resolution, 40, 1.49, 1.1, FAIL",
        "tailing, 40, 2, 2.0, PASS",
        "tailing, 40, 2, 2.01, FAIL",
        "tailing, 40, 2, 0.79, FAIL",
        "signal to noise, 10, 2, 1.1, PASS",
        "signal to noise, 9.9, 2, 1.1, FAIL"
    })
    void suitabilityInjectionsMeetTheMethodsLimits(
            String subject, double signalToNoise, double resolution, double tailing, Outcome wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(2).figures(S_KETAMINE, new PlantedFigures(signalToNoise, resolution, tailing));
        RunResult result = scenario.judge();
        RuleOutcome outcome = outcome(result, S_KETAMINE, "SST-1", subject);
        assertThat(outcome.count()).isEqualTo(Count.of(wanted == Outcome.PASS ? 2 : 1, 2));
        assertThat(outcome.evidence().detail().startsWith("SUITABILITY_FAILED")).isEqualTo(wanted == Outcome.FAIL);
        assertThat(outcome.evidence().origin()).isEqualTo("method");
        assertThat(result.isAccepted()).isTrue();
    }

    /** Of two areas a and b the CV is 100 sqrt(2) |a - b| / (a + b): 5 % is 100 and 107.33. */
    @ParameterizedTest
    @CsvSource({"107.3, PASS", "107.4, FAIL"})
    void areasOfSuitabilityInjectionsMustBeRepeatable(double found, Outcome wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(2).found(S_KETAMINE, found);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "SST-1", "area cv").outcome())
                .isEqualTo(wanted);
    }

    @Test
    void aMethodWithoutSuitabilityLimitsIsNotJudgedByThem() {
        assertThat(outcome(RunScenario.clean().facts(AssayFacts.NONE).judge(), S_KETAMINE, "SST-1", "")
                        .outcome())
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }

    /** Areas of 90, 100 and 110 have an SD of 10, so a CV of 10 %. */
    @ParameterizedTest
    @CsvSource({"10, PASS", "9.99, FAIL"})
    void theAreaCvIsThatOfTheTextbook(double limit, Outcome wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.add(SampleType.SUITABILITY, "");
        scenario.at(1).found(S_KETAMINE, 90);
        scenario.at(2).found(S_KETAMINE, 110);
        AssayFacts.Suitability onlyCv = new AssayFacts.Suitability(
                OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty(), OptionalDouble.of(limit));
        RunResult result = scenario.facts(new AssayFacts(List.of(), AssayFacts.Validated.NOTHING, onlyCv, List.of()))
                .judge();
        assertThat(outcome(result, S_KETAMINE, "SST-1", "area cv").outcome()).isEqualTo(wanted);
    }

    /** A suitability sample contains every analyte: one that does not show it fails, and one area has no CV. */
    @Test
    void anInjectionWithoutThePeakFails() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(2).found(S_KETAMINE, 0);
        RunResult result = scenario.judge();
        for (String subject : List.of("resolution", "tailing", "signal to noise")) {
            assertThat(outcome(result, S_KETAMINE, "SST-1", subject).outcome()).isEqualTo(Outcome.FAIL);
            assertThat(outcome(result, S_KETAMINE, "SST-1", subject).count()).isEqualTo(Count.of(1, 2));
        }
        assertThat(outcome(result, S_KETAMINE, "SST-1", "area cv").outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
    }

    @Test
    void withoutSuitabilityInjectionsNothingCanBeAssessed() {
        RunResult result = RunScenario.clean().without(SampleType.SUITABILITY).judge();
        for (String subject : List.of("resolution", "tailing", "signal to noise", "area cv")) {
            assertThat(outcome(result, S_KETAMINE, "SST-1", subject).outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
        }
    }
}
