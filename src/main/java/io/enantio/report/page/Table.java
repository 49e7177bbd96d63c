package io.enantio.report.page;

import io.enantio.report.plot.Printable;
import java.util.List;
import java.util.function.Function;

/**
 * A table with a caption.
 *
 * @param name of its sheet in a workbook; unique on a page
 */
public record Table(String name, String caption, List<Head> heads, List<Row> rows) implements Block {
    /** How a column stands. */
    public enum Align {
        LEFT,
        RIGHT
    }

    /** Head of a column. */
    public record Head(String name, Align align) {
        public Head {
            name = Printable.of(name);
        }

        /** As style sheets say it. */
        public String style() {
            return align == Align.RIGHT ? "n" : "w";
        }
    }

    /** A row's cells, one for each column, and what of it must be looked at. */
    public record Row(List<Cell> cells, Tone tone) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A column and how it is filled. */
    public record Column<T>(Head head, Function<T, Cell> cell) {
        public static <T> Column<T> words(String name, Function<T, String> words) {
            return new Column<>(new Head(name, Align.LEFT), row -> Cell.of(words.apply(row)));
        }

        public static <T> Column<T> marked(String name, Function<T, Cell> cell) {
            return new Column<>(new Head(name, Align.LEFT), cell);
        }

        public static <T> Column<T> number(String name, Function<T, Cell> cell) {
            return new Column<>(new Head(name, Align.RIGHT), cell);
        }
    }

    private static final int WIDE = 12;

    public Table {
        caption = Printable.of(caption);
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
        int columns = heads.size();
        if (rows.stream().anyMatch(row -> row.cells().size() != columns)) {
            throw new IllegalArgumentException("every row of " + name + " must have " + columns + " cells");
        }
    }

    /** A table of rows that columns are filled from. */
    public static <T> Table of(String name, String caption, List<T> rows, List<Column<T>> columns) {
        return new Table(
                name,
                caption,
                heads(columns),
                rows.stream().map(row -> row(row, columns, Tone.PLAIN)).toList());
    }

    /** A row that columns are filled from. */
    public static <T> Row row(T row, List<Column<T>> columns, Tone tone) {
        return new Row(columns.stream().map(column -> column.cell().apply(row)).toList(), tone);
    }

    /** Heads of columns. */
    public static <T> List<Head> heads(List<Column<T>> columns) {
        return columns.stream().map(Column::head).toList();
    }

    /** Whether paper must be turned for it. */
    public boolean isWide() {
        return heads.size() > WIDE;
    }
}
