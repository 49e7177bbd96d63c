package io.enantio.method.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How the numbers of a method are rounded for people: in reports, workbooks, the review page, exports of peaks, and the tabulations PC and
 * ADNCA alike (rule B-03). What is judged is never rounded. A number is rounded as it is written in decimal, at 15 significant digits: 0.125
 * lies halfway although no binary fraction near it may.
 *
 * @param halves which way a number goes that lies exactly halfway
 * @param figures significant figures of a concentration, at least 1; digits before the decimal point are never rounded away
 */
public record Rounding(Halves halves, int figures) {
    private static final int FIGURES = 3;
    private static final String BETWEEN = ", ";
    /** More than a number has. */
    private static final int MOST_FIGURES = 15;

    /** Where a number goes that lies exactly halfway between two. */
    public enum Halves {
        /** To the even neighbour: 12.5 becomes 12, 13.5 becomes 14. */
        HALF_EVEN(RoundingMode.HALF_EVEN),
        /** Away from zero: 12.5 becomes 13, -12.5 becomes -13. */
        HALF_AWAY(RoundingMode.HALF_UP);

        private final RoundingMode mode;

        Halves(RoundingMode mode) {
            this.mode = mode;
        }

        /** As files spell it. */
        public String word() {
            return mode == RoundingMode.HALF_EVEN ? "half_even" : "half_away";
        }

        /**
         * The rule of a word.
         *
         * @param word as files spell it
         * @return the rule, if there is one
         */
        public static Optional<Halves> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(value -> value.word().equals(word))
                    .findFirst();
        }
    }

    /** Of a method that states nothing: half to even, three significant figures. */
    public static final Rounding DEFAULT = new Rounding(Halves.HALF_EVEN, FIGURES);

    public Rounding {
        Require.that(isFigures(figures), "figures must lie between 1 and " + MOST_FIGURES + ", are " + figures);
    }

    /** Whether concentrations may have so many figures. */
    public static boolean isFigures(int figures) {
        return figures >= 1 && figures <= MOST_FIGURES;
    }

    /** In words, for people and records: for example {@code half_away, 2 figures}. */
    public String words() {
        return halves.word() + BETWEEN + figures + (figures == 1 ? " figure" : " figures");
    }

    /**
     * The rule of such words.
     *
     * @param words as {@link #words()} gives them
     * @return the rule, if they are one
     */
    public static Optional<Rounding> ofWords(String words) {
        return Arrays.stream(Halves.values())
                .flatMap(halves ->
                        IntStream.rangeClosed(1, MOST_FIGURES).mapToObj(figures -> new Rounding(halves, figures)))
                .filter(rule -> rule.words().equals(words))
                .findFirst();
    }

    /**
     * A concentration.
     *
     * @param ngPerMl finite
     * @return with the figures of the method, zeros too
     */
    public BigDecimal concentration(double ngPerMl) {
        return significant(ngPerMl, figures);
    }

    /**
     * A concentration that lies within a range: as many more figures as it takes to print it within the range too.
     *
     * @param ngPerMl finite
     * @param low the limit below; absent if there is none
     * @param high the limit above
     * @return with the figures of the method, or more
     */
    public BigDecimal within(double ngPerMl, OptionalDouble low, OptionalDouble high) {
        int digits = figures;
        while (digits < MOST_FIGURES && isOutside(significant(ngPerMl, digits).doubleValue(), low, high)) {
            digits++;
        }
        return significant(ngPerMl, digits);
    }

    private static boolean isOutside(double shown, OptionalDouble low, OptionalDouble high) {
        return (low.isPresent() && shown < low.getAsDouble()) || (high.isPresent() && shown > high.getAsDouble());
    }

    /**
     * Significant figures; digits before the decimal point are never rounded away.
     *
     * @param number finite
     * @param digits significant figures that are kept, zeros too
     * @return for example 12.3 for 12.34 and 1234 for 1234.4, at three figures
     */
    public BigDecimal significant(double number, int digits) {
        BigDecimal whole = Decimal.of(number);
        int decimals = whole.signum() == 0 ? 0 : digits - (whole.precision() - whole.scale());
        BigDecimal rounded = whole.setScale(Math.max(0, decimals), halves.mode);
        boolean carried = rounded.precision() > digits && rounded.scale() > 0;
        return carried ? rounded.setScale(rounded.scale() - 1) : rounded;
    }

    /**
     * Some digits and no zeros behind them; a large number loses digits before the decimal point too.
     *
     * @param number finite
     * @param digits at least 1
     * @return for example 1230 for 1234, at three digits
     */
    public BigDecimal digits(double number, int digits) {
        BigDecimal rounded = new BigDecimal(number, new MathContext(digits, halves.mode));
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }

    /**
     * A fixed number of decimals.
     *
     * @param number finite
     * @param decimals at least 0
     * @return with zeros at the end, if that is what they are
     */
    public BigDecimal decimals(double number, int decimals) {
        return Decimal.of(number).setScale(decimals, halves.mode);
    }

    /**
     * At least the given decimals, or as many as it takes to print the number on its own side of a limit.
     *
     * @param number finite
     * @param limit finite
     * @param fewestDecimals at least 0
     * @return less than the limit, equal to it or greater, as the number is
     */
    public BigDecimal beside(double number, double limit, int fewestDecimals) {
        BigDecimal whole = Decimal.of(number);
        BigDecimal bound = Decimal.of(limit);
        for (int decimals = fewestDecimals; decimals < MOST_FIGURES; decimals++) {
            BigDecimal rounded = whole.setScale(decimals, halves.mode);
            if (rounded.compareTo(bound) == whole.compareTo(bound)) {
                return rounded;
            }
        }
        return whole;
    }
}
