package io.enantio.acceptance.qcs;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Range;
import io.enantio.run.SampleType;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules about QCs report: counts, texts, and what cannot be assessed. */
class QcFindingsTest {
    private static RuleOutcome found(RunScenario scenario, String rule, String subject) {
        return outcome(scenario.judge(), S_KETAMINE, rule, subject);
    }

    @Test
    void aCleanRunIsCounted() {
        RunScenario clean = RunScenario.clean();
        assertThat(found(clean, "RUN-1", "").evidence().detail())
                .isEqualTo("13 QCs for 21 study samples; 3 levels with 2 or more");
        assertThat(found(clean, "RUN-1", "").count()).isEqualTo(Count.of(3, 4));
        assertThat(found(clean, "RUN-2", "").evidence().detail()).isEmpty();
        assertThat(found(clean, "RNG-1", "").count()).isEqualTo(Count.of(3, 3));
        assertThat(found(clean, "RNG-1", "").evidence().detail()).isEmpty();
        assertThat(found(clean, "RUN-4", "").count()).isEqualTo(Count.of(21, 21));
        assertThat(found(clean, "RUN-5", "").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(found(clean, "QC-1", "low").evidence().detail()).isEqualTo("3 ng/mL");
        assertThat(found(clean, "QC-1", "middle").evidence().detail()).isEqualTo("175 ng/mL");
        assertThat(found(clean, "QC-1", "high").evidence().detail()).isEqualTo("400 ng/mL");
    }

    /** 2.5488 against 3 is 15.04 % low, which one decimal would put on the limit. */
    @Test
    void failuresAreListedWithTheirErrors() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(17).found(S_KETAMINE, 2.5488);
        scenario.at(18).lostStandard.add(S_KETAMINE.name());
        scenario.at(19).found(S_KETAMINE, 500);
        assertThat(found(scenario, "RUN-2", "").evidence().detail())
                .isEqualTo(
                        "outside: LOW injection 17 -15.04 %, MID injection 18 has no result, HIGH injection 19 25.0 %");
        assertThat(found(scenario, "RUN-2", "").count()).isEqualTo(Count.of(10, 13));
    }

