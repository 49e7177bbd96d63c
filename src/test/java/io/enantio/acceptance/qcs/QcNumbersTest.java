package io.enantio.acceptance.qcs;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.PlantedInjection;
import io.enantio.acceptance.PlantedMethod;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class QcNumbersTest {

    @Test
    void oneQcAtALevelIsTooFew() {
        RunScenario two = RunScenario.clean().without(planted -> isMid(planted) && planted.number > 40);
        RunScenario one = RunScenario.clean().without(planted -> isMid(planted) && planted.number > 30);
        assertThat(two.judge().isAccepted()).isTrue();
        assertThat(verdict(one.judge(), S_KETAMINE).reasons()).containsExactly("RUN-1");
        assertThat(outcome(one.judge(), S_KETAMINE, "RUN-1", "").evidence().detail())
                .contains("too few middle");
    }

    /** The clean run has 13 undiluted QCs and 21 study samples: 61.9 %. */
    @ParameterizedTest
    @CsvSource({"13, 21, PASS", "61, 100, PASS", "62, 100, FAIL"})
    void manyStudySamplesNeedMoreQcs(int numerator, int denominator, Outcome wanted) {
        RunScenario scenario =
                RunScenario.under(PlantedMethod.limits(LimitKey.QC_PER_STUDY_SAMPLE, numerator, denominator));
        assertThat(outcome(scenario.judge(), S_KETAMINE, "RUN-1", "").outcome()).isEqualTo(wanted);
    }

    @Test
    void dilutionQcsAreNotCounted() {
        RunScenario scenario =
                RunScenario.clean().without(planted -> planted.type == SampleType.QC && planted.dilution == 1);
        assertThat(verdict(scenario.judge(), S_KETAMINE).reasons()).contains("RUN-1");
    }

    private static boolean isMid(PlantedInjection planted) {
        return planted.level.equals("MID");
    }
}
