package io.enantio.acceptance.qcs;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.LevelRole;
import io.enantio.method.value.Range;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class RangeHoldsQcsTest {

    @ParameterizedTest
    @CsvSource({"3, 400, PASS, 3", "5, 400, FAIL, 2", "3, 200, FAIL, 2"})
    void theEffectiveRangeMustIncludeALowAMiddleAndAHighLevel(double low, double high, Outcome wanted, int inside) {
        RunScenario scenario = RunScenario.clean();
        scenario.curve(S_KETAMINE).effective = new Range(low, high);
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "RNG-1", "").count()).isEqualTo(Count.of(inside, 3));
        assertThat(verdict(result, S_KETAMINE).reasons().contains("RNG-1")).isEqualTo(wanted == Outcome.FAIL);
    }

    /** Two levels are high: one of them in the range is enough (M10 asks for three levels, low, medium and high). */
    @ParameterizedTest
    @CsvSource({"400, true", "399, false"})
    void oneLevelOfEachRoleIsEnough(double uloq, boolean isAccepted) {
        RunScenario scenario = RunScenario.clean().declaring("DILUTION", LevelRole.HIGH);
        scenario.curve(S_KETAMINE).effective = new Range(1, uloq);
        assertThat(verdict(scenario.judge(), S_KETAMINE).reasons().contains("RNG-1"))
                .isEqualTo(!isAccepted);
    }

    /** What cannot be assessed is not accepted, and the reason is told. */
    @Test
    void withoutALowLevelTheRunIsRejected() {
        RunScenario scenario = RunScenario.clean().declaring("LOW", LevelRole.MIDDLE);
        RunResult result = scenario.judge();
        RuleOutcome range = outcome(result, S_KETAMINE, "RNG-1", "");
        assertThat(range.outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
        assertThat(range.evidence().detail())
                .startsWith("no QC level is low (LLOQ at 1 ng/mL is lloq, LOW at 3 ng/mL is middle,");
        RuleOutcome numbers = outcome(result, S_KETAMINE, "RUN-1", "");
        assertThat(numbers.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(numbers.evidence().detail()).contains("too few low; no QC level is low (");
        assertThat(verdict(result, S_KETAMINE).reasons()).containsExactly("RNG-1", "RUN-1");
        assertThat(result.isAccepted()).isFalse();
    }

    /** Names that say the opposite of the concentrations change nothing. */
    @ParameterizedTest
    @CsvSource({"500", "200"})
    void namesDecideNothing(double uloq) {
        List<String> odd = List.of("HIGH", "LLOQ", "1", "LOW", "MID");
        List<String> usual = List.of("LLOQ", "LOW", "MID", "HIGH", "DILUTION");
        RunScenario scenario = RunScenario.clean();
        scenario.curve(S_KETAMINE).effective = new Range(1, uloq);
        RunResult before = scenario.judge();
        RunResult after = scenario.renamed(name -> odd.get(usual.indexOf(name))).judge();
        assertThat(after.verdicts()).isEqualTo(before.verdicts());
        assertThat(after.rules())
                .extracting(RuleOutcome::outcome)
                .containsExactlyElementsOf(
                        before.rules().stream().map(RuleOutcome::outcome).toList());
        assertThat(verdict(after, S_KETAMINE).reasons().contains("RNG-1")).isEqualTo(uloq == 200);
    }
}
