package io.enantio.calibration.curve;

import io.enantio.method.value.Decimal;
import java.math.BigDecimal;

/**
 * How far an estimate lies from its nominal concentration (rule B-01). Inside a limit is decided in decimal, on both
 * numbers at 15 significant digits: in binary, 0.85 against 1 would fail a limit of 15 %.
 */
public final class Accuracy {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO_HUNDRED = BigDecimal.valueOf(200);

    private Accuracy() {}

    /** 100 (estimate - nominal) / nominal; the nominal is positive. */
    public static double relativeErrorPercent(double estimate, double nominal) {
        return 100 * (estimate - nominal) / nominal;
    }

    /** Whether 100 |estimate - nominal| is at most limit x nominal; exactly on the limit is inside. */
    public static boolean isWithin(double estimate, double nominal, double limitPercent) {
        return deviation(estimate, nominal).compareTo(decimal(limitPercent).multiply(decimal(nominal))) <= 0;
    }

    /** Difference of two results of one sample in percent of their mean, 100 (second - first) / mean (rule ISR). */
    public static double differencePercent(double first, double second) {
        return 200 * (second - first) / (first + second);
    }

    /** Whether |difference| is at most the limit: 200 |second - first| at most limit x (first + second), in decimal. */
    public static boolean isDifferenceWithin(double first, double second, double limitPercent) {
        BigDecimal one = decimal(first);
        BigDecimal other = decimal(second);
        return other.subtract(one)
                        .abs()
                        .multiply(TWO_HUNDRED)
                        .compareTo(decimal(limitPercent).multiply(one.add(other)))
                <= 0;
    }

    /** Compares |relative error| / limit of two estimates exactly, so that a tie is a tie. */
    public static int compareExcess(Trial first, Trial second) {
        BigDecimal left = deviation(first.estimate, first.nominal).multiply(second.allowed());
        BigDecimal right = deviation(second.estimate, second.nominal).multiply(first.allowed());
        return left.compareTo(right);
    }

    /** An estimate against its nominal concentration and limit. */
    public record Trial(double estimate, double nominal, double limitPercent) {
        private BigDecimal allowed() {
            return decimal(limitPercent).multiply(decimal(nominal));
        }
    }

    private static BigDecimal deviation(double estimate, double nominal) {
        return decimal(estimate).subtract(decimal(nominal)).abs().multiply(HUNDRED);
    }

    /** The number as a laboratory would write it down: 15 significant digits (rule B-01). */
    public static BigDecimal decimal(double number) {
        return Decimal.of(number);
    }
}
