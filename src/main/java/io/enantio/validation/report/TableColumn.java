package io.enantio.validation.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A column of an experiment's table: its name, its manual, how its numbers are printed, and how a row fills it.
 *
 * @param meaning for a person to read, without a full stop
 */
public record TableColumn<T>(String name, String meaning, Print print, Function<T, TableCell> cell) {
    private static final TableCell NOTHING = new TableCell.Nothing();

    public static <T> TableColumn<T> words(String name, String meaning, Function<T, String> text) {
        return new TableColumn<>(name, meaning, Print.WORDS, row -> new TableCell.Words(text.apply(row)));
    }

    public static <T> TableColumn<T> number(String name, String meaning, Print print, Function<T, Double> value) {
        return new TableColumn<>(name, meaning, print, row -> new TableCell.Figure(value.apply(row)));
    }

    public static <T> TableColumn<T> optional(
            String name, String meaning, Print print, Function<T, OptionalDouble> value) {
        return new TableColumn<>(name, meaning, print, row -> {
            OptionalDouble found = value.apply(row);
            return found.isPresent() ? new TableCell.Figure(found.getAsDouble()) : NOTHING;
        });
    }

    public static <T> TableColumn<T> results(
            String name, String meaning, Print print, Function<T, List<TableCell.Result>> values) {
        return new TableColumn<>(name, meaning, print, row -> new TableCell.Results(values.apply(row)));
    }
}
