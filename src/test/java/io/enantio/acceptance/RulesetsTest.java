package io.enantio.acceptance;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.TestObjects;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.run.SampleType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Differences between the three rulesets; a run without faults passes all of them. CAL-7 and BLK-1 are tested with their rules. */
class RulesetsTest {
    private static final double LLOQ_AREA_OVER_FIVE = 0.2;

    @ParameterizedTest
    @ValueSource(strings = {"ICH-M10", "FDA-2018", "EMA-2011"})
    void aRunWithoutFaultPassesEveryRule(String ruleset) {
        RunResult result = RunScenario.under(TestObjects.ruleset(ruleset)).judge();
        assertThat(result.isAccepted()).isTrue();
        assertThat(result.rules()).noneMatch(row -> row.outcome() == Outcome.FAIL);
    }

    /** Five times the largest blank or zero sample, if the ruleset has the rule. */
    @ParameterizedTest
    @CsvSource({
        "ICH-M10, 1, NOT_APPLICABLE",
        "FDA-2018, 0.99, PASS",
        "FDA-2018, 1, PASS",
        "FDA-2018, 1.01, FAIL",
        "EMA-2011, 0.99, PASS",
        "EMA-2011, 1, PASS",
        "EMA-2011, 1.01, FAIL"
    })
    void theResponseAtTheLloqIsARuleOfFdaAndEmaOnly(String ruleset, double share, Outcome wanted) {
        RunScenario scenario = RunScenario.under(TestObjects.ruleset(ruleset));
        scenario.at(6).found(S_KETAMINE, share * LLOQ_AREA_OVER_FIVE);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "LLOQ-1", "").outcome())
                .isEqualTo(wanted);
    }

    /** Two of three replicates fail, and half of them must pass: the level is lost, except under FDA, which has no such fraction. */
    @ParameterizedTest
    @CsvSource({"ICH-M10, FAIL", "EMA-2011, FAIL", "FDA-2018, PASS"})
    void theRulesetDefinesHowManyReplicatesOfALevelMustPass(String ruleset, Outcome wanted) {
        RunScenario scenario = RunScenario.under(TestObjects.ruleset(ruleset));
        PlantedInjection third = new PlantedInjection(scenario.injections.size() + 1, SampleType.STANDARD, "STD3");
        RunScenario.JUDGED.forEach(analyte -> third.found(analyte, 5));
        scenario.injections.add(third);
        scenario.at(9).found(S_KETAMINE, 50);
        assertThat(lost(scenario)).isEqualTo(ruleset.equals("FDA-2018") ? Outcome.NOT_APPLICABLE : Outcome.PASS);
        scenario.at(48).found(S_KETAMINE, 50);
        assertThat(lost(scenario)).isEqualTo(ruleset.equals("FDA-2018") ? Outcome.NOT_APPLICABLE : wanted);
        assertThat(verdict(scenario.judge(), S_KETAMINE).isAccepted()).isTrue();
    }

    private static Outcome lost(RunScenario scenario) {
        return scenario.judge().rules().stream()
                .filter(row -> row.analyte().equals(S_KETAMINE) && row.rule().equals("CAL-4"))
                .filter(row -> row.subject().equals("STD3") || row.outcome() == Outcome.NOT_APPLICABLE)
                .map(RuleOutcome::outcome)
                .findFirst()
                .orElseThrow();
    }
}
