package io.enantio.report.comparison;

import io.enantio.report.page.Cell;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.RoundedNumber;
import io.enantio.statistics.DemingLine.Interval;
import java.util.OptionalDouble;

/**
 * Numbers in the report of a comparison.
 *
 * @param printer by the rule of the method
 */
record ComparisonNumber(NumberPrinter printer) {
    private static final int FIGURES = 4;

    RoundedNumber figure(double value) {
        return printer.significant(value, FIGURES);
    }

    Cell cell(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble())
                ? Cell.of(figure(value.getAsDouble()))
                : Cell.NONE;
    }

    Cell percent(double value) {
        return Cell.of(printer.percent(value));
    }

    /** The value with its interval behind it; comparison-statistics.csv has them unrounded. */
    Cell interval(Interval interval, int digits) {
        return Cell.of(text(interval.value(), digits) + " (" + text(interval.low95(), digits) + " to "
                + text(interval.high95(), digits) + ")");
    }

    private String text(double value, int digits) {
        return printer.significant(value, digits).text();
    }
}
