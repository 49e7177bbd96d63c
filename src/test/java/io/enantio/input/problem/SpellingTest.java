package io.enantio.input.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({"abc, abc, 0", "abc, acb, 1", "abc, ab, 1", "abc, abcd, 1", "abc, axc, 1", "kitten, sitting, 3"})
    void editsAreCounted(String a, String b, int distance) {
        assertThat(Spelling.distance(a, b)).isEqualTo(distance);
        assertThat(Spelling.distance(b, a)).isEqualTo(distance);
    }

    @Test
    void aTypingErrorIsRecognised() {
        List<String> known = List.of("precursor_mz", "product_mz", "retention_time_min");
        assertThat(Spelling.nearest("presursor_mz", known)).hasValue("precursor_mz");
        assertThat(Spelling.nearest("Retention-Time", known)).hasValue("retention_time_min");
        assertThat(Spelling.nearest("colour", known)).isEmpty();
    }

    @Test
    void ofTwoEquallyNearWordsBothAreNamedAndOfMoreNone() {
        assertThat(Spelling.hint("1/x2", List.of("none", "1/x", "1/x^2"))).isEqualTo("Did you mean 1/x or 1/x^2? ");
        assertThat(Spelling.hint("STD9", List.of("STD1", "STD2", "STD3"))).isEmpty();
    }

    @Test
    void anotherSingleLetterIsNoTypingError() {
        assertThat(Spelling.nearest("L", List.of("R", "S"))).isEmpty();
    }
}
