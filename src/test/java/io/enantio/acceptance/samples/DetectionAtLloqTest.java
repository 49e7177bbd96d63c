package io.enantio.acceptance.samples;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be measured is not absent. The LLOQ, 1 ng/mL, has an area of 20. */
class DetectionAtLloqTest {

    /** Three standard errors of 6.6 are 19.8, of 6.7 are 20.1. An area of 20 below 0 is on the limit. */
    @ParameterizedTest
    @CsvSource({
        "0, 6.6, NOT_DETECTED",
        "0, 6.7, NOT_QUANTIFIABLE",
        "0.9, 6.6, NOT_DETECTED",
        "0.9, 6.7, NOT_QUANTIFIABLE",
        "-1, 0.3, NOT_DETECTED",
        "-1.001, 0.3, NOT_QUANTIFIABLE",
        "-1000, 60, NOT_QUANTIFIABLE"
    })
    void absentIsOnlyWhatWouldHaveBeenDetectedAtTheLloq(double found, double se, ResultStatus wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).found(S_KETAMINE, found).noiseSe = OptionalDouble.of(se);
        RunResult result = scenario.judge();
        assertThat(row(result, 20, S_KETAMINE).judgement().status()).isEqualTo(wanted);
        assertThat(flags(result, 20, S_KETAMINE))
                .isEqualTo(wanted == ResultStatus.NOT_QUANTIFIABLE ? Set.of(Flag.BELOW_PRECISION_LIMIT) : Set.of());
    }

    /** A detected peak is judged by its value. */
    @Test
    void aDetectedPeakIsNotConcerned() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).found(S_KETAMINE, 0.99).noiseSe = OptionalDouble.of(6.5);
        assertThat(row(scenario.judge(), 20, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.BELOW_LLOQ);
    }

    /** With half of the internal standard the LLOQ has an area of 10; a blank has none, and the usual area counts. */
    @ParameterizedTest
    @CsvSource({
        "20, 0.5, 3.3, true",
        "20, 0.5, 3.4, false",
        "20, 2, 13.3, true",
        "20, 2, 13.4, false",
        "5, 0.5, 6.6, true"
    })
    void theAreaAtTheLloqIsThatOfThisInjection(int injection, double part, double se, boolean isAbsent) {
        RunScenario scenario = RunScenario.clean();
        double usual = row(scenario.judge(), 20, S_KETAMINE)
                .internalStandard()
                .filter(Peak.class::isInstance)
                .map(peak -> ((Peak) peak).area().countsMin())
                .orElseThrow();
        scenario.at(injection).found(S_KETAMINE, 0).standardArea(S_KETAMINE, part * usual).noiseSe =
                OptionalDouble.of(se);
        assertThat(row(scenario.judge(), injection, S_KETAMINE).judgement().status())
                .isEqualTo(isAbsent ? ResultStatus.NOT_DETECTED : ResultStatus.NOT_QUANTIFIABLE);
    }

    @Test
    void withoutAnLloqNothingIsKnownToBeHidden() {
        RunScenario scenario = RunScenario.clean().without(SampleType.STANDARD);
        scenario.at(20).found(S_KETAMINE, 0).noiseSe = OptionalDouble.of(60);
        assertThat(flags(scenario.judge(), 20, S_KETAMINE)).doesNotContain(Flag.BELOW_PRECISION_LIMIT);
    }
}
