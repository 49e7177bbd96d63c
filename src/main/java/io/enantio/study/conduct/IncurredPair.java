package io.enantio.study.conduct;

import io.enantio.study.record.Measurement;
import io.enantio.study.record.ReportedConcentration;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * An incurred sample analysed again: 100·(repeat - initial)/mean of both; inside ⇔ 200·|r-i| ≤ limit·(r+i), in decimal (rule
 * ISR). The initial value stands whatever comes of it.
 */
public record IncurredPair(
        ReportedConcentration initial,
        Measurement repeat,
        double differencePercent,
        double limitPercent,
        Standing standing) {
    private static final MathContext DIGITS = new MathContext(15);

    /** Against the limit. */
    public enum Standing {
        INSIDE,
        OUTSIDE
    }

    static IncurredPair of(ReportedConcentration initial, Measurement repeat, double limitPercent) {
        double i = initial.measurement().amount().concentrationNgPerMl().orElseThrow();
        double r = repeat.amount().concentrationNgPerMl().orElseThrow();
        return new IncurredPair(
                initial,
                repeat,
                200 * (r - i) / (r + i),
                limitPercent,
                isInside(i, r, limitPercent) ? Standing.INSIDE : Standing.OUTSIDE);
    }

    public static boolean isInside(double initial, double repeat, double limitPercent) {
        BigDecimal i = new BigDecimal(initial, DIGITS);
        BigDecimal r = new BigDecimal(repeat, DIGITS);
        BigDecimal difference = r.subtract(i).abs().multiply(BigDecimal.valueOf(200));
        return difference.compareTo(new BigDecimal(limitPercent, DIGITS).multiply(r.add(i))) <= 0;
    }
}
