package io.enantio.acceptance.qcs;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.flags;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@RaisedByFault(flag = Flag.NOT_BRACKETED, fault = "not-bracketed")
public class BracketingTest {

    @Test
    void aStudySampleAfterTheLastQcIsNotBracketed() {
        RunScenario scenario = RunScenario.clean().without(planted -> planted.number > 57);
        RunResult result = scenario.judge();
        RuleOutcome outcome = outcome(result, S_KETAMINE, "RUN-4", "");
        assertThat(outcome.count()).isEqualTo(Count.of(18, 21));
        assertThat(outcome.evidence().detail()).isEqualTo("NOT_BRACKETED injections 55, 56, 57");
        assertThat(flags(result, 55, S_KETAMINE)).containsExactly(Flag.NOT_BRACKETED);
        assertThat(row(result, 55, S_KETAMINE).reportedNgPerMl()).isEmpty();
        assertThat(flags(result, 42, S_KETAMINE)).isEmpty();
        assertThat(result.isAccepted()).isTrue();
    }

    /** QCs are injections 16-19, 30-34, 43-45 and 58-60: without the first four there is none before sample 29. */
    @Test
    void aStudySampleBeforeTheFirstQcIsNotBracketed() {
        RunScenario scenario =
                RunScenario.clean().without(planted -> planted.type == SampleType.QC && planted.number < 30);
        RunResult result = scenario.judge();
        assertThat(flags(result, 29, S_KETAMINE)).contains(Flag.NOT_BRACKETED);
        assertThat(flags(result, 36, S_KETAMINE)).doesNotContain(Flag.NOT_BRACKETED);
    }

    @Test
    void aQcThatWasNotAcquiredBracketsNothing() {
        RunScenario scenario = RunScenario.clean();
        for (int last = 58; last <= 60; last++) {
            scenario.at(last).unread = Optional.of(Flag.NOT_ACQUIRED);
        }
        assertThat(flags(scenario.judge(), 57, S_KETAMINE)).containsExactly(Flag.NOT_BRACKETED);
    }

    @Test
    void withoutQcsNothingIsBracketed() {
        RunResult result = RunScenario.clean().without(SampleType.QC).judge();
        assertThat(outcome(result, S_KETAMINE, "RUN-4", "").count()).isEqualTo(Count.of(0, 21));
    }
}
