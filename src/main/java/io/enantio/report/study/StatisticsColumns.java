package io.enantio.report.study;

import static io.enantio.report.text.Column.number;
import static io.enantio.report.text.Column.text;

import io.enantio.report.text.Column;
import io.enantio.statistics.SampleStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Columns that describe a sample of numbers, the same in every table. */
final class StatisticsColumns {
    private StatisticsColumns() {}

    /**
     * Columns of figures.
     *
     * @param shown a figure, or nothing where it is withheld
     */
    static <T> List<Column<T>> of(Function<T, SampleStatistics> statistics, Shown<T> shown) {
        return List.of(
                text(
                        "n",
                        "number of values",
                        row -> String.valueOf(statistics.apply(row).n())),
                number(
                        "mean",
                        "arithmetic mean",
                        row -> shown.of(row, statistics.apply(row).mean())),
                number(
                        "sd",
                        "standard deviation, n - 1",
                        row -> shown.of(row, statistics.apply(row).sd())),
                number(
                        "sem",
                        "standard error of the mean, SD / √n",
                        row -> shown.of(row, statistics.apply(row).sem())),
                number(
                        "geometric_mean",
                        "exp(mean ln x), where all values are above 0",
                        row -> shown.of(row, statistics.apply(row).geometricMean())),
                number(
                        "geometric_cv_percent",
                        "100·√(exp(s²) - 1), s the SD of ln x",
                        row -> shown.of(row, statistics.apply(row).geometricCvPercent())),
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

    /** Whether a figure of a row is shown. */
    @FunctionalInterface
    interface Shown<T> {
        OptionalDouble of(T row, OptionalDouble figure);
    }

    /** Everything is shown. */
    static <T> Shown<T> always() {
        return (row, figure) -> figure;
    }

    /** Columns one behind the other. */
    @SafeVarargs
    static <T> List<Column<T>> joined(List<Column<T>>... parts) {
        return Arrays.stream(parts).flatMap(List::stream).toList();
    }
}
