package io.enantio.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** rule B-03. */
class RoundedNumberTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1.00", "0.99951, 1.00", "0.0999951, 0.100", "12.345, 12.3", "123.456, 123", "123456.7, 123457",
        "0.00123456, 0.00123", "0, 0", "-4.5678, -4.57", "9.995, 10.0", "99.95, 100", "999.6, 1000"
    })
    void aConcentrationHasThreeSignificantFigures(double value, String text) {
        assertThat(RoundedNumber.concentration(value).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "15.04, 15, 15.04",
        "14.96, 15, 14.96",
        "15, 15, 15.0",
        "15.0000001, 15, 15.0000001",
        "3.14, 15, 3.1",
        "-15.02, -15, -15.02",
        "-0.01, 15, 0.0",
        "-14.99, -15, -14.99"
    })
    void aPercentageShowsOnWhichSideOfTheLimitItIs(double value, double limit, String text) {
        assertThat(RoundedNumber.percentBeside(value, limit).text()).isEqualTo(text);
    }

    @Test
    void theExactNumberIsKeptWithItsText() {
        assertThat(RoundedNumber.percent(12.3456).exact()).isEqualTo(12.3456);
    }

    @Test
    void aNumberThatIsNotFiniteIsNotPrinted() {
        assertThatThrownBy(() -> RoundedNumber.percent(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
