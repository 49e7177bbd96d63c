package io.enantio.study.record;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers inside remarks: four digits, plain. Figures of the results are never written this way. */
public final class PlainNumber {
    private static final MathContext DIGITS = new MathContext(4);

    private PlainNumber() {}

    public static String of(double value) {
        BigDecimal rounded = new BigDecimal(value, DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
