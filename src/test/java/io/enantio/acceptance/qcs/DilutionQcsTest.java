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
import org.junit.jupiter.api.Test;

@RaisedByFault(flag = Flag.DILUTION_QC_MISSING, fault = "dilution-unvalidated")
@RaisedByFault(flag = Flag.DILUTION_QC_FAILED, fault = "dilution-qc-failing")
public class DilutionQcsTest {

    @Test
    void oneOfTwoDilutionQcsIsTooFewAndConcernsDilutedSamplesOnly() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(33).found(S_KETAMINE, 345);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "DIL-2", "5").count()).isEqualTo(Count.of(2, 2));
        scenario.at(33).found(S_KETAMINE, 346);
        RunResult result = scenario.judge();
        RuleOutcome outcome = outcome(result, S_KETAMINE, "DIL-2", "5");
        assertThat(outcome.count()).isEqualTo(Count.of(1, 2));
        assertThat(outcome.evidence().detail()).startsWith("DILUTION_QC_FAILED ");
        assertThat(flags(result, 35, S_KETAMINE)).containsExactly(Flag.DILUTION_QC_FAILED);
        assertThat(row(result, 35, S_KETAMINE).reportedNgPerMl()).isEmpty();
        assertThat(flags(result, 36, S_KETAMINE)).isEmpty();
        assertThat(result.isAccepted()).isTrue();
    }

    @Test
    void aFactorWithoutItsDilutionQcIsFlagged() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(36).dilution = 20;
        RunResult result = scenario.judge();
        assertThat(outcome(result, S_KETAMINE, "DIL-2", "20").evidence().detail())
                .startsWith("DILUTION_QC_MISSING ");
        assertThat(flags(result, 36, S_KETAMINE))
                .containsExactlyInAnyOrder(Flag.DILUTION_QC_MISSING, Flag.DILUTION_UNVALIDATED);
    }
}
