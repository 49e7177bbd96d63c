package io.enantio.acceptance.standards;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.PlantedMethod;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules about standards report: counts, texts, and what cannot be assessed. Standards 8 and 47 are STD2, 2 ng/mL. */
class StandardFindingsTest {
    private static String detail(RunResult result, String rule, String subject) {
        return outcome(result, S_KETAMINE, rule, subject).evidence().detail();
    }

    /** 1.6992 against 2 is 15.04 % low, which one decimal would put on the limit. */
    @ParameterizedTest
    @CsvSource({"2.4, '20.0 %'", "1.6, '-20.0 %'", "1.6992, '-15.04 %'", "2.3008, '15.04 %'", "2.1, '5.0 %'"})
    void errorsOfALevelAreListedWithTheirSigns(double found, String text) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(8).found(S_KETAMINE, found);
        RunResult result = scenario.judge();
        assertThat(detail(result, "CAL-2", "STD2")).isEqualTo("injection 8 " + text + ", injection 47 0.0 %");
        assertThat(outcome(result, S_KETAMINE, "CAL-2", "STD2").evidence().limit())
                .isEqualTo("standard_accuracy_percent=15");
        assertThat(outcome(result, S_KETAMINE, "CAL-2", "STD1").evidence().limit())
                .isEqualTo("lloq_standard_accuracy_percent=20");
        scenario.at(8).lostStandard.add(S_KETAMINE.name());
        assertThat(detail(scenario.judge(), "CAL-2", "STD2")).startsWith("injection 8 has no result, ");
    }

    @Test
    void aRunHasABlankAndAZero() {
        RunScenario scenario = RunScenario.clean();
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CAL-1", "blank"))
                .returns(Outcome.PASS, RuleOutcome::outcome)
                .returns(Count.of(1, 1), RuleOutcome::count);
        assertThat(detail(scenario.judge(), "CAL-1", "zero")).isEqualTo("acquired");
        scenario.at(5).unread = Optional.of(Flag.NOT_ACQUIRED);
        RuleOutcome planned = outcome(scenario.judge(), S_KETAMINE, "CAL-1", "blank");
        assertThat(planned.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(planned.count()).isEqualTo(Count.of(0, 1));
        assertThat(planned.evidence().detail()).isEqualTo("RUN_INCOMPLETE no blank was acquired");
        scenario.without(SampleType.ZERO);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CAL-1", "zero").count())
                .isEqualTo(Count.of(0, 0));
    }

    @Test
    void sixLevelsOfStandardsAreEnough() {
        RunScenario scenario =
                RunScenario.clean().without(planted -> planted.level.equals("STD2") || planted.level.equals("STD3"));
        RuleOutcome six = outcome(scenario.judge(), S_KETAMINE, "CAL-1", "");
        assertThat(six.outcome()).isEqualTo(Outcome.PASS);
        assertThat(six.count()).isEqualTo(Count.of(6, 8));
        RunResult five =
                scenario.without(planted -> planted.level.equals("STD4")).judge();
        assertThat(outcome(five, S_KETAMINE, "CAL-1", "").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(outcome(five, S_KETAMINE, "CAL-1", "").count()).isEqualTo(Count.of(5, 8));
        assertThat(five.calibrations().get(0).flags()).containsExactly(Flag.NO_CURVE);
        assertThat(detail(five, "CAL-3", "")).isEqualTo("NO_CURVE 5 levels pass");
    }

    @Test
    void aLevelPassesOrFails() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(8).found(S_KETAMINE, 3);
        assertThat(detail(scenario.judge(), "CAL-4", "STD2")).isEqualTo("level passes");
        scenario.at(47).found(S_KETAMINE, 3);
        assertThat(detail(scenario.judge(), "CAL-4", "STD2")).isEqualTo("level fails");
    }

    @Test
    void withoutStandardsNothingCanBeAssessed() {
        RunResult result = RunScenario.clean().without(SampleType.STANDARD).judge();
        for (String rule : List.of("CAL-2", "CAL-4")) {
            assertThat(outcome(result, S_KETAMINE, rule, "").outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
        }
    }

    @Test
    void withoutACurveItsRangeAndItsSlopeCannotBeAssessed() {
        RunScenario scenario = RunScenario.clean();
        assertThat(detail(scenario.judge(), "CAL-8", "")).isEqualTo("slope 0.02 at the LLOQ, 0.02 at the ULOQ");
        assertThat(detail(scenario.judge(), "CAL-3", "")).isEqualTo("8 levels pass");
        assertThat(detail(scenario.judge(), "CAL-6", "ULOQ")).isEqualTo("ULOQ is 500 ng/mL");
        scenario.curve(S_KETAMINE).rejected = Optional.of(Flag.NO_CURVE);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CAL-6", "").outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CAL-8", "").outcome()).isEqualTo(Outcome.PASS);
        assertThat(detail(scenario.judge(), "CAL-3", "")).isEqualTo("NO_CURVE 8 levels pass; planted");
        scenario.curve(S_KETAMINE).isFitted = false;
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CAL-8", "").outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
        scenario.curve(S_KETAMINE).rejected = Optional.of(Flag.CURVE_NOT_MONOTONIC);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CAL-8", "").outcome()).isEqualTo(Outcome.FAIL);
    }

    /** Of two standards that are off the worse one goes first, whatever their order of injection. */
    @Test
    void excludedStandardsAreListedStepByStep() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(50).found(S_KETAMINE, 150);
        scenario.at(8).found(S_KETAMINE, 2.6);
        RunResult result = scenario.fitted();
        assertThat(outcome(result, S_KETAMINE, "CAL-5", ""))
                .returns(Outcome.PASS, RuleOutcome::outcome)
                .returns(Count.of(14, 16), RuleOutcome::count);
        assertThat(detail(result, "CAL-5", ""))
                .matches("excluded: step 1 STD5 injection 50 at [89]\\d\\.\\d %, limit 15 %, "
                        + "step 2 STD2 injection 8 at [23]\\d\\.\\d %, limit 15 %");
    }

    @Test
    void otherStandardsThatAreNotInTheFitAreListedWithTheirReason() {
        RunScenario scenario = RunScenario.clean();
        assertThat(detail(scenario.judge(), "CAL-5", "")).isEqualTo("no standard was excluded");
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CAL-5", "").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        scenario.at(8).lostStandard.add(S_KETAMINE.name());
        assertThat(detail(scenario.judge(), "CAL-5", ""))
                .isEqualTo("no standard was excluded; without a result (B-05): STD2 injection 8");
        RunScenario decided = RunScenario.clean();
        decided.at(8).flag(S_KETAMINE, Flag.EXCLUDED_BY_DECISION);
        assertThat(detail(decided.fitted(), "CAL-5", ""))
                .isEqualTo("no standard was excluded; excluded by a person (B-12): STD2 injection 8");
    }

    /** Only standards at the LLOQ have the flag of a rule that is about them. */
    @Test
    void aWeakLloqMarksItsStandardsOnly() {
        RunScenario scenario = RunScenario.under(PlantedMethod.limits(LimitKey.LLOQ_RESPONSE_TO_BLANK_MINIMUM, 5));
        scenario.at(5).found(S_KETAMINE, 0.3);
        RunResult result = scenario.judge();
        assertThat(detail(result, "LLOQ-1", ""))
                .isEqualTo("SN_LOW mean area at the LLOQ 20.0, largest blank 6.0 counts x min");
        for (int injection : new int[] {7, 46}) {
            assertThat(flags(result, injection, S_KETAMINE)).contains(Flag.SN_LOW);
        }
        assertThat(flags(result, 8, S_KETAMINE)).doesNotContain(Flag.SN_LOW);
        RunScenario none = RunScenario.under(PlantedMethod.limits(LimitKey.LLOQ_RESPONSE_TO_BLANK_MINIMUM, 5))
                .without(SampleType.BLANK)
                .without(SampleType.ZERO);
        assertThat(outcome(none.judge(), S_KETAMINE, "LLOQ-1", "").outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
    }
}
