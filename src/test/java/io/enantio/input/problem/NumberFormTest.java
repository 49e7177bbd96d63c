package io.enantio.input.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormTest {

    @ParameterizedTest
    @CsvSource({"12, 12", "-0.5, -0.5", "5e7, 5e7", "1E-3, 0.001", "+5, 5", ".5, 0.5", "5., 5", "007, 7"})
    void usualFormsAreNumbers(String text, double value) {
        assertThat(NumberForm.parse(text)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1,5",
                "1 000",
                "1_000",
                "0x10",
                "1e400",
                "nan",
                ".inf",
                "Infinity",
                "1d",
                "1e",
                ".",
                "- 1",
                "½"
            })
    void anythingElseIsNoNumber(String text) {
        assertThat(NumberForm.parse(text)).isEmpty();
    }

    @Test
    void aDecimalCommaIsShownWithAPoint() {
        assertThat(NumberForm.remedy("-1,5")).isEqualTo("Write -1.5: the decimal sign is a point.");
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "0.35, 0.35", "-1, -1"})
    void numbersAreShownAsShortAsPossible(double value, String text) {
        assertThat(NumberForm.show(value)).isEqualTo(text);
    }
}
