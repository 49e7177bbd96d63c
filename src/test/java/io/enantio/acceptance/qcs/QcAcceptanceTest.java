package io.enantio.acceptance.qcs;

import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.row;
import static io.enantio.acceptance.RunScenario.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.TestObjects;
import io.enantio.acceptance.PlantedInjection;
import io.enantio.acceptance.PlantedMethod;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.value.Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.OUT_OF_LIMIT, fault = "failing-qc", rejected = 1)
@RaisedByFault(flag = Flag.RUN_REJECTED, fault = "failing-qc", rejected = 1)
public class QcAcceptanceTest {

    /** In binary 0.85 against 1 is off by 15.000000000000002 %; in decimal it is on the limit. */
    @ParameterizedTest
    @CsvSource({"3.45, true", "2.55, true", "3.4500001, false", "2.5499999, false"})
    void aQcOnItsLimitPasses(double found, boolean isInside) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(17).found(S_KETAMINE, found);
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "RUN-2", "LOW").count()).isEqualTo(Count.of(isInside ? 4 : 3, 4));
        assertThat(flags(result, 17, S_KETAMINE).contains(Flag.OUT_OF_LIMIT)).isEqualTo(!isInside);
    }

    @ParameterizedTest
    @CsvSource({"1.15, true", "0.85, true", "1.1500001, false", "0.8499999, false"})
    void anLloqQcHasTheLimitOfEveryQc(double found, boolean isInside) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(16).found(S_KETAMINE, found);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "RUN-2", "LLOQ").count())
                .isEqualTo(Count.of(isInside ? 1 : 0, 1));
    }

    /** ICH M10, 3.2.5.2: 20 % at the LLOQ, in the runs of accuracy and precision only. */
    @ParameterizedTest
    @CsvSource({"1.2, AP, true", "1.2000001, AP, false", "1.2, '', false"})
    void anLloqQcOfAccuracyAndPrecisionHasALimitOfTwentyPercent(double found, String experiment, boolean isInside) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(16).found(S_KETAMINE, found).remarks = Map.of("experiment", experiment);
        RuleOutcome all = outcome(scenario.judge(), S_KETAMINE, "RUN-2", "");
        assertThat(outcome(scenario.judge(), S_KETAMINE, "RUN-2", "LLOQ").count())
                .isEqualTo(Count.of(isInside ? 1 : 0, 1));
        assertThat(all.evidence().limit().contains("ap_lloq_qc_accuracy_percent=20"))
                .isEqualTo(experiment.equals("AP"));
    }

    @Test
    void aMethodMayWidenTheLimitOfItsLloqQc() {
        RunScenario scenario = RunScenario.under(PlantedMethod.limits(LimitKey.LLOQ_QC_ACCURACY_PERCENT, 20));
        scenario.at(16).found(S_KETAMINE, 1.2);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "RUN-2", "LLOQ").count())
                .isEqualTo(Count.of(1, 1));
    }

    /** A degraded stability sample does not count for the run; a QC of accuracy and precision does. */
    @ParameterizedTest
    @CsvSource({"STB, 3, 3", "ME, 3, 3", "AP, 3, 4"})
    void aQcOfAnotherExperimentDoesNotCount(String experiment, int passed, int total) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(17).found(S_KETAMINE, 1).remarks = Map.of("experiment", experiment);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "RUN-2", "LOW").count())
                .isEqualTo(Count.of(passed, total));
    }

    /** Of 12 without the LLOQ level 8 are two thirds, not 67 %. */
    @Test
    void eightOfTwelvePassingQcsAreEnoughAndSevenAreNot() {
        RunScenario scenario = RunScenario.clean().without(planted -> planted.level.equals("LLOQ"));
        fail(scenario, 17, 18, 30, 31);
        RunResult eight = scenario.judge();
        assertThat(outcome(eight, S_KETAMINE, "RUN-2", "").count()).isEqualTo(Count.of(8, 12));
        assertThat(eight.isAccepted()).isTrue();
        fail(scenario, 19);
        RunResult seven = scenario.judge();
        assertThat(verdict(seven, S_KETAMINE).reasons()).containsExactly("RUN-2");
        assertThat(verdict(seven, R_KETAMINE).isAccepted()).isTrue();
        assertThat(flags(seven, 20, S_KETAMINE)).containsExactly(Flag.RUN_REJECTED);
        assertThat(flags(seven, 20, R_KETAMINE)).isEmpty();
        assertThat(outcome(seven, S_KETAMINE, "RUN-2", "").evidence().detail()).contains("HIGH injection 19 -99.0 %");
    }

    @Test
    void aLevelOfWhichLessThanHalfPassesRejectsTheRun() {
        RunScenario scenario = RunScenario.clean();
        fail(scenario, 17, 30);
        assertThat(scenario.judge().isAccepted()).isTrue();
        fail(scenario, 43);
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "RUN-2", "").outcome()).isEqualTo(Outcome.PASS);
        assertThat(outcome(result, S_KETAMINE, "RUN-2", "LOW").count()).isEqualTo(Count.of(1, 4));
        assertThat(verdict(result, S_KETAMINE).reasons()).containsExactly("RUN-2");
    }

    @Test
    void aQcWithoutResultCountsAsFailed() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(17).lostStandard.add(S_KETAMINE.name());
        scenario.at(30).flag(S_KETAMINE, Flag.SATURATED);
        scenario.at(43).unread = Optional.of(Flag.RAW_UNREADABLE);
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "RUN-2", "LOW").count()).isEqualTo(Count.of(1, 4));
        assertThat(outcome(result, R_KETAMINE, "RUN-2", "LOW").count()).isEqualTo(Count.of(3, 4));
        assertThat(row(result, 30, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.NOT_QUANTIFIABLE);
    }

    @Test
    void aQcThatWasNeverAcquiredDoesNotCount() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(17).unread = Optional.of(Flag.NOT_ACQUIRED);
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "RUN-2", "LOW").count()).isEqualTo(Count.of(3, 3));
        assertThat(flags(result, 17, S_KETAMINE)).containsExactly(Flag.NOT_ACQUIRED);
    }

    @Test
    void aQcOutsideTheEffectiveRangeIsListedButNotCounted() {
        RunScenario scenario = RunScenario.clean();
        scenario.curve(S_KETAMINE).effective = new Range(2, 500);
        scenario.at(16).found(S_KETAMINE, 3);
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "RUN-2", "").count()).isEqualTo(Count.of(12, 12));
        assertThat(flags(result, 16, S_KETAMINE)).containsExactly(Flag.OUT_OF_LIMIT);
    }

    @Test
    void levelsThatTheMethodExcludesAreNotCounted() {
        RunScenario scenario = RunScenario.under(TestObjects.ichM10()
                .with(List.of(new Limit(
                        LimitKey.LEVELS_NOT_COUNTED,
                        List.of(),
                        List.of("LLOQ"),
                        new Limit.Origin("method", "VAL-017", "design")))));
        RuleOutcome outcome = outcome(scenario.judge(), S_KETAMINE, "RUN-2", "");
        assertThat(outcome.count()).isEqualTo(Count.of(12, 12));
        assertThat(outcome.evidence().limit()).endsWith("levels_not_counted=LLOQ");
        assertThat(outcome.evidence().origin()).endsWith("method: VAL-017");
    }

    private static void fail(RunScenario scenario, int... injections) {
        for (int injection : injections) {
            PlantedInjection planted = scenario.at(injection);
            planted.found(S_KETAMINE, planted.found.getOrDefault(S_KETAMINE.name(), 0.0) / 100);
        }
    }
}
