package io.enantio.acceptance.enantiomers;

import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.R_NORKETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_NORKETAMINE;
import static io.enantio.acceptance.RunScenario.outcome;
import static io.enantio.acceptance.RunScenario.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.RaisedByFault;
import io.enantio.acceptance.PlantedMethod;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.AssayFacts;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RaisedByFault(flag = Flag.ORDER_UNCONFIRMED, fault = "no-single-enantiomers", rejected = 4)
@RaisedByFault(flag = Flag.ORDER_CONTRADICTED, fault = "order-swapped", rejected = 2)
public class ElutionOrderTest {

    @Test
    void withoutEvidenceTheOrderIsUnconfirmedAndTheRunRejected() {
        RunResult result =
                RunScenario.clean().without(SampleType.SINGLE_ENANTIOMER).judge();
        assertThat(verdict(result, S_KETAMINE).reasons()).containsExactly("CHI-1");
        assertThat(outcome(result, S_KETAMINE, "CHI-1", "").evidence().detail()).startsWith("ORDER_UNCONFIRMED ");
        assertThat(result.calibrations().get(0).flags()).containsExactly(Flag.ORDER_UNCONFIRMED);
    }

    @Test
    void aRecordOfThisColumnConfirmsTheOrderOfItsCompoundOnly() {
        RunResult result = RunScenario.clean()
                .without(SampleType.SINGLE_ENANTIOMER)
                .facts(PlantedMethod.facts(List.of(PlantedMethod.ORDER_RECORD)))
                .judge();
        assertThat(verdict(result, R_KETAMINE).isAccepted()).isTrue();
        assertThat(verdict(result, R_NORKETAMINE).isAccepted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "AGP-0001, 2026-03-02, S-ketamine, R-ketamine, ",
        "AGP-0001, 2026-03-03, S-ketamine, R-ketamine, ORDER_UNCONFIRMED",
        "AGP-0002, 2026-02-01, S-ketamine, R-ketamine, ORDER_UNCONFIRMED",
        "AGP-0001, 2026-02-01, R-ketamine, S-ketamine, ORDER_CONTRADICTED"
    })
    void aRecordMustBeOfThisColumnNotLaterAndOfThisOrder(
            String column, LocalDate date, String first, String second, Flag wanted) {
        AssayFacts.ColumnRecord record =
                new AssayFacts.ColumnRecord(column, "planted", "ketamine", List.of(first, second), date);
        RunResult result = RunScenario.clean()
                .without(SampleType.SINGLE_ENANTIOMER)
                .facts(PlantedMethod.facts(List.of(record)))
                .judge();
        assertThat(result.calibrations().get(0).flags()).isEqualTo(wanted == null ? Set.of() : Set.of(wanted));
    }

    /** The certificate's 0.3 % of antipode are allowed for: 97.3 % as measured is more than 97 % corrected. */
    @ParameterizedTest
    @CsvSource({
        "99.7, 0.3, ",
        "97.0, 3.0, ",
        "96.0, 4.0, ORDER_UNCONFIRMED",
        "50, 50, ORDER_UNCONFIRMED",
        "4.0, 96.0, ORDER_UNCONFIRMED",
        "2.0, 98.0, ORDER_CONTRADICTED",
        "0.3, 99.7, ORDER_CONTRADICTED"
    })
    void theShareAtTheExpectedTimeDecides(double expected, double other, Flag wanted) {
        RunScenario scenario = RunScenario.clean();
        scenario.at(3).found(S_KETAMINE, expected).found(R_KETAMINE, other);
        RunResult result = scenario.judge();
        assertThat(result.calibrations().get(0).flags()).isEqualTo(wanted == null ? Set.of() : Set.of(wanted));
        assertThat(result.calibrations().get(1).flags())
                .isEqualTo(result.calibrations().get(0).flags());
        assertThat(verdict(result, S_NORKETAMINE).isAccepted()).isTrue();
    }

    @Test
    void aSwappedPairIsContradictedByBothInjections() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(3).found(S_KETAMINE, 0.3).found(R_KETAMINE, 99.7);
        scenario.at(4).found(S_KETAMINE, 99.7).found(R_KETAMINE, 0.3);
        RuleOutcome outcome = outcome(scenario.judge(), R_KETAMINE, "CHI-1", "");
        assertThat(outcome.count()).isEqualTo(Count.of(0, 2));
        assertThat(outcome.evidence().detail())
                .startsWith("ORDER_CONTRADICTED 0.0 % at the expected time in injection 3");
    }
}
