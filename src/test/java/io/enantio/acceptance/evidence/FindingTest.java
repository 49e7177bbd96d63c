package io.enantio.acceptance.evidence;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.evidence.Rule.Consequence;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.value.Rounding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindingTest {

    /** All 15 digits that mean something; what is compared is printed on its own side of the limit. */
    @Test
    void numbersArePrintedAsTheyAreJudged() {
        assertThat(FigureText.exact(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(FigureText.exact(1500)).isEqualTo("1500");
        assertThat(FigureText.besides(Rounding.DEFAULT, 15, 15)).isEqualTo("15.0");
        assertThat(FigureText.besides(Rounding.DEFAULT, 20.26, 15)).isEqualTo("20.3");
        assertThat(FigureText.besides(Rounding.DEFAULT, 15.04, 15)).isEqualTo("15.04");
        assertThat(FigureText.besides(Rounding.DEFAULT, 14.96, 15)).isEqualTo("14.96");
        assertThat(FigureText.besides(Rounding.DEFAULT, 15.0000000001, 15)).isEqualTo("15.0000000001");
        assertThat(FigureText.besides(Rounding.DEFAULT, -15.04, -15)).isEqualTo("-15.04");
        assertThat(FigureText.oneDecimal(Rounding.DEFAULT, 2.26)).isEqualTo("2.3");
        assertThat(FigureText.significant(Rounding.DEFAULT, 0.0123456, 3)).isEqualTo("0.0123");
        assertThat(FigureText.significant(Rounding.DEFAULT, 1.5, 4)).isEqualTo("1.5");
        assertThat(FigureText.significant(Rounding.DEFAULT, 0, 3)).isEqualTo("0");
    }

    @Test
    void onlyWhatDidNotPassRaisesItsFlag() {
        Criterion criterion = Criterion.ofMethod("a=1");
        Finding passed = Finding.passIf("x", true, criterion, "good");
        assertThat(passed.flagging(Flag.IS_DRIFT)).isEqualTo(passed);
        assertThat(passed.flaggingCurve(Flag.IS_DRIFT)).isEqualTo(passed);
        Finding failed =
                Finding.passIf("x", false, criterion, "").counting(1, 2).about("y");
        RuleOutcome outcome = failed.flagging(Flag.IS_DRIFT, List.of(3, 4)).toOutcome(S_KETAMINE, "T-1");
        assertThat(outcome)
                .isEqualTo(new RuleOutcome(
                        S_KETAMINE,
                        "T-1",
                        "y",
                        Count.of(1, 2),
                        Outcome.FAIL,
                        new RuleOutcome.Evidence("a=1", "IS_DRIFT", "method")));
        assertThat(failed.flagging(Flag.IS_DRIFT, List.of(3, 4)).raised().orElseThrow())
                .isEqualTo(new Finding.Raised(Flag.IS_DRIFT, Set.of(3, 4), false));
        assertThat(failed.flaggingCurve(Flag.IS_DRIFT).raised().orElseThrow())
                .isEqualTo(new Finding.Raised(Flag.IS_DRIFT, Set.of(), true));
        assertThat(Finding.notAssessable(criterion, "why")
                        .flagging(Flag.IS_DRIFT)
                        .raised())
                .isPresent();
        assertThat(passed.toOutcome(S_KETAMINE, "T-1").evidence().detail()).isEqualTo("good");
    }

    /** A rule that always finds the same. */
    private static Rule rule(Consequence consequence, LimitKey... limits) {
        return new Rule("T-1", consequence, "a test", limits) {
            @Override
            protected List<Finding> findings(AnalyteEvidence evidence) {
                return List.of(Finding.passIf("", true, Criterion.NONE, "judged"));
            }
        };
    }

    @Test
    void aRuleThatRejectsRejectsByFailingAndWhenItCannotBeAssessed() {
        Finding failed = Finding.passIf("", false, Criterion.NONE, "");
        for (Consequence consequence : Consequence.values()) {
            assertThat(rule(consequence).isRejectedBy(failed)).isEqualTo(consequence == Consequence.REJECTS);
        }
        for (Outcome outcome : Outcome.values()) {
            assertThat(rule(Consequence.REJECTS).isRejectedBy(Finding.of("", outcome, Criterion.NONE, "")))
                    .isEqualTo(outcome == Outcome.FAIL || outcome == Outcome.NOT_ASSESSABLE);
        }
    }

    @Test
    void aRulesetWithoutALimitOfARuleDoesNotHaveTheRule() {
        AnalyteEvidence evidence = RunScenario.clean().evidence(S_KETAMINE);
        assertThat(rule(Consequence.WARNS, LimitKey.RESOLUTION_MINIMUM).judge(evidence))
                .extracting(Finding::detail)
                .containsExactly("judged");
        Rule without = rule(Consequence.WARNS, LimitKey.RESOLUTION_MINIMUM, LimitKey.LLOQ_RESPONSE_TO_BLANK_MINIMUM);
        assertThat(without.judge(evidence))
                .singleElement()
                .returns(Outcome.NOT_APPLICABLE, Finding::outcome)
                .returns("ruleset has no lloq_response_to_blank_minimum", Finding::detail);
        assertThat(without.id()).isEqualTo("T-1");
        assertThat(without.requirement()).isEqualTo("a test");
        assertThat(without.consequence()).isEqualTo(Consequence.WARNS);
        assertThat(without.limits())
                .containsExactly(LimitKey.RESOLUTION_MINIMUM, LimitKey.LLOQ_RESPONSE_TO_BLANK_MINIMUM);
    }
}
