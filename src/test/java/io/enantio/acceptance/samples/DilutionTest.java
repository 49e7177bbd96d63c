package io.enantio.acceptance.samples;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.PlantedMethod;
import io.enantio.acceptance.RunScenario;
import io.enantio.method.AssayFacts.Dilution;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Range;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.DILUTION_UNVALIDATED, fault = "dilution-unvalidated")
class DilutionTest {
    private static final Dilution FOUR_TO_EIGHT = new Dilution(List.of(4.0, 8.0), Optional.of(new Range(600, 1500)));

    /** Factors within the range of those that were validated, concentrations too (ICH M10, 3.2.7); 1 is no dilution. */
    @ParameterizedTest
    @CsvSource({
        "1, 1600, false",
        "4, 1000, false",
        "5, 1000, false",
        "8, 1000, false",
        "3.999, 1000, true",
        "8.001, 1000, true",
        "5, 600, false",
        "5, 599.999, true",
        "5, 1500, false",
        "5, 1500.001, true"
    })
    void whatTheValidationDoesNotCoverIsFlagged(double factor, double undiluted, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean().facts(PlantedMethod.diluting(FOUR_TO_EIGHT));
        scenario.at(36).found(S_KETAMINE, undiluted / factor).dilution = factor;
        assertThat(flags(scenario.judge(), 36, S_KETAMINE).contains(Flag.DILUTION_UNVALIDATED))
                .isEqualTo(isFlagged);
    }

    /** A list of factors alone, as methods had it: nothing is validated that is not stated. */
    @Test
    void withoutARangeOfConcentrationsNoneIsValidated() {
        RunScenario scenario =
                RunScenario.clean().facts(PlantedMethod.diluting(new Dilution(List.of(1.0, 5.0), Optional.empty())));
        assertThat(flags(scenario.judge(), 35, S_KETAMINE)).containsExactly(Flag.DILUTION_UNVALIDATED);
        assertThat(flags(scenario.judge(), 33, S_KETAMINE)).containsExactly(Flag.DILUTION_UNVALIDATED);
    }

    /** Undiluted samples are no lower end of the range: 3 is not validated by 5 and none. */
    @Test
    void noDilutionIsNoFactor() {
        Dilution dilution = new Dilution(List.of(1.0, 5.0), Optional.of(new Range(1, 1500)));
        assertThat(dilution.covers(5)).isTrue();
        assertThat(dilution.covers(3)).isFalse();
        assertThat(Dilution.NONE.covers(5)).isFalse();
        assertThat(new Dilution(List.of(1.0), Optional.empty()).covers(5)).isFalse();
    }

    @Test
    void aDilutedSampleWithoutAResultIsJudgedByItsFactor() {
        RunScenario scenario = RunScenario.clean().facts(PlantedMethod.diluting(FOUR_TO_EIGHT));
        scenario.at(36).dilution = 5;
        scenario.at(36).lostStandard.add(S_KETAMINE.name());
        assertThat(flags(scenario.judge(), 36, S_KETAMINE)).doesNotContain(Flag.DILUTION_UNVALIDATED);
        scenario.at(36).dilution = 9;
        assertThat(flags(scenario.judge(), 36, S_KETAMINE)).contains(Flag.DILUTION_UNVALIDATED);
    }
}
