package io.enantio.acceptance.evidence;

import io.enantio.method.value.Decimal;
import io.enantio.method.value.Rounding;
import java.math.BigDecimal;

/** Numbers as texts print them, by the rule of the method. What is judged is never rounded. */
public final class FigureText {
    private static final int FEWEST_DECIMALS = 1;

    private FigureText() {}

    /** All 15 digits that mean something, without trailing zeros. */
    public static String exact(double value) {
        return Decimal.text(value);
    }

    /** One decimal, or as many as it takes to print it on its own side of the limit (rule B-03). */
    public static String besides(Rounding rounding, double value, double limit) {
        return rounding.beside(value, limit, FEWEST_DECIMALS).toPlainString();
    }

    /** One decimal of a figure that is not compared with anything. */
    public static String oneDecimal(Rounding rounding, double value) {
        return rounding.decimals(value, FEWEST_DECIMALS).toPlainString();
    }

    /** Some significant digits, without trailing zeros, of a figure that is not compared with anything. */
    public static String significant(Rounding rounding, double value, int digits) {
        return rounding.digits(value, digits).toPlainString();
    }

    /** The value as it is judged (rule B-01). */
    public static BigDecimal decimal(double value) {
        return Decimal.of(value);
    }
}
