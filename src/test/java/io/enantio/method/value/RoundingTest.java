package io.enantio.method.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.method.value.Rounding.Halves;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule B-03. The values are those of the definition, by hand. */
class RoundingTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @ParameterizedTest
    @CsvSource({
        "12.5, 2, 12, 13",
        "13.5, 2, 14, 14",
        "-12.5, 2, -12, -13",
        "0.125, 2, 0.12, 0.13",
        "0.135, 2, 0.14, 0.14",
        "1.25, 2, 1.2, 1.3",
        "1.005, 3, 1.00, 1.01",
        "2.675, 3, 2.68, 2.68",
        "0.0000125, 2, 0.000012, 0.000013",
        "1234.5, 3, 1234, 1235",
        "1234.5, 1, 1234, 1235",
        "99.5, 2, 100, 100",
        "9.95, 2, 10, 10",
        "0.95, 1, 1, 1",
        "0.85, 1, 0.8, 0.9",
        "0, 3, 0, 0"
    })
    void aHalfGoesToTheEvenNeighbourOrAwayFromZero(double value, int figures, String even, String away) {
        assertThat(new Rounding(Halves.HALF_EVEN, figures).concentration(value).toPlainString())
                .isEqualTo(even);
        assertThat(new Rounding(Halves.HALF_AWAY, figures).concentration(value).toPlainString())
                .isEqualTo(away);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.00",
        "208.48, 208",
        "1234.5, 1234",
        "120.5, 120",
        "121.5, 122",
        "999.5, 1000",
        "0.0123456, 0.0123",
        "12.35, 12.4",
        "9.996, 10.0"
    })
    void aMethodThatStatesNothingHasThreeFiguresHalfToEven(double value, String text) {
        assertThat(Rounding.DEFAULT.concentration(value).toPlainString()).isEqualTo(text);
    }

    @Test
    void aConcentrationWithinTheRangeIsNeverPrintedOutsideIt() {
        Rounding rule = Rounding.DEFAULT;
        assertThat(rule.within(500.4, NONE, OptionalDouble.of(500.45)).toPlainString())
                .isEqualTo("500");
        assertThat(rule.within(1.0046, OptionalDouble.of(1.0045), NONE).toPlainString())
                .isEqualTo("1.005");
        assertThat(rule.within(499.6, NONE, OptionalDouble.of(499.7)).toPlainString())
                .isEqualTo("499.6");
        assertThat(new Rounding(Halves.HALF_EVEN, 2)
                        .within(12.5, OptionalDouble.of(12.5), NONE)
                        .toPlainString())
                .isEqualTo("12.5");
    }

    /** Only values that lie exactly halfway in decimal depend on where halves go; all others go to the nearest number. */
    @Test
    void bothRulesGoToANearestNumberAndDifferOnlyInHalves() {
        Random random = new Random(20261201);
        int different = 0;
        for (int i = 0; i < 20_000; i++) {
            int decimals = random.nextInt(4);
            double value = random.nextInt(200_000) / Math.pow(10, random.nextInt(7));
            BigDecimal exact = Decimal.of(value);
            BigDecimal even = new Rounding(Halves.HALF_EVEN, 3).decimals(value, decimals);
            BigDecimal away = new Rounding(Halves.HALF_AWAY, 3).decimals(value, decimals);
            BigDecimal half = new BigDecimal("0.5").movePointLeft(decimals);
            assertThat(even.subtract(exact).abs()).as("%s", value).isLessThanOrEqualTo(half);
            assertThat(away.subtract(exact).abs()).as("%s", value).isLessThanOrEqualTo(half);
            if (even.compareTo(away) != 0) {
                different++;
                assertThat(away.subtract(exact)).as("%s", value).isEqualByComparingTo(half);
                assertThat(even.unscaledValue().testBit(0)).as("%s", value).isFalse();
            }
        }
        assertThat(different).as("values that lie halfway").isGreaterThan(100);
    }

    @Test
    void wordsOfARuleAreReadBack() {
        for (int figures = 1; figures <= 15; figures++) {
            for (Halves halves : Halves.values()) {
                Rounding rule = new Rounding(halves, figures);
                assertThat(Rounding.ofWords(rule.words())).contains(rule);
            }
        }
        assertThat(new Rounding(Halves.HALF_AWAY, 2).words()).isEqualTo("half_away, 2 figures");
        assertThat(Rounding.ofWords("half_up, 2 figures")).isEmpty();
    }

    @Test
    void figuresAreThoseThatANumberHas() {
        assertThatThrownBy(() -> new Rounding(Halves.HALF_EVEN, 0)).hasMessageContaining("between 1 and 15");
        assertThatThrownBy(() -> new Rounding(Halves.HALF_EVEN, 16)).hasMessageContaining("between 1 and 15");
    }
}
