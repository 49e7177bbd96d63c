package io.enantio.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "100, 100",
        "0.1, 0.1",
        "-2.5, -2.5",
        "0.30000000000000004, 0.3",
        "0.3333333333333333, 0.333333333333333",
        "123456789012345678, 123456789012346000",
        "2E-7, 0.0000002",
        "1e22, 10000000000000000000000",
    })
    void aNumberHasFifteenSignificantDigitsWrittenPlainly(double value, String text) {
        assertThat(NumberText.of(value)).isEqualTo(text);
    }

    @Test
    void readingTheTextGivesTheNumberToFifteenDigits() {
        Random random = new Random(20260302);
        for (int i = 0; i < 2000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(30) - 15);
            assertThat(Double.parseDouble(NumberText.of(value)))
                    .as("case %d of seed 20260302", i)
                    .isCloseTo(value, org.assertj.core.data.Offset.offset(Math.abs(value) * 1e-14));
        }
    }

    @Test
    void anAbsentNumberIsAnEmptyText() {
        assertThat(NumberText.of(OptionalDouble.empty())).isEmpty();
    }

    @Test
    void aNumberThatIsNotFiniteIsABug() {
        assertThatThrownBy(() -> NumberText.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NumberText.of(Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
    }
}
