package io.enantio.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * How numbers are written in results: 15 significant digits, no exponent, no trailing zeros. {@code Double.toString} differs
 * between Java versions, this does not.
 */
public final class NumberText {
    private static final MathContext DIGITS = new MathContext(15);

    private NumberText() {}

    /**
     * The text of a number; minus zero is 0.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public static String of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a result must be a finite number, is " + value);
        }
        BigDecimal rounded = new BigDecimal(value, DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** The text of a number, empty if there is none. */
    static String of(OptionalDouble value) {
        return value.isPresent() ? of(value.getAsDouble()) : "";
    }
}
