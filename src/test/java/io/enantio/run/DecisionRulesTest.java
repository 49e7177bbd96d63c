package io.enantio.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.run.Action.Bounds;
import io.enantio.run.Injection.Sample;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionRulesTest {
    private static final Action EXCLUDE = new Action.Exclude();
    private static final Action BY_HAND = new Action.Reintegrate(new Bounds(9.8, 10.9));
    private static final Action BY_THE_METHOD = new Action.Reintegrate(new Action.ByMethod());
    private static final String IN_WORDS = "air in the loop";
    private static final int STUDY_SAMPLE = SampleType.STUDY.ordinal() + 1;
    private static final int QC = SampleType.QC.ordinal() + 1;
    private static final int INCURRED = 100;

    /** An injection of each type, numbered from 1, and one that was made for incurred sample reanalysis. */
    private static final DecisionRules RULES = new DecisionRules(
            Optional.of("R1"),
            Stream.concat(
                            Arrays.stream(SampleType.values())
                                    .map(type -> injection(type.ordinal() + 1, type, Map.of())),
                            Stream.of(injection(INCURRED, SampleType.STUDY, Map.of("experiment", "ISR"))))
                    .toList());

    private static Injection injection(int number, SampleType type, Map<String, String> remarks) {
        Optional<String> level = type.needsLevel() ? Optional.of("L") : Optional.empty();
        return new Injection(
                number,
                Optional.of("raw.mzML"),
                new Sample("S-" + type.word(), type, level),
                1,
                Optional.empty(),
                Optional.empty(),
                remarks);
    }

    /** A decision of A. Analyst. */
    private record Made(int injection, String analyte, Action action, String second, ReasonCode code, String text) {
        Made(int injection, Action action, String second) {
            this(injection, "", action, second, ReasonCode.EQUIPMENT_FAULT, IN_WORDS);
        }

        Decision decision() {
            return new Decision(
                    1,
                    new Decision.Subject(Optional.of(injection), present(analyte)),
                    action,
                    new Decision.Author("A. Analyst", present(second), OffsetDateTime.parse("2026-03-02T14:05:00Z")),
                    new Decision.Reason(Optional.of(code), text));
        }

        private static Optional<String> present(String text) {
            return Optional.of(text).filter(found -> !found.isEmpty());
        }
    }

    private static List<String> columns(Made made) {
        return RULES.ofNew(made.decision()).stream().map(Objection::column).toList();
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void whatJudgesTheRunIsExcludedAndDrawnByTwoPeopleOnly(SampleType type) {
        List<String> wanted = type == SampleType.STUDY ? List.of() : List.of("second_person");
        for (Action action : List.of(EXCLUDE, BY_HAND)) {
            assertThat(columns(new Made(type.ordinal() + 1, action, ""))).isEqualTo(wanted);
            assertThat(columns(new Made(type.ordinal() + 1, action, "B. Reviewer")))
                    .isEmpty();
        }
        assertThat(columns(new Made(type.ordinal() + 1, BY_THE_METHOD, ""))).isEmpty();
        assertThat(columns(new Made(type.ordinal() + 1, new Action.Comment(), "")))
                .isEmpty();
    }

    /** On record it has no effect, also with one person in two spellings. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a. analyst", "A.  Analyst", "\u0410. Analyst", "Analyst, A.", ".", "A. Analyst"})
    void oneSpellingMoreIsNoSecondPerson(String second) {
        Made made = new Made(QC, EXCLUDE, second);
        assertThat(columns(made)).containsExactly("second_person");
        assertThat(RULES.ofRecorded(made.decision()).map(Objection::column)).contains("second_person");
        assertThat(RULES.ofRecorded(new Made(STUDY_SAMPLE, EXCLUDE, second).decision()))
                .isEmpty();
    }

    @Test
    void theMessageSaysWhyTwoSpellingsAreOnePerson() {
        assertThat(RULES.ofNew(new Made(STUDY_SAMPLE, EXCLUDE, "a.analyst").decision()))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.problem())
                            .startsWith("\"a.analyst\" is the person who decided, \"A. Analyst\": case, blanks,");
                    assertThat(found.remedy()).startsWith("Name somebody else.");
                });
    }

    @ParameterizedTest
    @CsvSource({"PREPARATION_FAULT, every analyte of the extract", "INJECTION_FAULT, every analyte of the injection"})
    void aFaultOfTheWholeInjectionConcernsAllAnalytes(ReasonCode code, String words) {
        for (int injection : List.of(QC, STUDY_SAMPLE)) {
            Decision one = new Made(injection, "S-ketamine", EXCLUDE, "B. Reviewer", code, IN_WORDS).decision();
            assertThat(RULES.ofNew(one))
                    .singleElement()
                    .satisfies(found -> assertThat(found.problem()).contains(words));
            assertThat(RULES.ofRecorded(one)).isPresent();
            assertThat(RULES.ofNew(new Made(injection, "", EXCLUDE, "B. Reviewer", code, IN_WORDS).decision()))
                    .isEmpty();
        }
    }

    @Test
    void aFaultOfEquipmentMayConcernOneChannel() {
        assertThat(columns(new Made(QC, "S-ketamine", EXCLUDE, "B. Reviewer", ReasonCode.EQUIPMENT_FAULT, IN_WORDS)))
                .isEmpty();
    }

    @Test
    void theValueOfAnExperimentIsNeverTheReportedOne() {
        Decision incurred = new Made(STUDY_SAMPLE, new Action.ReportValue("R1", INCURRED), "").decision();
        assertThat(RULES.ofNew(incurred))
                .singleElement()
                .satisfies(found -> assertThat(found.problem())
                        .isEqualTo(
                                "injection 100 serves an experiment (ISR), and its value is never the reported one"));
        assertThat(RULES.ofRecorded(incurred)).isPresent();
        assertThat(columns(new Made(INCURRED, new Action.ReportValue("R1", STUDY_SAMPLE), "")))
                .isEmpty();
        assertThat(columns(new Made(STUDY_SAMPLE, new Action.ReportValue("R2", INCURRED), "")))
                .as("of another run: checked at load")
                .isEmpty();
    }

    /** Nine letters, ten, and what is no letter. A short text on record stays as it is. */
    @ParameterizedTest
    @CsvSource({
        "abcdefghi, 1",
        "abcdefghij, 0",
        "a b c d e f g h i, 1",
        "a b c d e f g h i j, 0",
        "123456789012345, 1",
        "....;;;;____----, 1",
        "\u00e4\u00f6\u00fc\u00c4\u00d6\u00dc\u00df\u00e9\u00e8\u00ea, 0",
        "x, 1"
    })
    void aReasonHasTenLetters(String text, int objections) {
        Decision made = new Made(STUDY_SAMPLE, "", EXCLUDE, "", ReasonCode.EQUIPMENT_FAULT, text).decision();
        assertThat(RULES.ofNew(made)).hasSize(objections);
        assertThat(RULES.ofRecorded(made)).isEmpty();
    }
}
