package io.enantio.database.cdisc;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.report.page.RoundedNumber;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportedNumberTest {
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
        "0, 0",
        "9.996, 10.0"
    })
    void threeFiguresAreShown(double value, String text) {
        assertThat(ReportedNumber.figures(value)).isEqualTo(text);
    }

    @Test
    void aConcentrationWithinTheRangeIsNeverShownOutsideIt() {
        assertThat(ReportedNumber.figuresWithin(500.4, OptionalDouble.empty(), OptionalDouble.of(500.45)))
                .isEqualTo("500");
        assertThat(ReportedNumber.figuresWithin(1.0046, OptionalDouble.of(1.0045), OptionalDouble.empty()))
                .isEqualTo("1.005");
        assertThat(ReportedNumber.figuresWithin(499.6, OptionalDouble.empty(), OptionalDouble.of(499.7)))
                .isEqualTo("499.6");
    }

    /** The report and the domain PC are read side by side. */
    @Test
    void theReportPrintsTheSame() {
        for (int seed = 0; seed < 2000; seed++) {
            double value = Math.pow(10, seed % 7 - 2) * (1 + (seed * 37 % 1000) / 200.0);
            assertThat(ReportedNumber.figures(value))
                    .isEqualTo(RoundedNumber.concentration(value).text());
        }
    }
}
