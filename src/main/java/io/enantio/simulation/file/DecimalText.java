package io.enantio.simulation.file;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as files hold them: 15 significant digits, no exponent. Double.toString differs between Java versions. */
public final class DecimalText {
    private static final MathContext DIGITS = new MathContext(15);

    private DecimalText() {}

    public static String of(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value, DIGITS).stripTrailingZeros().toPlainString();
    }
}
