package io.enantio.report.study;

import io.enantio.report.page.Cell;
import io.enantio.report.page.RoundedNumber;
import io.enantio.report.text.NumberText;
import java.util.OptionalDouble;

/** How a study's report prints its numbers. */
final class StudyNumber {
    private static final int FIGURES = 3;
    private static final int FIGURES_OF_TESTS = 4;
    private static final double SMALLEST_P = 1e-4;

    private StudyNumber() {}

    /** Whole number of a file: hours of a schedule. */
    static String plain(double value) {
        return NumberText.of(value);
    }

    static Cell cell(OptionalDouble value) {
        return RoundedNumber.cell(value, number -> RoundedNumber.significant(number, FIGURES));
    }

    static Cell test(OptionalDouble value) {
        return RoundedNumber.cell(value, number -> RoundedNumber.significant(number, FIGURES_OF_TESTS));
    }

    /** A p value: three figures, very small ones as a bound. */
    static Cell p(OptionalDouble value) {
        return RoundedNumber.cell(
                value,
                number -> number < SMALLEST_P
                        ? new RoundedNumber(number, "< 0.0001")
                        : RoundedNumber.significant(number, FIGURES));
    }

    static OptionalDouble of(double value) {
        return OptionalDouble.of(value);
    }
}
