package io.enantio.acceptance.evidence;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.PlantedInjection;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RunResult;
import io.enantio.chromatogram.RawFile;
import io.enantio.method.rules.Flag;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@RaisedByFault(flag = Flag.INSTRUMENT_MISMATCH, fault = "serial-mismatch")
@RaisedByFault(flag = Flag.SEQUENCE_ORDER, fault = "sequence-order")
class SequenceFlagsTest {

    @Test
    void anInjectionThatStartedNoLaterThanTheOneBeforeIsOutOfOrder() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(21).startedAt = scenario.at(20).startedAt;
        scenario.at(31).startedAt = Optional.empty();
        RunResult result = scenario.judge();
        assertThat(flags(result, 21, S_KETAMINE)).containsExactly(Flag.SEQUENCE_ORDER);
        assertThat(flags(result, 22, S_KETAMINE)).isEmpty();
        assertThat(flags(result, 32, S_KETAMINE)).isEmpty();
    }

    @Test
    void theListsTimeTakesPrecedenceOverTheFiles() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(21).startedAt = scenario.at(20).startedAt;
        scenario.at(21).listedAt = Optional.of(PlantedInjection.START.plusMinutes(20 * 21));
        assertThat(flags(scenario.judge(), 21, S_KETAMINE)).isEmpty();
    }

    @Test
    void aListedTimeThatContradictsTheRawFileByMoreThanAnHourIsFlagged() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).listedAt = scenario.at(20).startedAt.map(time -> time.plusMinutes(60));
        scenario.at(21).listedAt = scenario.at(21).startedAt.map(time -> time.plusMinutes(61));
        scenario.at(22).listedAt =
                scenario.at(22).startedAt.map(time -> time.withOffsetSameInstant(ZoneOffset.ofHours(9)));
        scenario.at(23).listedAt = scenario.at(23).startedAt.map(time -> time.minusMonths(2));
        scenario.at(24).listedAt = scenario.at(24).startedAt;
        scenario.at(24).startedAt = Optional.empty();
        RunResult result = scenario.judge();
        assertThat(flags(result, 20, S_KETAMINE)).doesNotContain(Flag.ACQUISITION_TIME);
        assertThat(flags(result, 21, S_KETAMINE)).contains(Flag.ACQUISITION_TIME);
        assertThat(flags(result, 22, S_KETAMINE)).doesNotContain(Flag.ACQUISITION_TIME);
        assertThat(flags(result, 23, S_KETAMINE)).contains(Flag.ACQUISITION_TIME);
        assertThat(flags(result, 24, S_KETAMINE)).doesNotContain(Flag.ACQUISITION_TIME);
    }

    @Test
    void aRawFileWithoutAZoneContradictsOnlyWhatNoZoneExplains() {
        RunScenario scenario = RunScenario.clean();
        int[] injections = {20, 21, 22};
        int[] hoursOff = {11, -13, 16};
        for (int i = 0; i < injections.length; i++) {
            PlantedInjection injection = scenario.at(injections[i]);
            injection.listedAt = injection.startedAt;
            injection.localStart = injection.startedAt.map(OffsetDateTime::toLocalDateTime);
            int hours = hoursOff[i];
            injection.localStart = injection.localStart.map(time -> time.plusHours(hours));
            injection.startedAt = Optional.empty();
        }
        RunResult result = scenario.judge();
        assertThat(flags(result, 20, S_KETAMINE)).isEmpty();
        assertThat(flags(result, 21, S_KETAMINE)).isEmpty();
        assertThat(flags(result, 22, S_KETAMINE)).containsExactly(Flag.ACQUISITION_TIME);
    }

    @Test
    void anotherInstrumentIsAMismatchButAFileThatStatesNoneIsNot() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).instrument = new RawFile.InstrumentStated(Optional.of("Model T"), Optional.of("T-002"));
        scenario.at(21).instrument = new RawFile.InstrumentStated(Optional.of("Model U"), Optional.empty());
        scenario.at(22).instrument = RawFile.InstrumentStated.NOTHING;
        RunResult result = scenario.judge();
        assertThat(flags(result, 20, S_KETAMINE)).containsExactly(Flag.INSTRUMENT_MISMATCH);
        assertThat(flags(result, 21, S_KETAMINE)).containsExactly(Flag.INSTRUMENT_MISMATCH);
        assertThat(flags(result, 22, S_KETAMINE)).isEmpty();
    }
}
