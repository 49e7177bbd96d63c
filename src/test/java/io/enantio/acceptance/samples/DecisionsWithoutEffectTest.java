package io.enantio.acceptance.samples;

import static io.enantio.acceptance.PlantedMethod.R_KETAMINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.method.Analyte;
import io.enantio.run.Action;
import io.enantio.run.Decision;
import io.enantio.run.Decisions;
import io.enantio.run.Objection;
import io.enantio.run.ReasonCode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionsWithoutEffectTest {
    private static final Objection OBJECTION =
            new Objection("second_person", "is missing for a QC", "Decide again with a second person.");

    private static final Decision EXCLUDED = new Decision(
            1,
            new Decision.Subject(Optional.of(17), Optional.of(S_KETAMINE.name())),
            new Action.Exclude(),
            new Decision.Author("A. Analyst", Optional.empty(), OffsetDateTime.parse("2026-03-03T09:00:00Z")),
            new Decision.Reason(Optional.of(ReasonCode.EQUIPMENT_FAULT), "the needle was blocked"));

    private static Optional<RuleOutcome> outcome(Decisions decisions, Analyte analyte) {
        return RunScenario.clean().decided(decisions).judge().rules().stream()
                .filter(row -> row.rule().equals("B-12") && row.analyte().equals(analyte))
                .findFirst();
    }

    @Test
    void aDecisionThatTheRulesForbidWarnsForItsAnalyteAndSaysWhatToDo() {
        Decisions decisions = new Decisions(List.of(EXCLUDED), List.of("head")).objectedTo(Map.of(1, OBJECTION));
        RuleOutcome found = outcome(decisions, S_KETAMINE).orElseThrow();
        assertThat(found.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(found.subject()).isEqualTo("decision 1");
        assertThat(found.evidence().detail())
                .isEqualTo(
                        "exclude of injection 17 has no effect: second_person is missing for a QC. Decide again with a"
                                + " second person.");
        assertThat(outcome(decisions, R_KETAMINE)).isEmpty();
    }

    @Test
    void aDecisionInForceHasNoFinding() {
        assertThat(outcome(new Decisions(List.of(EXCLUDED), List.of("head")), S_KETAMINE))
                .isEmpty();
        assertThat(outcome(Decisions.NONE, S_KETAMINE)).isEmpty();
    }
}
