package io.enantio.report.page;

import io.enantio.method.value.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * A number as reports print it (rule B-03). Only the exact number is used for calculations and decisions, never the text.
 *
 * @param exact the number, finite
 * @param text rounded half to even, {@code .} as decimal point
 */
public record RoundedNumber(double exact, String text) {
    private static final MathContext WHOLE = new MathContext(15);
    private static final int CONCENTRATION_DIGITS = 3;
    private static final int PERCENT_DECIMALS = 1;

    /** Three significant figures; digits before the decimal point are never rounded away. */
    public static RoundedNumber concentration(double value) {
        return significant(value, CONCENTRATION_DIGITS);
    }

    /** A number of significant figures; digits before the decimal point are never rounded away. */
    public static RoundedNumber significant(double value, int digits) {
        return new RoundedNumber(value, Decimal.significant(value, digits).toPlainString());
    }

    /** A fixed number of decimals. */
    public static RoundedNumber decimals(double value, int decimals) {
        return new RoundedNumber(value, plain(whole(value).setScale(decimals, Decimal.ROUNDING)));
    }

    /** As many digits as the number has, for numbers that a person chose. */
    public static RoundedNumber unrounded(double value) {
        return new RoundedNumber(value, plain(whole(value).stripTrailingZeros()));
    }

    /** One decimal. */
    public static RoundedNumber percent(double value) {
        return decimals(value, PERCENT_DECIMALS);
    }

    /** One decimal, or as many as are needed to show on which side of the limit the number is. */
    public static RoundedNumber percentBeside(double value, double limit) {
        return beside(value, limit, PERCENT_DECIMALS);
    }

    /** At least the given decimals, or as many as are needed to show on which side of the limit the number is. */
    static RoundedNumber beside(double value, double limit, int fewestDecimals) {
        BigDecimal whole = whole(value);
        BigDecimal bound = whole(limit);
        for (int decimals = fewestDecimals; decimals < WHOLE.getPrecision(); decimals++) {
            BigDecimal rounded = whole.setScale(decimals, Decimal.ROUNDING);
            if (rounded.compareTo(bound) == whole.compareTo(bound)) {
                return new RoundedNumber(value, plain(rounded));
            }
        }
        return new RoundedNumber(value, plain(whole));
    }

    /** The cell of a number that may be absent. */
    public static Cell cell(OptionalDouble value, DoubleFunction<RoundedNumber> rounding) {
        return value.isPresent() ? Cell.of(rounding.apply(value.getAsDouble())) : Cell.NONE;
    }

    /** Zero has no sign. */
    private static String plain(BigDecimal rounded) {
        return rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString();
    }

    private static BigDecimal whole(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a printed number must be finite, is " + value);
        }
        return new BigDecimal(value, WHOLE);
    }
}
