package io.enantio.validation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A column of an experiment's table: its name, its manual, how its numbers are printed, and how a row fills it.
 *
 * @param meaning for a person to read, without a full stop
 */
record TableColumn<T>(String name, String meaning, Print print, Function<T, Cell> cell) {
    private static final Cell NOTHING = new Cell.Nothing();

    static <T> TableColumn<T> words(String name, String meaning, Function<T, String> text) {
        return new TableColumn<>(name, meaning, Print.WORDS, row -> new Cell.Words(text.apply(row)));
    }

    static <T> TableColumn<T> number(String name, String meaning, Print print, Function<T, Double> value) {
        return new TableColumn<>(name, meaning, print, row -> new Cell.Figure(value.apply(row)));
    }

    static <T> TableColumn<T> optional(String name, String meaning, Print print, Function<T, OptionalDouble> value) {
        return new TableColumn<>(name, meaning, print, row -> {
            OptionalDouble found = value.apply(row);
            return found.isPresent() ? new Cell.Figure(found.getAsDouble()) : NOTHING;
        });
    }

    static <T> TableColumn<T> results(String name, String meaning, Print print, Function<T, List<Cell.Result>> values) {
        return new TableColumn<>(name, meaning, print, row -> new Cell.Results(values.apply(row)));
    }
}
