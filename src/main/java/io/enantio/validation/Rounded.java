package io.enantio.validation;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number inside a sentence: three significant figures. What is judged stays as it is. */
final class Rounded {
    private static final MathContext DIGITS = new MathContext(3);

    private Rounded() {}

    static String of(double value) {
        return new BigDecimal(value, DIGITS).stripTrailingZeros().toPlainString();
    }
}
