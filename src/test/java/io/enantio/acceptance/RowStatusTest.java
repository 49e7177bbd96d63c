package io.enantio.acceptance;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowStatusTest {

    @ParameterizedTest
    @CsvSource({"0.9999, BELOW_LLOQ", "1, QUANTIFIED", "500, QUANTIFIED", "500.0001, ABOVE_ULOQ", "0.01, NOT_DETECTED"})
    void theEffectiveRangeIncludesItsEnds(double found, ResultStatus wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).found(S_KETAMINE, found);
        RunResult result = scenario.judge();
        assertThat(row(result, 20, S_KETAMINE).judgement().status()).isEqualTo(wanted);
        assertThat(row(result, 20, S_KETAMINE).reportedNgPerMl().isPresent())
                .isEqualTo(wanted == ResultStatus.QUANTIFIED);
        assertThat(flags(result, 20, S_KETAMINE)).isEmpty();
    }

    @Test
    void theRangeAppliesToTheInjectedSample() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(35).found(S_KETAMINE, 499);
        assertThat(row(scenario.judge(), 35, S_KETAMINE).reportedNgPerMl()).hasValue(2495);
    }

    /** Three standard errors of 0.3 are 0.9, an area of 0.045 ng/mL. */
    @ParameterizedTest
    @CsvSource({"0.0451, BELOW_LLOQ", "0.0449, NOT_DETECTED"})
    void anAreaUnderThreeStandardErrorsIsNotDetected(double found, ResultStatus wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).found(S_KETAMINE, found);
        assertThat(row(scenario.judge(), 20, S_KETAMINE).judgement().status()).isEqualTo(wanted);
    }

    @Test
    void anAnalyteWithoutAreaIsNotQuantifiable() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).flag(S_KETAMINE, Flag.INTEGRATION_FAILED).lost.add(S_KETAMINE.name());
        RunResult result = scenario.judge();
        assertThat(flags(result, 20, S_KETAMINE)).containsExactly(Flag.INTEGRATION_FAILED);
        assertThat(row(result, 20, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.NOT_QUANTIFIABLE);
    }

    /** A curve from 0.02 to 10 that gives no concentration of a response, as beyond its extremum. */
    @ParameterizedTest
    @CsvSource({
        "0.99, BELOW_LLOQ",
        "1, NOT_QUANTIFIABLE",
        "100, NOT_QUANTIFIABLE",
        "500, NOT_QUANTIFIABLE",
        "500.1, ABOVE_ULOQ"
    })
    void aResponseWithoutAConcentrationLiesAboveOrBelowTheRange(double found, ResultStatus wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.curve(S_KETAMINE).isFitted = false;
        scenario.at(17).found(S_KETAMINE, found);
        assertThat(row(scenario.judge(), 17, S_KETAMINE).judgement().status()).isEqualTo(wanted);
    }

    @Test
    void whatAPersonExcludedIsNotReported() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).flag(S_KETAMINE, Flag.EXCLUDED_BY_DECISION);
        assertThat(row(scenario.judge(), 20, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.NOT_QUANTIFIABLE);
    }

    /** Of a rejected run nothing is quantified; a QC below the range still is below it. */
    @Test
    void aRejectedRunReportsNoConcentration() {
        RunScenario scenario = RunScenario.clean().without(SampleType.SINGLE_ENANTIOMER);
        scenario.at(17).found(S_KETAMINE, 0.5);
        RunResult result = scenario.judge();
        assertThat(row(result, 17, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.BELOW_LLOQ);
        assertThat(row(result, 18, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.NOT_QUANTIFIABLE);
        assertThat(row(result, 20, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.NOT_QUANTIFIABLE);
        assertThat(flags(result, 20, S_KETAMINE)).containsExactly(Flag.RUN_REJECTED);
    }
}
