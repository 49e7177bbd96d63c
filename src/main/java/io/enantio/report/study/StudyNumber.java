package io.enantio.report.study;

import io.enantio.report.page.Cell;
import io.enantio.report.page.RoundedNumber;
import java.util.OptionalDouble;

/** Numbers in the report of a study. */
final class StudyNumber {
    private static final int FIGURES = 3;
    private static final int FIGURES_OF_TESTS = 4;
    private static final double SMALLEST_P = 1e-4;

    private StudyNumber() {}

    static Cell cell(OptionalDouble value) {
        return RoundedNumber.cell(value, number -> RoundedNumber.significant(number, FIGURES));
    }

    static Cell test(OptionalDouble value) {
        return RoundedNumber.cell(value, number -> RoundedNumber.significant(number, FIGURES_OF_TESTS));
    }

    /** A p value: three significant figures, or an upper bound if it is very small. */
    static Cell p(OptionalDouble value) {
        return RoundedNumber.cell(
                value,
                number -> number < SMALLEST_P
                        ? new RoundedNumber(number, "< 0.0001")
                        : RoundedNumber.significant(number, FIGURES));
    }
}
