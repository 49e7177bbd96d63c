package io.enantio.study.conduct;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.study.record.Measurement;
import io.enantio.study.record.ReportedConcentration;

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
                Accuracy.differencePercent(i, r),
                limitPercent,
                Accuracy.isDifferenceWithin(i, r, limitPercent) ? Standing.INSIDE : Standing.OUTSIDE);
    }
}
