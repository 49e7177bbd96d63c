package io.enantio.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A CSV file: RFC 4180 with LF line ends. The reference page of a file is generated from its columns.
 *
 * @param file its name
 * @param rowsAre what a row contains, for the reference page, without a full stop
 */
public record CsvTable<T>(String file, String rowsAre, List<Column<T>> columns) {
    /** Separates several codes in one cell. */
    public static final String SEPARATOR = ";";

    /** The one dialect in which enantio writes CSV. */
    public static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    /**
     * A column: its name, its description, and how a row fills it.
     *
     * @param meaning for the reference page, without a full stop
     * @param cell text of the cell; empty if there is no value
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

        /** A whole number that is always present. */
        public static <T> Column<T> count(String name, String meaning, Function<T, Number> value) {
            return new Column<>(name, meaning, row -> String.valueOf(value.apply(row)));
        }

        /** A constant in lower case. */
        public static <T> Column<T> word(String name, String meaning, Function<T, Enum<?>> value) {
            return new Column<>(name, meaning, row -> lower(value.apply(row)));
        }

        /** Several codes, with {@value CsvTable#SEPARATOR} between them. */
        public static <T> Column<T> codes(String name, String meaning, Function<T, Stream<String>> values) {
            return new Column<>(name, meaning, row -> values.apply(row).collect(Collectors.joining(SEPARATOR)));
        }

        /** Text of enantio's own, which a spreadsheet must not take for a formula. */
        public static <T> Column<T> freeText(String name, String meaning, Function<T, String> value) {
            return new Column<>(name, meaning, row -> FreeText.guard(value.apply(row)));
        }
    }

    public CsvTable {
        columns = List.copyOf(columns);
    }

    /**
     * Lines in the dialect of another program.
     *
     * @param lines of cells, the header first
     * @param separator of cells
     * @param lineEnd behind each line
     * @return with quotes where a cell needs them
     */
    public static String text(List<List<String>> lines, char separator, String lineEnd) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setRecordSeparator(lineEnd)
                .get();
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (List<String> line : lines) {
                printer.printRecord(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail", e);
        }
        return text.toString();
    }

    /** A constant as files spell it. */
    public static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The whole file. */
    public String text(List<T> rows) {
        StringBuilder text = new StringBuilder(64 * columns.size() * (rows.size() + 1) / 4);
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(columns.stream().map(Column::name));
            for (T row : rows) {
                printer.printRecord(columns.stream().map(column -> column.cell().apply(row)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail", e);
        }
        return text.toString();
    }
}
