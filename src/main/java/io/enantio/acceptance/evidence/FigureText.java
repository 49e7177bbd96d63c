package io.enantio.acceptance.evidence;

import io.enantio.method.value.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as texts print them. What is judged is never rounded. */
public final class FigureText {
    private static final int DIGITS = 15;
    private static final int FEWEST_DECIMALS = 1;

    private FigureText() {}

    /** All 15 digits that mean something, without trailing zeros. */
    public static String exact(double value) {
        return Decimal.text(value);
    }

    /** One decimal, or as many as it takes to print it on its own side of the limit (rule B-03). */
    public static String besides(double value, double limit) {
        BigDecimal whole = decimal(value);
        BigDecimal bound = decimal(limit);
        for (int decimals = FEWEST_DECIMALS; decimals < DIGITS; decimals++) {
            BigDecimal rounded = whole.setScale(decimals, Decimal.ROUNDING);
            if (rounded.compareTo(bound) == whole.compareTo(bound)) {
                return rounded.toPlainString();
            }
        }
        return whole.toPlainString();
    }

    /** One decimal of a figure that is not compared with anything. */
    public static String oneDecimal(double value) {
        return decimal(value).setScale(FEWEST_DECIMALS, Decimal.ROUNDING).toPlainString();
    }

    /** Some significant digits, without trailing zeros, of a figure that is not compared with anything. */
    public static String significant(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value, new MathContext(digits));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** The value as it is judged (rule B-01). */
    public static BigDecimal decimal(double value) {
        return Decimal.of(value);
    }
}
