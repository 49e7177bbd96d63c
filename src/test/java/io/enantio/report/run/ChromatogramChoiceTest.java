package io.enantio.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.TestObjects;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChromatogramChoiceTest {
    private final List<Injection> run = IntStream.rangeClosed(1, 50)
            .mapToObj(i -> TestObjects.injection(i, i <= 10 ? SampleType.QC : SampleType.STUDY, i <= 10 ? "LOW" : ""))
            .toList();

    @ParameterizedTest
    @CsvSource({"all, 100, 40", "flagged, 0, 0", "20%, 20, 8", "1%, 1, 1", "100%, 100, 40"})
    void showsThePercentageOfStudySamplesRoundedUp(String word, int percent, int shown) {
        ChromatogramChoice choice = ChromatogramChoice.of(word).orElseThrow();
        assertThat(choice.percent()).isEqualTo(percent);
        assertThat(choice.shown("R01", run)).hasSize(shown).allMatch(number -> number > 10);
        assertThat(ChromatogramChoice.of(choice.word())).contains(choice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "some", "101%", "-1%", "20", "20 %", "9999%"})
    void anUnknownWordIsRefused(String word) {
        assertThat(ChromatogramChoice.of(word)).isEmpty();
    }

    @Test
    void theSelectionDependsOnTheRunButNotOnTheOrderOfInjections() {
        List<Injection> mixed = new ArrayList<>(run);
        Collections.reverse(mixed);
        Set<Integer> shown = ChromatogramChoice.DEFAULT.shown("R01", run);
        assertThat(ChromatogramChoice.DEFAULT.shown("R01", mixed)).isEqualTo(shown);
        assertThat(ChromatogramChoice.DEFAULT.shown("R02", run)).isNotEqualTo(shown);
    }
}
