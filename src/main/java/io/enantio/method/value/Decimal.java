package io.enantio.method.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A number as a laboratory would write it down: in binary 3 x 0.7 is more than 2.1, in decimal it is 2.1 (rule B-01). */
public final class Decimal {
    private static final MathContext DIGITS = new MathContext(15);

    /** How numbers are rounded for people, in every report, table and export alike: half to even (rule B-03). */
    public static final RoundingMode ROUNDING = RoundingMode.HALF_EVEN;

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

    /**
     * The number rounded for people; digits before the decimal point are never rounded away.
     *
     * @param number finite
     * @param digits significant figures that are kept, zeros too
     * @return for example 12.3 for 12.34 and 1234 for 1234.4, at three figures
     */
    public static BigDecimal significant(double number, int digits) {
        BigDecimal whole = of(number);
        int decimals = whole.signum() == 0 ? 0 : digits - (whole.precision() - whole.scale());
        BigDecimal rounded = whole.setScale(Math.max(0, decimals), ROUNDING);
        boolean carried = rounded.precision() > digits && rounded.scale() > 0;
        return carried ? rounded.setScale(rounded.scale() - 1) : rounded;
    }
}
