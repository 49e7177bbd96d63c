package io.enantio.database.cdisc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Concentrations rounded to three significant figures, or more if they would otherwise leave the range (rule B-03). */
final class ReportedNumber {
    private static final int WHOLE_DIGITS = 15;
    private static final int FIGURES = 3;

    private ReportedNumber() {}

    /** Three significant figures, zeros kept: {@code 1.00}, {@code 208}, {@code 1230}. */
    static String figures(double value) {
        return figures(value, FIGURES).toPlainString();
    }

    /** At least three significant figures, and as many as are needed to keep the text within the limits. */
    static String figuresWithin(double value, OptionalDouble low, OptionalDouble high) {
        int digits = FIGURES;
        while (digits < WHOLE_DIGITS && isOutside(figures(value, digits).doubleValue(), low, high)) {
            digits++;
        }
        return figures(value, digits).toPlainString();
    }

    private static boolean isOutside(double shown, OptionalDouble low, OptionalDouble high) {
        return low.isPresent() && shown < low.getAsDouble() || high.isPresent() && shown > high.getAsDouble();
    }

    private static BigDecimal figures(double value, int digits) {
        BigDecimal exact = new BigDecimal(value, new MathContext(WHOLE_DIGITS));
        if (exact.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_UP));
        int scale = digits - rounded.precision() + rounded.scale();
        return rounded.setScale(Math.max(scale, 0), RoundingMode.UNNECESSARY);
    }
}
