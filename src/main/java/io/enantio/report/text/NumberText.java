package io.enantio.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * The one way a number is written in results: 15 significant digits, plain, without trailing zeros. The text of {@code
 * Double.toString} differs between Java versions, this does not.
 */
public final class NumberText {
    private static final MathContext DIGITS = new MathContext(15);

    private NumberText() {}

    /** The text of a finite number; minus zero is 0. */
    public static String of(double value) {
        return decimal(value).toPlainString();
    }

    /** The text of a number, empty where there is none. */
    static String of(OptionalDouble value) {
        return value.isPresent() ? of(value.getAsDouble()) : "";
    }

    /** The same number as a decimal of 15 digits. */
    static BigDecimal decimal(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a result must be a finite number, is " + value);
        }
        BigDecimal rounded = new BigDecimal(value, DIGITS);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }
}
