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
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.Analyte;
import io.enantio.method.AssayFacts;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
        assertThat(result.calibrations().get(2).flags()).containsExactly(Flag.ORDER_UNCONFIRMED);
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

    /** The certificate's 0.3 % of antipode are allowed for: 96.8 % as measured is more than 97 % corrected, and 3.2 % less than 3 %. */
    @ParameterizedTest
    @CsvSource({
        "99.7, 0.3, ",
        "97.0, 3.0, ",
        "96.8, 3.2, ",
        "96.6, 3.4, ORDER_UNCONFIRMED",
        "96.0, 4.0, ORDER_UNCONFIRMED",
        "50, 50, ORDER_UNCONFIRMED",
        "4.0, 96.0, ORDER_UNCONFIRMED",
        "3.4, 96.6, ORDER_UNCONFIRMED",
        "3.2, 96.8, ORDER_CONTRADICTED",
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

    /** Without a certificate nothing is corrected: 97 % proves the order and 3 % contradicts it, exactly. */
    @ParameterizedTest
    @CsvSource({
        "97, 3, , '97.0 %'",
        "96.96, 3.04, ORDER_UNCONFIRMED, 'ORDER_UNCONFIRMED 96.96 %'",
        "3.04, 96.96, ORDER_UNCONFIRMED, 'ORDER_UNCONFIRMED 3.0 %'",
        "3, 97, ORDER_CONTRADICTED, 'ORDER_CONTRADICTED 3.0 %'",
        "2.96, 97.04, ORDER_CONTRADICTED, 'ORDER_CONTRADICTED 2.96 %'"
    })
    void exactlyOnALimitDecides(double expected, double other, Flag wanted, String text) {
        RunScenario scenario = RunScenario.clean().facts(AssayFacts.NONE);
        scenario.at(3).found(S_KETAMINE, expected).found(R_KETAMINE, other);
        RunResult result = scenario.judge();
        assertThat(result.calibrations().get(0).flags()).isEqualTo(wanted == null ? Set.of() : Set.of(wanted));
        assertThat(outcome(result, S_KETAMINE, "CHI-1", "").evidence().detail()).startsWith(text);
    }

    /** Of two records the later one counts, and none of another method or compound. */
    @Test
    void theLatestRecordOfThisMethodAndCompoundCounts() {
        List<String> right = List.of("S-ketamine", "R-ketamine");
        List<String> wrong = List.of("R-ketamine", "S-ketamine");
        LocalDate early = LocalDate.of(2026, 1, 1);
        LocalDate late = LocalDate.of(2026, 2, 1);
        assertThat(recorded(record("planted", "ketamine", right, late), record("planted", "ketamine", wrong, early)))
                .isEmpty();
        assertThat(recorded(record("planted", "ketamine", right, early), record("planted", "ketamine", wrong, late)))
                .containsExactly(Flag.ORDER_CONTRADICTED);
        assertThat(recorded(record("planted", "ketamine", right, early), record("other", "ketamine", wrong, late)))
                .isEmpty();
        assertThat(recorded(record("planted", "ketamine", right, early), record("planted", "other", wrong, late)))
                .isEmpty();
    }

    private static AssayFacts.ColumnRecord record(String method, String compound, List<String> order, LocalDate date) {
        return new AssayFacts.ColumnRecord("AGP-0001", method, compound, order, date);
    }

    private static Set<Flag> recorded(AssayFacts.ColumnRecord... records) {
        return RunScenario.clean()
                .without(SampleType.SINGLE_ENANTIOMER)
                .facts(PlantedMethod.facts(List.of(records)))
                .judge()
                .calibrations()
                .get(0)
                .flags();
    }

    @Test
    void whatHasNoConfigurationsHasNoOrderToProve() {
        RunScenario run = RunScenario.achiral();
        Analyte diastereomer = run.method().compounds().get(1).analytes().get(0);
        for (Rule rule : List.of(new ElutionOrder(), new RacemateRatio())) {
            assertThat(rule.judge(run.evidence(diastereomer)))
                    .singleElement()
                    .returns(Outcome.NOT_APPLICABLE, Finding::outcome);
        }
        for (Rule rule : List.of(new ElutionOrder(), new Resolution(), new RacemateRatio())) {
            assertThat(rule.judge(RunScenario.clean().evidence(PlantedMethod.CODEINE)))
                    .singleElement()
                    .returns(Outcome.NOT_APPLICABLE, Finding::outcome);
        }
    }

    /** An injection that does not show the peak of one enantiomer, or neither, proves nothing. */
    @Test
    void anInjectionWithoutBothAreasProvesNothing() {
        RunScenario scenario = RunScenario.clean();
        scenario.at(3).found(S_KETAMINE, 0).found(R_KETAMINE, 0);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CHI-1", "").count()).isEqualTo(Count.of(1, 1));
        scenario.at(3).unread = Optional.of(Flag.NOT_ACQUIRED);
        assertThat(outcome(scenario.judge(), S_KETAMINE, "CHI-1", "").count()).isEqualTo(Count.of(1, 1));
    }
}
