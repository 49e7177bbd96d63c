package io.enantio.acceptance.samples;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.PlantedInjection;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.run.StudySample;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.SAMPLE_UNKNOWN, fault = "sample-unknown")
@RaisedByFault(flag = Flag.PREDOSE_QUANTIFIABLE, fault = "predose-contamination")
@RaisedByFault(flag = Flag.TIME_WINDOW, fault = "time-window")
@RaisedByFault(flag = Flag.STABILITY_EXCEEDED, fault = "stability")
class SampleHistoryTest {

    @Test
    void aSampleMissingFromSamplesCsvIsUnknown() {
        RunScenario scenario = RunScenario.clean();
        scenario.samples.remove("study-20");
        RunResult result = scenario.judge();
        assertThat(flags(result, 20, S_KETAMINE)).containsExactly(Flag.SAMPLE_UNKNOWN);
        assertThat(flags(result, 17, S_KETAMINE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, true", "0, 0.999, false", "24, 1, false"})
    void aPreDoseSampleAtTheLloqIsToBeConfirmed(double nominalTimeH, double found, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).found(S_KETAMINE, found);
        change(scenario, OptionalDouble.of(nominalTimeH), Duration.ZERO);
        assertThat(flags(scenario.judge(), 20, S_KETAMINE).contains(Flag.PREDOSE_QUANTIFIABLE))
                .isEqualTo(isFlagged);
    }

    /** Planned from 1380 to 1500 minutes after the start, taken after 1440 and so much more. */
    @ParameterizedTest
    @CsvSource({"PT1H, false", "PT1H1S, true", "-PT1H, false", "-PT1H1S, true"})
    void aSampleTakenOutsideItsWindowIsFlagged(Duration later, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        change(scenario, OptionalDouble.of(24), later);
        assertThat(flags(scenario.judge(), 20, S_KETAMINE)).isEqualTo(isFlagged ? Set.of(Flag.TIME_WINDOW) : Set.of());
    }

    @ParameterizedTest
    @CsvSource({"3, 24, false", "4, 24, true", "3, 24.1, true"})
    void aSampleThawedTooOftenOrTooLongOnTheBenchIsFlagged(double cycles, double benchHours, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        StudySample sample = scenario.sample(20);
        scenario.replace(new StudySample(
                sample.sampleId(),
                sample.study(),
                sample.subject(),
                sample.timing(),
                new StudySample.Handling(OptionalDouble.of(cycles), OptionalDouble.of(benchHours)),
                Map.of()));
        assertThat(flags(scenario.judge(), 20, S_KETAMINE))
                .isEqualTo(isFlagged ? Set.of(Flag.STABILITY_EXCEEDED) : Set.of());
    }

    /** The first injection starts at minute 20, this one 48 h later and so much more. */
    @ParameterizedTest
    @CsvSource({"PT0S, false", "PT1S, true"})
    void aSampleThatWaitedTooLongInTheAutosamplerIsFlagged(Duration more, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(57).startedAt =
                Optional.of(PlantedInjection.START.plusMinutes(20).plusHours(48).plus(more));
        scenario.injections.stream()
                .filter(planted -> planted.number > 57)
                .forEach(planted -> planted.startedAt = Optional.empty());
        assertThat(flags(scenario.judge(), 57, S_KETAMINE).contains(Flag.STABILITY_EXCEEDED))
                .isEqualTo(isFlagged);
    }

    @ParameterizedTest
    @CsvSource({"365, false", "366, true"})
    void aSampleStoredLongerThanValidatedIsFlagged(long days, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        Duration back = Duration.ofDays(days - 10).minusMinutes(20 * 20);
        StudySample.Timing timing = scenario.sample(20).timing();
        retime(
                scenario,
                new StudySample.Timing(
                        timing.nominalTimeH(),
                        timing.windowFromMin(),
                        timing.windowToMin(),
                        timing.collectedAt().map(time -> time.minus(back)),
                        Optional.empty()));
        assertThat(flags(scenario.judge(), 20, S_KETAMINE).contains(Flag.STABILITY_EXCEEDED))
                .isEqualTo(isFlagged);
    }

    private static void change(RunScenario scenario, OptionalDouble nominalTimeH, Duration later) {
        StudySample.Timing timing = scenario.sample(20).timing();
        retime(
                scenario,
                new StudySample.Timing(
                        nominalTimeH,
                        timing.windowFromMin(),
                        timing.windowToMin(),
                        timing.collectedAt().map(time -> time.plus(later)),
                        timing.infusionStart()));
    }

    private static void retime(RunScenario scenario, StudySample.Timing timing) {
        StudySample sample = scenario.sample(20);
        scenario.replace(new StudySample(
                sample.sampleId(), sample.study(), sample.subject(), timing, sample.handling(), Map.of()));
    }
}
