package io.enantio.report.study;

import static io.enantio.text.CsvTable.Column.count;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.statistics.SampleStatistics;
import io.enantio.study.record.PlannedTime;
import io.enantio.text.CsvTable.Column;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Columns that several tables of a study have. */
final class StudyColumns {
    private StudyColumns() {}

    /**
     * Summary statistics.
     *
     * @param shown a figure, or empty if it is withheld
     */
    static <T> List<Column<T>> of(Function<T, SampleStatistics> statistics, Shown<T> shown) {
        return of(statistics, shown, shown);
    }

    /**
     * Summary statistics.
     *
     * @param averaged a mean, a standard deviation and what comes from them, or empty if it is withheld
     * @param shown the median and the range, likewise
     */
    static <T> List<Column<T>> of(Function<T, SampleStatistics> statistics, Shown<T> averaged, Shown<T> shown) {
        return List.of(
                count("n", "number of values", row -> statistics.apply(row).n()),
                number(
                        "mean",
                        "arithmetic mean",
                        row -> averaged.of(row, statistics.apply(row).mean())),
                number(
                        "sd",
                        "standard deviation, n - 1",
                        row -> averaged.of(row, statistics.apply(row).sd())),
                number(
                        "sem",
                        "standard error of the mean, SD / √n",
                        row -> averaged.of(row, statistics.apply(row).sem())),
                number(
                        "geometric_mean",
                        "exp(mean of ln x), if all values are above 0",
                        row -> averaged.of(row, statistics.apply(row).geometricMean())),
                number(
                        "geometric_cv_percent",
                        "100·√(exp(s²) - 1), s the SD of ln x",
                        row -> averaged.of(row, statistics.apply(row).geometricCvPercent())),
                number(
                        "median",
                        "median",
                        row -> shown.of(row, statistics.apply(row).median())),
                number(
                        "minimum",
                        "smallest value",
                        row -> shown.of(row, statistics.apply(row).smallest())),
                number(
                        "maximum",
                        "largest value",
                        row -> shown.of(row, statistics.apply(row).largest())));
    }

    /**
     * The interval of the geometric mean.
     *
     * @param averaged whether it is shown
     */
    static <T> List<Column<T>> geometricInterval(Function<T, SampleStatistics> statistics, Shown<T> averaged) {
        return List.of(
                number(
                        "geometric_ci95_low",
                        "lower end of the 95 % interval of the geometric mean, exp(mean of ln x - t·s/√n)",
                        row -> averaged.of(row, statistics.apply(row).geometricCi95Low())),
                number(
                        "geometric_ci95_high",
                        "its upper end",
                        row -> averaged.of(row, statistics.apply(row).geometricCi95High())));
    }

    /** A figure of a row, or empty if it is withheld. */
    @FunctionalInterface
    interface Shown<T> {
        OptionalDouble of(T row, OptionalDouble figure);
    }

    /** Nothing is withheld. */
    static <T> Shown<T> always() {
        return (row, figure) -> figure;
    }

    /** Concatenates columns. */
    @SafeVarargs
    static <T> List<Column<T>> joined(List<Column<T>>... parts) {
        return Arrays.stream(parts).flatMap(List::stream).toList();
    }

    /** The planned time of a row. */
    static <T> List<Column<T>> timeColumns(Function<T, PlannedTime> time) {
        return List.of(
                count(
                        "time_point",
                        "number of the planned time",
                        row -> time.apply(row).number()),
                text("time_label", "its name", row -> time.apply(row).label()),
                number(
                        "nominal_h",
                        "planned hours after the infusion began",
                        row -> OptionalDouble.of(time.apply(row).nominalH())));
    }
}
