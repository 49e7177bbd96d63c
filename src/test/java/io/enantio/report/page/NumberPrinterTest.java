package io.enantio.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.method.value.Rounding;
import io.enantio.method.value.Rounding.Halves;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** rule B-03. */
class NumberPrinterTest {
    private static final NumberPrinter NUMBERS = new NumberPrinter(Rounding.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "1, 1.00", "0.99951, 1.00", "0.0999951, 0.100", "12.345, 12.3", "123.456, 123", "123456.7, 123457",
        "0.00123456, 0.00123", "0, 0", "-4.5678, -4.57", "9.995, 10.0", "99.95, 100", "999.6, 1000"
    })
    void aConcentrationHasThreeSignificantFigures(double value, String text) {
        assertThat(NUMBERS.concentration(value).text()).isEqualTo(text);
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
        assertThat(NUMBERS.percentBeside(value, limit).text()).isEqualTo(text);
    }

    @Test
    void percentagesGoTheWayOfTheMethodToo() {
        NumberPrinter away = new NumberPrinter(new Rounding(Halves.HALF_AWAY, 2));
        assertThat(NUMBERS.percent(-2.25).text()).isEqualTo("-2.2");
        assertThat(away.percent(-2.25).text()).isEqualTo("-2.3");
        assertThat(away.percent(12.5).text())
                .as("figures are of concentrations")
                .isEqualTo("12.5");
        assertThat(away.percentBeside(15.05, 15.1).text()).isEqualTo("15.05");
    }

    @Test
    void theExactNumberIsKeptWithItsText() {
        assertThat(NUMBERS.percent(12.3456).exact()).isEqualTo(12.3456);
        assertThat(NUMBERS.significant(12.3456, 3).exact()).isEqualTo(12.3456);
    }

    /** A workbook holds the number that the report, the domain PC and the export of peaks print. */
    @Test
    void ofAConcentrationTheNumberThatIsPrintedIsKept() {
        NumberPrinter away = new NumberPrinter(new Rounding(Halves.HALF_AWAY, 2));
        assertThat(away.concentration(12.5)).isEqualTo(new RoundedNumber(13, "13"));
        assertThat(NUMBERS.concentration(0.12345)).isEqualTo(new RoundedNumber(0.123, "0.123"));
        assertThat(away.within(12.5, OptionalDouble.empty(), OptionalDouble.of(12.5)))
                .isEqualTo(new RoundedNumber(12.5, "12.5"));
    }

    @Test
    void aNumberThatIsNotFiniteIsNotPrinted() {
        assertThatThrownBy(() -> NUMBERS.percent(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NUMBERS.concentration(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
