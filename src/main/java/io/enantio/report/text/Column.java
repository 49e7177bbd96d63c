package io.enantio.report.text;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A column of a result file: its name, its manual, and how a row fills it. The reference page is made from these.
 *
 * @param meaning for a person to read, without a full stop
 * @param cell text of the cell; empty where there is nothing
 */
public record Column<T>(String name, String meaning, Function<T, String> cell) {

    public static <T> Column<T> text(String name, String meaning, Function<T, String> value) {
        return new Column<>(name, meaning, value);
    }

    public static <T> Column<T> optional(String name, String meaning, Function<T, Optional<String>> value) {
        return new Column<>(name, meaning, row -> value.apply(row).orElse(""));
    }

    public static <T> Column<T> number(String name, String meaning, Function<T, OptionalDouble> value) {
        return new Column<>(name, meaning, row -> NumberText.of(value.apply(row)));
    }

    /** Text of our own, which a spreadsheet must not take for a formula. */
    public static <T> Column<T> freeText(String name, String meaning, Function<T, String> value) {
        return new Column<>(name, meaning, row -> FreeText.guard(value.apply(row)));
    }
}
