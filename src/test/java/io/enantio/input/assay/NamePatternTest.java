package io.enantio.input.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.input.assay.NamePattern.Field;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.YamlNode;
import io.enantio.input.text.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
    private static final Set<String> LEVELS = Set.of("LOW", "HIGH");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Blank*|Blank 12",
                "Blank*|Blank",
                "*blank*|CO blank 1",
                "{subject} D{visit} {nominal_time_h}h|01 D2 0.5h",
                "QC {level} *|QC LOW 3",
                "QC-{level}-1:{dilution}|QC-HIGH-1:20",
                "{subject}-T{time_point}|S 01-T03",
                "a.c[1]+|a.c[1]+",
            })
    void aNameThatIsWrittenSoFits(String template, String name) {
        assertThat(read(template, name)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Blank*|blank 12",
                "Blank|Blank 12",
                "{subject} D{visit} {nominal_time_h}h|01 D2 -1h",
                "{subject} D{visit} {nominal_time_h}h|01 D2 twoh",
                "QC {level} *|QC MID 3",
                "1:{dilution}|1:0",
                "{subject}-T{time_point}|S01-T1.5",
                "{subject}-T{time_point}|-T1",
                "a.c|abc",
            })
    void anotherNameDoesNot(String template, String name) {
        assertThat(read(template, name)).isEmpty();
    }

    @Test
    void eachFieldSaysItsPart() {
        assertThat(read("{subject} D{visit} {nominal_time_h}h", "MAR1 D2 0.5h")
                        .get(0)
                        .fields())
                .isEqualTo(Map.of(Field.SUBJECT, "MAR1", Field.VISIT, "2", Field.NOMINAL_TIME_H, "0.5"));
    }

    @Test
    void aNameWithTwoReadingsGivesBoth() {
        assertThat(read("{subject}-{visit}", "A-B-C"))
                .extracting(NamePattern.Reading::fields)
                .containsExactlyInAnyOrder(
                        Map.of(Field.SUBJECT, "A", Field.VISIT, "B-C"), Map.of(Field.SUBJECT, "A-B", Field.VISIT, "C"));
    }

    @Test
    void stretchesOfAnyTextThatCouldEndElsewhereMakeNoSecondReading() {
        assertThat(read("*a*{time_point}", "aaa7")).hasSize(1);
    }

    @Test
    void aLongHostileNameIsReadInNoTime() {
        assertThat(read("*a*a*a*a*a*a*a*a*b", "a".repeat(200))).isEmpty();
        assertThat(read("*", "a".repeat(1 << 20))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{subjekt} x|has the unknown field {subjekt}",
                "{visit} {visit}|has the field {visit} twice",
                "{visit|has a { without a }",
                "visit}|has a } without a {",
            })
    void bracesThatAreNoFieldAreAProblem(String template, String problem) {
        Problems problems = new Problems();

        assertThat(NamePattern.of(entry(template), problems)).isEmpty();
        assertThatThrownBy(problems::throwIfAny)
                .hasMessage(
                        "m.yaml, line 1, name: \"" + template + "\" " + problem + ". Known fields: {subject}, {visit},"
                                + " {time_point}, {nominal_time_h}, {level}, {dilution}. Anything else is text, and * any text.");
    }

    private static List<NamePattern.Reading> read(String template, String name) {
        return NamePattern.of(entry(template), new Problems()).orElseThrow().read(name, LEVELS::contains);
    }

    private static YamlNode entry(String template) {
        return YamlReader.read("m.yaml", "name: \"" + template + "\"\n", new Problems())
                .orElseThrow();
    }
}
