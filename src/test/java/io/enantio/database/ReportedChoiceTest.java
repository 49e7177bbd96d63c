package io.enantio.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.reanalysis.RecordedResult;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.database.ReportedChoice.Candidate;
import io.enantio.database.ReportedChoice.Decided;
import io.enantio.database.ReportedChoice.People;
import io.enantio.database.ReportedChoice.Place;
import io.enantio.method.rules.Flag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which decisions to report a result have an effect. R1 was measured before R2. */
class ReportedChoiceTest {
    private static final Candidate ORIGINAL = candidate("R1", 12, 2, ResultStatus.QUANTIFIED);
    private static final Candidate REPEAT = candidate("R2", 5, 3, ResultStatus.QUANTIFIED);

    private static Candidate candidate(String run, int injection, int day, ResultStatus status, Flag... flags) {
        return new Candidate(
                new Place(run, injection),
                day,
                LocalDate.of(2026, 3, day),
                new RecordedResult(status, Set.of(flags)),
                "");
    }

    private static Optional<Decided> decided(Candidate wanted, String code, String second) {
        return Optional.of(new Decided(
                wanted.place(),
                new People(
                        "A. Analyst",
                        Optional.of(second).filter(name -> !name.isEmpty()),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                code,
                "in words"));
    }

    private static String outcome(List<Candidate> candidates, Optional<Decided> decided) {
        ReportedChoice choice = ReportedChoice.of(candidates, decided);
        return choice.outcome() + " "
                + choice.chosen().map(chosen -> chosen.place().run()).orElse("-") + " " + choice.reasonCode();
    }

    /** The original's run was accepted, its value within range, its standard as expected: no repeat replaces it for these. */
    @ParameterizedTest
    @CsvSource({"RUN_REJECTED", "ABOVE_ULOQ", "BELOW_LLOQ", "DILUTED_BELOW_LLOQ", "IS_DEVIATION"})
    void aReasonThatTheRecordsContradictHasNoEffectForTwoPeopleEither(String code) {
        ReportedChoice choice = ReportedChoice.of(List.of(ORIGINAL, REPEAT), decided(REPEAT, code, "B. Reviewer"));
        assertThat(choice.outcome()).isEqualTo("ambiguous");
        assertThat(choice.reasonCode()).isEqualTo("REASON_CONTRADICTED");
        assertThat(choice.reason())
                .isEqualTo("2 results and no report_value decision that has effect: R1 injection 12, R2 injection 5. "
                        + code
                        + " contradicts the records of R1 injection 12: record another decision with the reason that"
                        + " applies");
    }

    @ParameterizedTest
    @CsvSource({
        "'', ambiguous - ONE_PERSON",
        "a. analyst, ambiguous - ONE_PERSON",
        "'Analyst, A.', ambiguous - ONE_PERSON",
        "., ambiguous - ONE_PERSON",
        "B. Reviewer, reported R2 POOR_CHROMATOGRAPHY"
    })
    void aValidOriginalIsPassedOverByTwoPeopleOnly(String second, String wanted) {
        assertThat(outcome(List.of(ORIGINAL, REPEAT), decided(REPEAT, "POOR_CHROMATOGRAPHY", second)))
                .isEqualTo(wanted);
    }

    @Test
    void anOriginalThatAsksForARepeatIsReplacedByOnePerson() {
        Candidate above = candidate("R1", 12, 2, ResultStatus.ABOVE_ULOQ);
        assertThat(outcome(List.of(above, REPEAT), decided(REPEAT, "ABOVE_ULOQ", "")))
                .isEqualTo("reported R2 ABOVE_ULOQ");
        Candidate raised = candidate("R1", 12, 2, ResultStatus.BELOW_LLOQ, Flag.TRUNCATED_LLOQ);
        assertThat(outcome(List.of(raised, REPEAT), decided(REPEAT, "BELOW_LLOQ", "")))
                .isEqualTo("reported R2 BELOW_LLOQ");
    }

    /** A value below the LLOQ is a result: repeating it until it is quantified needs two people and another reason. */
    @Test
    void aValueBelowTheLloqIsValid() {
        Candidate below = candidate("R1", 12, 2, ResultStatus.BELOW_LLOQ);
        assertThat(outcome(List.of(below, REPEAT), decided(REPEAT, "BELOW_LLOQ", "B. Reviewer")))
                .isEqualTo("ambiguous - REASON_CONTRADICTED");
        assertThat(outcome(List.of(below, REPEAT), decided(REPEAT, "POOR_CHROMATOGRAPHY", "")))
                .isEqualTo("ambiguous - ONE_PERSON");
    }

    @Test
    void theOriginalIsConfirmedByOnePerson() {
        assertThat(outcome(List.of(ORIGINAL, REPEAT), decided(ORIGINAL, "POOR_CHROMATOGRAPHY", "")))
                .isEqualTo("reported R1 POOR_CHROMATOGRAPHY");
        Candidate preDose = candidate("R1", 12, 2, ResultStatus.QUANTIFIED, Flag.PREDOSE_QUANTIFIABLE);
        assertThat(outcome(List.of(preDose, REPEAT), decided(preDose, "PREDOSE", "")))
                .isEqualTo("reported R1 PREDOSE");
    }

    /** The run of the first was rejected, the first repeat is valid: a second repeat passes it over. */
    @Test
    void aValidRepeatIsPassedOverByTwoPeopleOnly() {
        Candidate rejected = candidate("R1", 12, 2, ResultStatus.NOT_QUANTIFIABLE, Flag.RUN_REJECTED);
        Candidate third = candidate("R3", 5, 4, ResultStatus.QUANTIFIED);
        List<Candidate> all = List.of(rejected, REPEAT, third);
        assertThat(outcome(all, decided(third, "RUN_REJECTED", ""))).isEqualTo("ambiguous - ONE_PERSON");
        assertThat(outcome(all, decided(third, "RUN_REJECTED", "B. Reviewer"))).isEqualTo("reported R3 RUN_REJECTED");
        assertThat(outcome(all, decided(REPEAT, "RUN_REJECTED", ""))).isEqualTo("reported R2 RUN_REJECTED");
    }

    /** Of two runs of one day nobody knows which was first; within a run the injections tell. */
    @Test
    void whatWasNotCertainlyMeasuredLaterCountsAsBefore() {
        Candidate sameDay = candidate("R0", 5, 3, ResultStatus.QUANTIFIED);
        assertThat(outcome(List.of(sameDay, REPEAT), decided(REPEAT, "POOR_CHROMATOGRAPHY", "")))
                .isEqualTo("ambiguous - ONE_PERSON");
        assertThat(outcome(List.of(sameDay, REPEAT), decided(sameDay, "POOR_CHROMATOGRAPHY", "")))
                .isEqualTo("ambiguous - ONE_PERSON");
        Candidate later = candidate("R2", 6, 3, ResultStatus.QUANTIFIED);
        assertThat(outcome(List.of(REPEAT, later), decided(REPEAT, "POOR_CHROMATOGRAPHY", "")))
                .isEqualTo("reported R2 POOR_CHROMATOGRAPHY");
        assertThat(outcome(List.of(REPEAT, later), decided(later, "POOR_CHROMATOGRAPHY", "")))
                .isEqualTo("ambiguous - ONE_PERSON");
    }

    /** The original stays: it does not vanish behind a repeat that was made for incurred sample reanalysis. */
    @Test
    void anIncurredSampleIsNeverReported() {
        Decided incurred = new Decided(
                new Place("R2", 63),
                new People("A. Analyst", Optional.of("B. Reviewer"), Optional.of("k1"), Optional.of("k2")),
                Optional.of("ISR"),
                "POOR_CHROMATOGRAPHY",
                "nicer");
        assertThat(outcome(List.of(ORIGINAL), Optional.of(incurred))).isEqualTo("reported R1 ONLY_RESULT");
        assertThat(outcome(List.of(ORIGINAL, REPEAT), Optional.of(incurred)))
                .isEqualTo("ambiguous - SERVES_EXPERIMENT");
    }

    /** People are known by their keys where both have one. */
    @ParameterizedTest
    @CsvSource({"k1, k2, reported R2 POOR_CHROMATOGRAPHY", "k1, k1, ambiguous - ONE_PERSON"})
    void keysSettleWhoIsWho(String first, String second, String wanted) {
        Decided decision = new Decided(
                REPEAT.place(),
                new People("A. Analyst", Optional.of("A. Analyst"), Optional.of(first), Optional.of(second)),
                Optional.empty(),
                "POOR_CHROMATOGRAPHY",
                "in words");
        assertThat(outcome(List.of(ORIGINAL, REPEAT), Optional.of(decision))).isEqualTo(wanted);
    }

    @Test
    void aReasonIsNotContradictedByWhatIsNotThere() {
        assertThat(outcome(List.of(REPEAT), decided(REPEAT, "RUN_REJECTED", "")))
                .as("the run with the original is not loaded yet")
                .isEqualTo("reported R2 RUN_REJECTED");
        assertThat(outcome(List.of(REPEAT), decided(ORIGINAL, "RUN_REJECTED", "")))
                .isEqualTo("pending - RUN_REJECTED");
    }
}
