package io.enantio.acceptance.evidence;

import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.TestObjects;
import io.enantio.acceptance.PlantedInjection;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.RunResult;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Channel;
import io.enantio.method.rules.Flag;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@RaisedByFault(flag = Flag.BELOW_PRECISION_LIMIT, fault = "below-precision-limit")
@RaisedByFault(flag = Flag.IS_MISSING, fault = "is-dropout")
class ObservationTest {

    @Test
    void theRowHasTheFlagsOfFileTraceAndBothPeaks() {
        RunScenario scenario = RunScenario.clean();
        PlantedInjection planted = scenario.at(20).flag(S_KETAMINE, Flag.TAIL);
        planted.rawFlags.add(Flag.RAW_IRREGULAR);
        planted.standardFlags.put(S_KETAMINE.name(), Set.of(Flag.RT_DRIFT));
        Channel channel = TestObjects.KETAMINE_CHANNEL;
        Channel own = scenario.method().compounds().get(0).channels().quantifier();
        assertThat(own).isEqualTo(channel);
        planted.signals.put(
                own, new Chromatogram(own, Trace.of(new double[0], new double[0]), Set.of(Flag.TIME_UNIT_ASSUMED)));
        RunResult result = scenario.judge();
        assertThat(flags(result, 20, S_KETAMINE))
                .containsExactlyInAnyOrder(Flag.RAW_IRREGULAR, Flag.TIME_UNIT_ASSUMED, Flag.RT_DRIFT, Flag.TAIL);
        assertThat(flags(result, 20, R_KETAMINE)).containsExactlyInAnyOrder(Flag.RAW_IRREGULAR, Flag.TIME_UNIT_ASSUMED);
        assertThat(row(result, 20, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.QUANTIFIED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Flag.class,
            names = {"SATURATED", "AMBIGUOUS_RT", "RS_BELOW_FLOOR", "TOO_FEW_POINTS"})
    void aFlagOfThePeakOrItsInternalStandardMakesTheResultNotQuantifiable(Flag flag) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).flag(S_KETAMINE, flag);
        scenario.at(21).standardFlags.put(S_KETAMINE.name(), Set.of(flag));
        RunResult result = scenario.judge();
        for (int injection : new int[] {20, 21}) {
            assertThat(flags(result, injection, S_KETAMINE)).containsExactly(flag);
            assertThat(row(result, injection, S_KETAMINE).judgement().status())
                    .isEqualTo(ResultStatus.NOT_QUANTIFIABLE);
            assertThat(row(result, injection, S_KETAMINE).reportedNgPerMl()).isEmpty();
            assertThat(row(result, injection, S_KETAMINE).estimate()).isPresent();
        }
    }

    @Test
    void aMissingInternalStandardMeansNoConcentration() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).lostStandard.add(S_KETAMINE.name());
        scenario.at(21).standardArea(S_KETAMINE, 0.5);
        RunResult result = scenario.judge();
        for (int injection : new int[] {20, 21}) {
            assertThat(flags(result, injection, S_KETAMINE)).contains(Flag.IS_MISSING);
            assertThat(row(result, injection, S_KETAMINE).reportedNgPerMl()).isEmpty();
            assertThat(row(result, injection, S_KETAMINE).estimate()).isEmpty();
            assertThat(flags(result, injection, R_KETAMINE)).isEmpty();
        }
    }

    @Test
    void anInjectionThatWasNotReadHasNoFlagOfAMissingInternalStandard() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).unread = Optional.of(Flag.NOT_ACQUIRED);
        scenario.at(21).unread = Optional.of(Flag.RAW_UNREADABLE);
        RunResult result = scenario.judge();
        assertThat(flags(result, 20, S_KETAMINE)).containsExactly(Flag.NOT_ACQUIRED);
        assertThat(flags(result, 21, S_KETAMINE)).containsExactly(Flag.RAW_UNREADABLE);
        assertThat(row(result, 21, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.NOT_QUANTIFIABLE);
    }

    /** The area is 20 per ng/mL: 20 % of 100 is 20. */
    @ParameterizedTest
    @CsvSource({"5, 20, false", "5, 20.01, true", "0.9, 5, false"})
    void anAreaTooNoisyForItsLevelIsNotQuantifiable(double found, double noiseSe, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).found(S_KETAMINE, found).noiseSe = OptionalDouble.of(noiseSe);
        RunResult result = scenario.judge();
        assertThat(flags(result, 20, S_KETAMINE).contains(Flag.BELOW_PRECISION_LIMIT))
                .isEqualTo(isFlagged);
    }
}
