package io.enantio.acceptance.samples;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.PlantedFigures;
import io.enantio.acceptance.PlantedInjection;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Range;
import io.enantio.run.StudySample;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of the flags of single samples, just in and just out. */
class SampleFlagsTest {

    /** Injection 34 is a dilution QC, 14 a standard. */
    @Test
    void samplesAndQcsAreDilutedByValidatedFactorsOnly() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(34).dilution = 4;
        scenario.at(14).dilution = 4;
        RunResult result = scenario.judge();
        assertThat(flags(result, 34, S_KETAMINE)).contains(Flag.DILUTION_UNVALIDATED);
        assertThat(flags(result, 14, S_KETAMINE)).doesNotContain(Flag.DILUTION_UNVALIDATED);
    }

    @ParameterizedTest
    @CsvSource({
        "0.999, ",
        "1, TRUNCATED_LLOQ",
        "1.001, TRUNCATED_LLOQ",
        "1.999, TRUNCATED_LLOQ",
        "2, ",
        "400, ",
        "400.1, TRUNCATED_ULOQ",
        "500, TRUNCATED_ULOQ",
        "500.1, "
    })
    void aResultBetweenTheMethodsRangeAndTheEffectiveOneIsMarked(double found, Flag wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.curve(S_KETAMINE).effective = new Range(2, 400);
        scenario.at(20).found(S_KETAMINE, found);
        Set<Flag> flags = flags(scenario.judge(), 20, S_KETAMINE);
        assertThat(flags.contains(Flag.TRUNCATED_LLOQ)).isEqualTo(wanted == Flag.TRUNCATED_LLOQ);
        assertThat(flags.contains(Flag.TRUNCATED_ULOQ)).isEqualTo(wanted == Flag.TRUNCATED_ULOQ);
    }

    @Test
    void aDilutedSampleThatCouldNotBeMeasuredIsNotBelowTheLloq() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(35).lost.add(S_KETAMINE.name());
        assertThat(flags(scenario.judge(), 35, S_KETAMINE)).doesNotContain(Flag.DILUTED_BELOW_LLOQ);
        scenario.at(35).lost.clear();
        scenario.at(35).found(S_KETAMINE, 0);
        assertThat(flags(scenario.judge(), 35, S_KETAMINE)).contains(Flag.DILUTED_BELOW_LLOQ);
    }

    /** The effective LLOQ of 2 is STD2, injection 8; the method's is 1. A QC of 1500 diluted 1500 times is one at the LLOQ. */
    @Test
    void theMethodsAndTheEffectiveLloqMustBothBeSeen() {
        RunScenario scenario = RunScenario.clean();
        scenario.curve(S_KETAMINE).effective = new Range(2, 500);
        for (int injection : new int[] {7, 8, 9}) {
            scenario.at(injection).figures(S_KETAMINE, new PlantedFigures(4.99, 2, 1.1));
        }
        scenario.at(33).dilution = 1500;
        scenario.at(33).figures(S_KETAMINE, new PlantedFigures(4.99, 2, 1.1));
        RunResult result = scenario.judge();
        assertThat(flags(result, 7, S_KETAMINE)).contains(Flag.SN_LOW);
        assertThat(flags(result, 8, S_KETAMINE)).contains(Flag.SN_LOW);
        assertThat(flags(result, 9, S_KETAMINE)).doesNotContain(Flag.SN_LOW);
        assertThat(flags(result, 33, S_KETAMINE)).contains(Flag.SN_LOW);
    }

    /** Without a start of the injection the run's date counts: 365 days before 2 March 2026 is 2 March 2025. */
    @ParameterizedTest
    @CsvSource({"0, false", "1, true"})
    void withoutATimeTheAgeIsThatOnTheRunsDate(int daysMore, boolean isFlagged) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(20).startedAt = Optional.empty();
        StudySample sample = scenario.sample(20);
        StudySample.Timing timing = sample.timing();
        scenario.replace(new StudySample(
                sample.sampleId(),
                sample.study(),
                sample.subject(),
                new StudySample.Timing(
                        timing.nominalTimeH(),
                        timing.windowFromMin(),
                        timing.windowToMin(),
                        Optional.of(PlantedInjection.START.minusDays(365 + daysMore)),
                        Optional.empty()),
                sample.handling(),
                Map.of()));
        Set<Flag> flags = flags(scenario.judge(), 20, S_KETAMINE);
        assertThat(flags.contains(Flag.STABILITY_EXCEEDED)).isEqualTo(isFlagged);
        assertThat(flags).doesNotContain(Flag.TIME_WINDOW);
    }
}
