package io.enantio.method.value;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number as a laboratory would write it down: in binary 3 x 0.7 is more than 2.1, in decimal it is 2.1 (rule B-01). */
public final class Decimal {
    private static final MathContext DIGITS = new MathContext(15);

    private Decimal() {}

    /**
     * The number at 15 significant digits.
     *
     * @param number finite
     * @return its decimal value
     */
    public static BigDecimal of(double number) {
        return new BigDecimal(number, DIGITS);
    }

    /**
     * The number in words: every digit that means something, no trailing zeros.
     *
     * @param number finite
     * @return for example {@code 2.1}
     */
    public static String text(double number) {
        return of(number).stripTrailingZeros().toPlainString();
    }
}
