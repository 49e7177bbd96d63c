package io.enantio.acceptance.blanks;

import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.TestObjects;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.BLANK_INTERFERENCE, fault = "blank-interference")
public class BlankResponseTest {

    /** The area at the LLOQ is 20, that of its internal standard 1000. */
    @ParameterizedTest
    @CsvSource({"5, 0.2, PASS", "5, 0.2001, FAIL", "6, 0.2, PASS", "6, 0.2001, FAIL"})
    void aBlankOrZeroSampleContainsAtMostAFifthOfTheLloq(int injection, double found, Outcome wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(injection).found(S_KETAMINE, found);
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "BLK-1", String.valueOf(injection))
                        .outcome())
                .isEqualTo(wanted);
        assertThat(flags(result, injection, S_KETAMINE).contains(Flag.BLANK_INTERFERENCE))
                .isEqualTo(wanted == Outcome.FAIL);
        assertThat(result.isAccepted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"50, PASS", "50.1, FAIL"})
    void aBlankContainsAtMostATwentiethOfTheInternalStandard(double area, Outcome wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(5).standardArea(S_KETAMINE, area);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "BLK-1", "5").outcome())
                .isEqualTo(wanted);
    }

    /** Standards at the LLOQ have an internal standard of 1000; twice as much in all others makes a mean of some 1900. */
    @ParameterizedTest
    @CsvSource({"ICH-M10, FAIL", "EMA-2011, FAIL", "FDA-2018, PASS"})
    void theRulesetDefinesWhatTheInternalStandardOfABlankIsComparedWith(String ruleset, Outcome wanted) {
        RunScenario scenario = RunScenario.under(TestObjects.ruleset(ruleset));
        for (int injection = 8; injection <= 53; injection++) {
            if (injection != 15 && injection != 46) {
                scenario.at(injection).standardArea(S_KETAMINE, 2000);
            }
        }
        scenario.at(5).standardArea(S_KETAMINE, 60);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "BLK-1", "5").outcome())
                .isEqualTo(wanted);
    }

    @Test
    void aBlankWithAPeakIsNotQuantifiableAndHasNoEstimate() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(5).found(S_KETAMINE, 0.1);
        RunResult result = scenario.judge();
        assertThat(row(result, 5, S_KETAMINE).judgement().status()).isEqualTo(ResultStatus.NOT_QUANTIFIABLE);
        assertThat(row(result, 5, S_KETAMINE).estimate()).isEmpty();
        assertThat(row(result, 5, R_KETAMINE).judgement().status()).isEqualTo(ResultStatus.NOT_DETECTED);
        assertThat(flags(result, 5, S_KETAMINE)).isEmpty();
    }

    /** What is found is shown in percent of what it is compared with; a zero sample has its internal standard by design. */
    @Test
    void theDetailShowsBothShares() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(5).found(S_KETAMINE, 0.25).standardArea(S_KETAMINE, 60);
        scenario.at(6).found(S_KETAMINE, 0.15);
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "BLK-1", "5").evidence().detail())
                .isEqualTo("BLANK_INTERFERENCE analyte 25.0 % of the LLOQ's, IS 6.0 % of the LLOQ's");
        assertThat(outcome(result, S_KETAMINE, "BLK-1", "6").evidence().detail())
                .isEqualTo("analyte 15.0 % of the LLOQ's");
        assertThat(outcome(result, S_KETAMINE, "BLK-1", "5").evidence().limit()).contains("blank_is_percent");
        assertThat(outcome(result, S_KETAMINE, "BLK-1", "6").evidence().limit()).doesNotContain("blank_is_percent");
        RunScenario fda = RunScenario.under(TestObjects.ruleset("FDA-2018"));
        assertThat(outcome(fda.judge(), S_KETAMINE, "BLK-1", "5").evidence().detail())
                .endsWith("IS 0.0 % of the mean of standards and QCs");
    }

    @Test
    void withoutAnAreaOrAStandardAtTheLloqItCannotBeAssessed() {
        RunScenario lost = RunScenario.clean();
        lost.at(5).lost.add(S_KETAMINE.name());
        assertThat(outcome(lost.judge(), S_KETAMINE, "BLK-1", "5"))
                .returns(Outcome.NOT_ASSESSABLE, RuleOutcome::outcome)
                .extracting(found -> found.evidence().detail())
                .isEqualTo("no area in injection 5");
        RunScenario unused = RunScenario.clean();
        unused.all(SampleType.STANDARD, "STD1").forEach(planted -> planted.excluded.add(S_KETAMINE.name()));
        assertThat(outcome(unused.judge(), S_KETAMINE, "BLK-1", "5"))
                .returns(Outcome.NOT_ASSESSABLE, RuleOutcome::outcome)
                .extracting(found -> found.evidence().detail())
                .isEqualTo("no used standard at the LLOQ");
        RunScenario none = RunScenario.clean().without(SampleType.BLANK).without(SampleType.ZERO);
        assertThat(outcome(none.judge(), S_KETAMINE, "BLK-1", "").outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
    }
}
