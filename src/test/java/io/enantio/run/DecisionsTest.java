package io.enantio.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.method.Analyte;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import io.enantio.run.Action.Bounds;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionsTest {
    private static final Analyte S = new Analyte("S-ketamine", "ketamine", Optional.empty(), 10.4);
    private static final Analyte R = new Analyte("R-ketamine", "ketamine", Optional.empty(), 11.6);
    private static final Bounds FIRST = new Bounds(9.9, 10.8);
    private static final Bounds SECOND = new Bounds(9.8, 10.9);

    private static Decisions of(Decision... decisions) {
        return new Decisions(List.of(decisions), List.of("head"));
    }

    private static Decision about(Optional<Integer> injection, Optional<String> analyte, Action action) {
        return new Decision(
                1,
                new Decision.Subject(injection, analyte),
                action,
                new Decision.Author("A. Analyst", Optional.empty(), OffsetDateTime.parse("2026-03-02T14:05:00+01:00")),
                new Decision.Reason(Optional.empty(), "because"));
    }

    private static Decision drawn(Bounds bounds) {
        return about(Optional.of(5), Optional.of("S-ketamine"), new Action.Reintegrate(bounds));
    }

    @Test
    void theLatestReintegrationApplies() {
        assertThat(of(drawn(FIRST), drawn(SECOND)).byHand(5, S)).contains(SECOND);
    }

    @Test
    void aReintegrationWithoutBoundsReturnsThePeakToTheAlgorithm() {
        Decision back = about(Optional.of(5), Optional.of("S-ketamine"), new Action.Reintegrate(new Action.ByMethod()));
        assertThat(of(drawn(FIRST), back).byHand(5, S)).isEmpty();
    }

    @Test
    void aDecisionConcernsItsInjectionAndAnalyteOnly() {
        Decisions decisions = of(drawn(FIRST));
        assertThat(decisions.byHand(5, R)).isEmpty();
        assertThat(decisions.byHand(6, S)).isEmpty();
    }

    @Test
    void withoutAnAnalyteItConcernsAllOfTheInjection() {
        Decisions decisions = of(about(Optional.of(5), Optional.empty(), new Action.Exclude()));
        assertThat(decisions.exclude(5, S)).isTrue();
        assertThat(decisions.exclude(5, R)).isTrue();
        assertThat(decisions.exclude(4, S)).isFalse();
    }

    @Test
    void commentsAndAcceptedFlagsChangeNoResult() {
        Decision comment = about(Optional.empty(), Optional.empty(), new Action.Comment());
        Decision accepted = about(Optional.of(5), Optional.empty(), new Action.AcceptFlag(Flag.TAIL));
        assertThat(of(comment, accepted).changeResults()).isFalse();
        assertThat(of(comment, drawn(FIRST)).changeResults()).isTrue();
    }

    @Test
    void aFlagThatMakesAResultNotQuantifiableCannotBeAccepted() {
        Arrays.stream(Flag.values()).forEach(flag -> {
            boolean isReportable = flag.severity() == Severity.WARNING || flag.severity() == Severity.INFORMATION;
            assertThat(Action.AcceptFlag.isAcceptable(flag)).as(flag.name()).isEqualTo(isReportable);
        });
        assertThatThrownBy(() -> new Action.AcceptFlag(Flag.SATURATED)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyACommentCanReferToTheWholeRun() {
        assertThatThrownBy(() -> about(Optional.empty(), Optional.empty(), new Action.Exclude()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
