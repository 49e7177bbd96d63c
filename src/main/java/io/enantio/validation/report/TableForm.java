package io.enantio.validation.report;

import io.enantio.method.Analyte;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.ExperimentTable.Heading;
import io.enantio.validation.report.ExperimentTable.TableCell;
import io.enantio.validation.report.ValidationFinding.Outcome;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The columns of an experiment's table: made once, filled with rows by each validation. */
public record TableForm<T>(String name, String title, String rowsAre, List<Column<T>> columns) {
    private static final TableCell NOTHING = new TableCell.Nothing();

    /**
     * A column and how a row fills it.
     *
     * @param heading its meaning is for a person to read, without a full stop
     */
    public record Column<T>(Heading heading, Function<T, TableCell> cell) {}

    public TableForm {
        columns = List.copyOf(columns);
    }

    /** The table without rows, for the documentation. */
    public ExperimentTable empty() {
        return of(List.of());
    }

    /** The table with its rows. */
    public ExperimentTable of(List<T> rows) {
        return new ExperimentTable(
                name,
                title,
                rowsAre,
                columns.stream().map(Column::heading).toList(),
                rows.stream()
                        .map(row -> columns.stream()
                                .map(column -> column.cell().apply(row))
                                .toList())
                        .toList());
    }

    /** A column of text. */
    public static <T> Column<T> words(String name, String meaning, Function<T, String> text) {
        return column(name, meaning, Format.WORDS, row -> new TableCell.Words(text.apply(row)));
    }

    /** The column {@code analyte}. */
    public static <T> Column<T> analyte(Function<T, Analyte> analyte) {
        return words("analyte", "name in the method", row -> analyte.apply(row).name());
    }

    /** The column {@code verdict}. */
    public static <T> Column<T> verdict(Function<T, Outcome> outcome) {
        return words(
                "verdict",
                "`pass` `fail` `missing` `incomplete`",
                row -> outcome.apply(row).word());
    }

    /** A column of counts. */
    public static <T> Column<T> count(String name, String meaning, Function<T, Integer> value) {
        return column(name, meaning, Format.WHOLE, row -> new TableCell.Figure(value.apply(row)));
    }

    /** A column of numbers that every row has. */
    public static <T> Column<T> number(String name, String meaning, Format format, Function<T, Double> value) {
        return column(name, meaning, format, row -> new TableCell.Figure(value.apply(row)));
    }

    /** A column of numbers that a row may lack. */
    public static <T> Column<T> optional(
            String name, String meaning, Format format, Function<T, OptionalDouble> value) {
        return column(name, meaning, format, row -> {
            OptionalDouble found = value.apply(row);
            return found.isPresent() ? new TableCell.Figure(found.getAsDouble()) : NOTHING;
        });
    }

    /** A column with several results in a cell. */
    public static <T> Column<T> results(
            String name, String meaning, Format format, Function<T, List<TableCell.Result>> values) {
        return column(name, meaning, format, row -> new TableCell.Results(values.apply(row)));
    }

    private static <T> Column<T> column(String name, String meaning, Format format, Function<T, TableCell> cell) {
        return new Column<>(new Heading(name, meaning, format), cell);
    }
}
