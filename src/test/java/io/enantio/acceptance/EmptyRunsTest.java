package io.enantio.acceptance;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.JUDGED;
import static io.enantio.acceptance.RunScenario.row;
import static io.enantio.acceptance.RunScenario.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmptyRunsTest {

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void aRunThatLacksATypeOfSampleIsStillJudged(SampleType type) {
        RunResult result = RunScenario.clean().without(type).judge();
        assertThat(result.verdicts()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void aRunOfOneTypeOfSampleIsStillJudged(SampleType type) {
        RunResult result =
                RunScenario.clean().without(planted -> planted.type != type).fitted();
        assertThat(result.verdicts()).noneMatch(Verdict::isAccepted);
    }

    @Test
    void withoutStandardsEveryAnalyteIsRejected() {
        RunResult result = RunScenario.clean().without(SampleType.STANDARD).fitted();
        assertThat(result.verdicts())
                .hasSize(4)
                .allSatisfy(verdict -> assertThat(verdict.reasons()).contains("CAL-1", "CAL-3"));
        assertThat(row(result, 20, S_KETAMINE).peak().how().word()).isEqualTo("perpendicular_drop");
    }

    @Test
    void withoutQcsEveryAnalyteIsRejected() {
        RunResult result = RunScenario.clean().without(SampleType.QC).fitted();
        assertThat(verdict(result, S_KETAMINE).reasons()).containsExactly("RUN-1", "RUN-2");
    }

    @Test
    void withoutStudySamplesAnAcceptableRunIsAccepted() {
        assertThat(RunScenario.clean().without(SampleType.STUDY).fitted().isAccepted())
                .isTrue();
    }

    @Test
    void aRunWithoutInjectionsIsRejected() {
        RunResult result = RunScenario.clean().without(planted -> true).fitted();
        assertThat(result.rows()).isEmpty();
        assertThat(result.verdicts()).hasSize(4).noneMatch(Verdict::isAccepted);
    }

    @ParameterizedTest
    @EnumSource(
            value = Flag.class,
            names = {"NOT_ACQUIRED", "RAW_UNREADABLE"})
    void aRunOfWhichNothingWasReadIsRejected(Flag flag) {
        RunScenario scenario = RunScenario.clean();
        scenario.injections.forEach(planted -> planted.unread = Optional.of(flag));
        RunResult result = scenario.fitted();
        assertThat(result.rows()).allMatch(row -> row.judgement().status() == ResultStatus.NOT_QUANTIFIABLE);
        assertThat(result.rows()).allMatch(row -> row.judgement().flags().contains(flag));
        assertThat(result.verdicts()).noneMatch(Verdict::isAccepted);
    }

    @Test
    void twoThousandInjectionsAreJudged() {
        RunScenario scenario = RunScenario.clean();
        for (int number = 61; number <= 2000; number++) {
            PlantedInjection planted =
                    new PlantedInjection(number, number % 12 == 0 ? SampleType.QC : SampleType.STUDY, "MID");
            JUDGED.forEach(analyte -> planted.found(analyte, 175));
            scenario.injections.add(planted);
        }
        RunResult result = scenario.judge();
        assertThat(result.rows()).hasSize(2000 * 5);
    }
}
