package io.enantio.acceptance.internalstandard;

import static io.enantio.acceptance.PlantedMethod.CODEINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.ION_RATIO, fault = "ion-ratio")
class IonRatioTest {

    /** 210 ng/mL are 4200 counts x min, the usual qualifier 2100; twice the ratio's standard error is 0.03 %. */
    @ParameterizedTest
    @CsvSource({"2100, 100, false", "2520, 120, false", "2521, 120.05, true", "1680, 80, false", "1679, 79.95, true"})
    void theIonRatioIsComparedWithTheStandards(double qualifierArea, double percent, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(36).found(S_KETAMINE, 210).qualifierArea.put(S_KETAMINE.name(), qualifierArea);
        RunResult result = scenario.judge();
        assertThat(row(result, 36, S_KETAMINE).judgement().ionRatioPercent().orElseThrow())
                .isCloseTo(percent, within(0.01));
        assertThat(flags(result, 36, S_KETAMINE)).isEqualTo(isFlagged ? Set.of(Flag.ION_RATIO) : Set.of());
    }

    /**
     * The standard error of the ratio r of two areas with the same error s is s sqrt(1 + r^2) / 4200. A ratio outside the tolerance is flagged if
     * it is two of them from the expected one, not from the tolerance: for 121 % that is s = 188.5, for 70 % s = 297.3.
     */
    @ParameterizedTest
    @CsvSource({
        "2540, 188, true",
        "2540, 189, false",
        "1470, 150, true",
        "1470, 297, true",
        "1470, 298, false",
        "2500, 1, false",
        "1700, 1, false"
    })
    void aRatioOutsideTheToleranceDiffersFromTheExpectedOneByTwoStandardErrors(
            double qualifierArea, double noiseSe, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(36).found(S_KETAMINE, 210).qualifierArea.put(S_KETAMINE.name(), qualifierArea);
        scenario.at(36).noiseSe = OptionalDouble.of(noiseSe);
        assertThat(flags(scenario.judge(), 36, S_KETAMINE).contains(Flag.ION_RATIO))
                .isEqualTo(isFlagged);
    }

    @Test
    void thereIsNoRatioWithoutAQualifierOrAPeak() {
        RunResult result = RunScenario.clean().judge();
        assertThat(row(result, 20, CODEINE).judgement().ionRatioPercent()).isEmpty();
        assertThat(row(result, 5, S_KETAMINE).judgement().ionRatioPercent()).isEmpty();
    }
}