    @Test
    void withoutQcsOrACurveNothingCanBeAssessed() {
        RunScenario none = RunScenario.clean().without(SampleType.QC);
        assertThat(found(none, "RUN-2", "").outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
        assertThat(found(none, "RUN-2", "").evidence().detail()).isEqualTo("no QC counts");
        RunScenario unfitted = RunScenario.clean();
        unfitted.curve(S_KETAMINE).rejected = Optional.of(Flag.NO_CURVE);
        unfitted.curve(S_KETAMINE).isFitted = false;
        RunResult result = unfitted.judge();
        for (String rule : new String[] {"RUN-2", "RNG-1"}) {
            RuleOutcome outcome = outcome(result, S_KETAMINE, rule, "");
            assertThat(outcome.outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
            assertThat(outcome.evidence().detail()).isEqualTo("no curve");
        }
        assertThat(outcome(result, S_KETAMINE, "RNG-2", "").outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
    }

    @Test
    void withoutStudySamplesThereIsNothingToBracketOrCover() {
        RunScenario none = RunScenario.clean().without(SampleType.STUDY);
        assertThat(found(none, "RUN-4", "").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(found(none, "RNG-2", "").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(found(none, "RUN-1", "").outcome()).isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 500, PASS, 3",
        "3.001, 500, FAIL, 2",
        "1, 400, PASS, 3",
        "1, 399.9, FAIL, 2",
        "3.001, 399.9, FAIL, 1"
    })
    void theRangeHoldsTheQcsIncludingItsEnds(double low, double high, Outcome wanted, int inside) {
        RunScenario scenario = RunScenario.clean();
        scenario.curve(S_KETAMINE).effective = new Range(low, high);
        RuleOutcome outcome = found(scenario, "RNG-1", "");
        assertThat(outcome.outcome()).isEqualTo(wanted);
        assertThat(outcome.count()).isEqualTo(Count.of(inside, 3));
        if (inside == 1) {
            assertThat(outcome.evidence().detail()).isEqualTo("outside: low, high");
        }
    }

    /** Study samples outside the range are not measured concentrations; those on its ends are. */
    @Test
    void onlyResultsInTheRangeSpanTheStudyConcentrations() {
        RunScenario scenario = RunScenario.clean();
        scenario.all(SampleType.STUDY, "").forEach(planted -> planted.found(S_KETAMINE, 100));
        scenario.at(20).found(S_KETAMINE, 501);
        scenario.at(21).found(S_KETAMINE, 0.9);
        RuleOutcome outcome = found(scenario, "RNG-2", "");
        assertThat(outcome.count()).isEqualTo(Count.of(0, 4));
        assertThat(outcome.evidence().detail()).isEqualTo("QC_COVERAGE study samples from 100.0 to 100.0 ng/mL");
        scenario.at(20).found(S_KETAMINE, 500);
        scenario.at(21).found(S_KETAMINE, 1);
        outcome = found(scenario, "RNG-2", "");
        assertThat(outcome.count()).isEqualTo(Count.of(4, 4));
        assertThat(outcome.evidence().detail()).isEqualTo("study samples from 1.0 to 500.0 ng/mL");
        scenario.at(20).flag(S_KETAMINE, Flag.SATURATED);
        assertThat(found(scenario, "RNG-2", "").count()).isEqualTo(Count.of(2, 4));
    }

    /** A diluted QC of 400 ng/mL exceeds the samples of its factor that it supports. */
    @ParameterizedTest
    @CsvSource({"99.9, PASS", "100, NOT_ASSESSABLE"})
    void aDilutionQcInsideTheRangeSupportsSamplesBelowIt(double injected, Outcome wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(45).found(S_KETAMINE, 100).dilution = 4;
        scenario.at(36).found(S_KETAMINE, injected).dilution = 4;
        assertThat(found(scenario, "DIL-2", "4").outcome()).isEqualTo(wanted);
        assertThat(found(scenario, "DIL-2", "5").count()).isEqualTo(Count.of(2, 2));
    }

    @Test
    void aDilutionQcThatIsOutsideTheRangeAsInjectedSupportsNothing() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(33).found(S_KETAMINE, 750).dilution = 2;
        scenario.at(36).dilution = 2;
        assertThat(found(scenario, "DIL-2", "2").outcome()).isEqualTo(Outcome.NOT_ASSESSABLE);
        assertThat(found(scenario, "DIL-2", "5").count()).isEqualTo(Count.of(1, 1));
        RunScenario undiluted = RunScenario.clean().without(planted -> planted.dilution != 1);
        assertThat(found(undiluted, "DIL-2", "").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    /** Batch B has one QC of each level; a study sample alone makes a batch too. */
    @Test
    void everyBatchIsListed() {
        RunScenario scenario = RunScenario.clean();
        scenario.injections.stream()
                .filter(planted -> planted.type == SampleType.QC || planted.type == SampleType.STUDY)
                .forEach(planted -> planted.batch = Optional.of(planted.number < 35 ? "A" : "B"));
        scenario.at(57).batch = Optional.of("C");
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "RUN-5", "A").count()).isEqualTo(Count.of(7, 7));
        assertThat(outcome(result, S_KETAMINE, "RUN-5", "B").count()).isEqualTo(Count.of(6, 6));
        assertThat(outcome(result, S_KETAMINE, "RUN-5", "C").evidence().detail())
                .isEqualTo("RUN_REJECTED no low, no middle, no high QC");
        assertThat(flags(result, 57, S_KETAMINE)).containsExactly(Flag.RUN_REJECTED);
        assertThat(flags(result, 56, S_KETAMINE)).isEmpty();
    }
}
