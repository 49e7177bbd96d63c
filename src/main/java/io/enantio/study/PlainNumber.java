package io.enantio.study;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers inside remarks: four digits, plain. Figures of the results are never written this way. */
final class PlainNumber {
    private static final MathContext DIGITS = new MathContext(4);

    private PlainNumber() {}

    static String of(double value) {
        BigDecimal rounded = new BigDecimal(value, DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
