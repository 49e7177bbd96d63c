package io.enantio.validation.evidence;

import io.enantio.acceptance.evidence.FigureText;
import java.math.BigDecimal;

/** Two results of the same sample. */
public record Pair(double first, double second) {
    private static final BigDecimal TWO_HUNDRED = BigDecimal.valueOf(200);

    /** 100 (second - first) / mean of both. */
    public double differencePercent() {
        return 200 * (second - first) / (first + second);
    }

    /** Whether |difference| is at most the limit, in decimal without division (rules B-01, ISR). */
    public boolean isWithin(double limitPercent) {
        BigDecimal one = FigureText.decimal(first);
        BigDecimal other = FigureText.decimal(second);
        return other.subtract(one)
                        .abs()
                        .multiply(TWO_HUNDRED)
                        .compareTo(FigureText.decimal(limitPercent).multiply(one.add(other)))
                <= 0;
    }
}
