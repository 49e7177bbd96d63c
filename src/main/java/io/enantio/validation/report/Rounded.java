package io.enantio.validation.report;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number inside a sentence: three significant figures. What is judged stays as it is. */
public final class Rounded {
    private static final MathContext DIGITS = new MathContext(3);

    private Rounded() {}

    public static String of(double value) {
        return new BigDecimal(value, DIGITS).stripTrailingZeros().toPlainString();
    }
}
