package io.enantio.acceptance.qcs;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.PlantedMethod;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.AssayFacts.Dilution;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Range;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.DILUTION_QC_MISSING, fault = "dilution-unvalidated")
@RaisedByFault(flag = Flag.DILUTION_QC_FAILED, fault = "dilution-qc-failing")
public class DilutionQcsTest {

    @Test
    void oneOfTwoDilutionQcsIsTooFewAndConcernsDilutedSamplesOnly() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(33).found(S_KETAMINE, 345);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "DIL-2", "5").count()).isEqualTo(Count.of(2, 2));
        scenario.at(33).found(S_KETAMINE, 346);
        RunResult result = scenario.judge();
        RuleOutcome outcome = outcome(result, S_KETAMINE, "DIL-2", "5");
        assertThat(outcome.count()).isEqualTo(Count.of(1, 2));
        assertThat(outcome.evidence().detail()).startsWith("DILUTION_QC_FAILED ");
        assertThat(flags(result, 35, S_KETAMINE)).containsExactly(Flag.DILUTION_QC_FAILED);
        assertThat(row(result, 35, S_KETAMINE).reportedNgPerMl()).isEmpty();
        assertThat(flags(result, 36, S_KETAMINE)).isEmpty();
        assertThat(result.isAccepted()).isTrue();
    }

    /** QCs at 4 and 8 support samples at 5, and at 4 and 8; not beyond them (ICH M10, 3.3.2). */
    @ParameterizedTest
    @CsvSource({"5, true", "4, true", "8, true", "3.999, false", "8.001, false"})
    void qcsOfTheLowestAndTheHighestFactorSuffice(double factor, boolean isSupported) {
        RunScenario scenario = fourAndEight();
        scenario.at(35).found(S_KETAMINE, 100).dilution = factor;
        RunResult result = scenario.judge();
        RuleOutcome outcome = outcome(result, S_KETAMINE, "DIL-2", FigureText.exact(factor));
        assertThat(outcome.outcome()).isEqualTo(isSupported ? Outcome.PASS : Outcome.NOT_ASSESSABLE);
        assertThat(flags(result, 35, S_KETAMINE).contains(Flag.DILUTION_QC_MISSING))
                .isEqualTo(!isSupported);
        if (isSupported) {
            assertThat(flags(result, 35, S_KETAMINE)).isEmpty();
        }
    }

    @Test
    void bothFactorsAroundASampleMustPass() {
        RunScenario scenario = fourAndEight();
        assertThat(outcome(scenario.judge(), S_KETAMINE, "DIL-2", "5")
                        .evidence()
                        .detail())
                .isEqualTo("by dilution QCs of 4 and 8");
        scenario.at(34).found(S_KETAMINE, 1500 * 1.15 / 8);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "DIL-2", "5").outcome())
                .isEqualTo(Outcome.PASS);
        scenario.at(34).found(S_KETAMINE, 1500 * 1.1501 / 8);
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "DIL-2", "5").count()).isEqualTo(Count.of(1, 2));
        assertThat(flags(result, 35, S_KETAMINE)).containsExactly(Flag.DILUTION_QC_FAILED);
        assertThat(result.isAccepted()).isTrue();
    }

    /** The next factors, not the outermost ones: a QC of the factor itself decides alone. */
    @Test
    void theNearestFactorsDecide() {
        RunScenario scenario = fourAndEight();
        scenario.add(SampleType.QC, "DILUTION", "DILUTION");
        int last = scenario.injections.size();
        scenario.at(last - 1).found(S_KETAMINE, 900).dilution = 16;
        scenario.at(last).found(S_KETAMINE, 900).dilution = 2;
        assertThat(outcome(scenario.judge(), S_KETAMINE, "DIL-2", "5").outcome())
                .isEqualTo(Outcome.PASS);
        scenario.at(last).found(S_KETAMINE, 300).dilution = 5;
        scenario.at(33).found(S_KETAMINE, 100);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "DIL-2", "5").count()).isEqualTo(Count.of(1, 1));
    }

    /** The dilution QC exceeds the samples, or the ULOQ of 500 ng/mL. */
    @ParameterizedTest
    @CsvSource({"399.9, true", "400, false", "400.1, false"})
    void aDilutionQcExceedsTheSamples(double undiluted, boolean isSupported) {
        RunScenario scenario = RunScenario.clean().without(planted -> planted.number == 34);
        scenario.at(33).level = "HIGH";
        scenario.at(33).found(S_KETAMINE, 80);
        scenario.at(35).found(S_KETAMINE, undiluted / 5);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "DIL-2", "5").outcome())
                .isEqualTo(isSupported ? Outcome.PASS : Outcome.NOT_ASSESSABLE);
    }

    private static RunScenario fourAndEight() {
        RunScenario scenario = RunScenario.clean()
                .facts(PlantedMethod.diluting(new Dilution(List.of(4.0, 8.0), Optional.of(new Range(1, 1500)))));
        scenario.at(33).found(S_KETAMINE, 1500.0 / 4).dilution = 4;
        scenario.at(34).found(S_KETAMINE, 1500.0 / 8).dilution = 8;
        return scenario;
    }

    @Test
    void aFactorWithoutItsDilutionQcIsFlagged() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(36).dilution = 20;
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "DIL-2", "20").evidence().detail())
                .startsWith("DILUTION_QC_MISSING ");
        assertThat(flags(result, 36, S_KETAMINE))
                .containsExactlyInAnyOrder(Flag.DILUTION_QC_MISSING, Flag.DILUTION_UNVALIDATED);
    }
}
