package io.enantio.report.page;

import io.enantio.method.value.Decimal;
import io.enantio.method.value.Rounding;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * Prints numbers by the rule of a method (rule B-03).
 *
 * @param rounding the rule
 */
public record NumberPrinter(Rounding rounding) {
    private static final int PERCENT_DECIMALS = 1;

    /** A concentration, or a ratio of two: as many significant figures as the method says. */
    public RoundedNumber concentration(double value) {
        return kept(rounding.concentration(finite(value)));
    }

    /** A concentration to report: as many more figures as it takes to print it within the range that it lies in. */
    public RoundedNumber within(double value, OptionalDouble low, OptionalDouble high) {
        return kept(rounding.within(finite(value), low, high));
    }

    /** The cell of a concentration that may be absent. */
    public Cell concentration(OptionalDouble value) {
        return cell(value, this::concentration);
    }

    /** A workbook holds the number that is printed: no number format of it rounds half to even. The unrounded one is in the CSV files. */
    private static RoundedNumber kept(BigDecimal rounded) {
        return new RoundedNumber(rounded.doubleValue(), plain(rounded));
    }

    /** A number of significant figures; digits before the decimal point are never rounded away. */
    public RoundedNumber significant(double value, int digits) {
        return new RoundedNumber(value, plain(rounding.significant(finite(value), digits)));
    }

    /** A fixed number of decimals. */
    public RoundedNumber decimals(double value, int decimals) {
        return new RoundedNumber(value, plain(rounding.decimals(finite(value), decimals)));
    }

    /** One decimal. */
    public RoundedNumber percent(double value) {
        return decimals(value, PERCENT_DECIMALS);
    }

    /** One decimal, or as many as are needed to show on which side of the limit the number is. */
    public RoundedNumber percentBeside(double value, double limit) {
        return beside(value, limit, PERCENT_DECIMALS);
    }

    /** At least the given decimals, or as many as are needed to show on which side of the limit the number is. */
    RoundedNumber beside(double value, double limit, int fewestDecimals) {
        return new RoundedNumber(value, plain(rounding.beside(finite(value), limit, fewestDecimals)));
    }

    /** As many digits as the number has, for numbers that a person chose. */
    public static RoundedNumber unrounded(double value) {
        return new RoundedNumber(value, plain(Decimal.of(finite(value)).stripTrailingZeros()));
    }

    /** The cell of a number that may be absent. */
    public static Cell cell(OptionalDouble value, DoubleFunction<RoundedNumber> rounded) {
        return value.isPresent() ? Cell.of(rounded.apply(value.getAsDouble())) : Cell.NONE;
    }

    /** Zero has no sign. */
    private static String plain(BigDecimal rounded) {
        return rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString();
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a printed number must be finite, is " + value);
        }
        return value;
    }
}
