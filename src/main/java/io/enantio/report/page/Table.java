package io.enantio.report.page;

import io.enantio.text.PrintableText;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A table with a caption.
 *
 * @param name of its sheet in a workbook; unique on a page
 */
public record Table(String name, String caption, List<Head> heads, List<Row> rows) implements Block {
    /** Alignment of a column. */
    public enum Align {
        LEFT,
        RIGHT
    }

    /** Head of a column. */
    public record Head(String name, Align align) {
        public Head {
            name = PrintableText.of(name);
        }

        /** Class in the style sheets. */
        public String style() {
            return align == Align.RIGHT ? "n" : "w";
        }
    }

    /** The cells of a row, one for each column. */
    public record Row(List<Cell> cells, Tone tone) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A column and how a row fills it. */
    public record Column<T>(Head head, Function<T, Cell> cell) {
        public static <T> Column<T> words(String name, Function<T, String> words) {
            return new Column<>(new Head(name, Align.LEFT), row -> Cell.of(words.apply(row)));
        }

        /** Whole numbers that name something: aligned like words, but numbers in a workbook, where they sort as such. */
        public static <T> Column<T> numbered(String name, ToLongFunction<T> number) {
            return new Column<>(new Head(name, Align.LEFT), row -> Cell.count(number.applyAsLong(row)));
        }

        public static <T> Column<T> marked(String name, Function<T, Cell> cell) {
            return new Column<>(new Head(name, Align.LEFT), cell);
        }

        public static <T> Column<T> number(String name, Function<T, Cell> cell) {
            return new Column<>(new Head(name, Align.RIGHT), cell);
        }

        /** The same column for rows that contain a T. */
        public <S> Column<S> of(Function<S, T> part) {
            return new Column<>(head, row -> cell.apply(part.apply(row)));
        }
    }

    private static final int WIDE = 12;

    public Table {
        caption = PrintableText.of(caption);
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
        int columns = heads.size();
        if (rows.stream().anyMatch(row -> row.cells().size() != columns)) {
            throw new IllegalArgumentException("every row of " + name + " must have " + columns + " cells");
        }
    }

    /** A table whose columns are filled from rows. */
    public static <T> Table of(String name, String caption, List<T> rows, List<Column<T>> columns) {
        return new Table(
                name,
                caption,
                heads(columns),
                rows.stream().map(row -> row(row, columns, Tone.PLAIN)).toList());
    }

    /** A row whose cells are filled by columns. */
    public static <T> Row row(T row, List<Column<T>> columns, Tone tone) {
        return new Row(columns.stream().map(column -> column.cell().apply(row)).toList(), tone);
    }

    /** Heads of columns. */
    public static <T> List<Head> heads(List<Column<T>> columns) {
        return columns.stream().map(Column::head).toList();
    }

    /** Whether it is printed in landscape format. */
    public boolean isWide() {
        return heads.size() > WIDE;
    }
}
