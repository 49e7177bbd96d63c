package io.enantio.acceptance;

import java.math.BigDecimal;

/** Accuracy against a nominal value, in decimal and without division (RULES B-01). */
final class Accuracy {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Accuracy() {}

    /** Whether {@code 100 |estimate - nominal| <= limit x nominal}. */
    static boolean isInside(double estimate, double nominal, double limitPercent) {
        BigDecimal expected = FigureText.decimal(nominal);
        BigDecimal error = FigureText.decimal(estimate).subtract(expected).abs();
        return HUNDRED.multiply(error)
                        .compareTo(FigureText.decimal(limitPercent).multiply(expected))
                <= 0;
    }

    /** Relative error in percent of the nominal value. */
    static double relativeErrorPercent(double estimate, double nominal) {
        return 100 * (estimate - nominal) / nominal;
    }
}
