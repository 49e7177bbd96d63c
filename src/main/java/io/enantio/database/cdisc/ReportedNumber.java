package io.enantio.database.cdisc;

import io.enantio.method.value.Decimal;
import java.util.OptionalDouble;

/**
 * Concentrations as the report prints them: three significant figures, or more if they would otherwise leave the range (rule B-03).
 */
final class ReportedNumber {
    private static final int WHOLE_DIGITS = 15;
    private static final int FIGURES = 3;

    private ReportedNumber() {}

    /** Three significant figures, zeros kept, digits before the decimal point never rounded away: {@code 1.00}, {@code 208}, {@code 1234}. */
    static String figures(double value) {
        return Decimal.significant(value, FIGURES).toPlainString();
    }

    /** At least three significant figures, and as many as are needed to keep the text within the limits. */
    static String figuresWithin(double value, OptionalDouble low, OptionalDouble high) {
        int digits = FIGURES;
        while (digits < WHOLE_DIGITS
                && isOutside(Decimal.significant(value, digits).doubleValue(), low, high)) {
            digits++;
        }
        return Decimal.significant(value, digits).toPlainString();
    }

    private static boolean isOutside(double shown, OptionalDouble low, OptionalDouble high) {
        return low.isPresent() && shown < low.getAsDouble() || high.isPresent() && shown > high.getAsDouble();
    }
}
