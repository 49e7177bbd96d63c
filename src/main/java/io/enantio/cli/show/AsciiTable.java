package io.enantio.cli.show;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table in ASCII: columns aligned, numbers to the right. */
final class AsciiTable {
    /** Shown if there is no value. */
    static final String NOTHING = "-";

    private static final String GAP = "  ";
    private static final String INDENT = "  ";

    private AsciiTable() {}

    /** What the cells of a column are so far. */
    private enum Content {
        NOTHING,
        NUMBERS,
        WORDS
    }

    /** A column while its cells are seen: as wide as the longest, to the right if all are numbers. */
    private static final class Column {
        private int width;
        private Content content = Content.NOTHING;

        Column(String heading) {
            width = heading.length();
        }

        void see(String cell) {
            width = Math.max(width, cell.length());
            if (content != Content.WORDS && !cell.equals(NOTHING)) {
                content = isNumber(cell) ? Content.NUMBERS : Content.WORDS;
            }
        }

        void align(String cell, StringBuilder line) {
            int padding = width - cell.length();
            if (content == Content.NUMBERS) {
                line.append(" ".repeat(padding)).append(cell);
            } else {
                line.append(cell).append(" ".repeat(padding));
            }
        }
    }

    /** Digits with decimal points, a sign before them, and perhaps a power of ten. */
    private static boolean isNumber(String cell) {
        int power = cell.indexOf('e');
        int end = power < 0 ? cell.length() : power;
        int begin = afterSign(cell, 0);
        return begin < end
                && cell.charAt(begin) != '.'
                && areDigits(cell, begin, end, '.')
                && (power < 0
                        || afterSign(cell, power + 1) < cell.length()
                                && areDigits(cell, afterSign(cell, power + 1), cell.length(), '0'));
    }

    private static int afterSign(String cell, int at) {
        return at < cell.length() && (cell.charAt(at) == '-' || cell.charAt(at) == '+') ? at + 1 : at;
    }

    private static boolean areDigits(String cell, int from, int to, char other) {
        for (int i = from; i < to; i++) {
            char c = cell.charAt(i);
            if ((c < '0' || c > '9') && c != other) {
                return false;
            }
        }
        return true;
    }

    /** Headings, a rule and rows, each a line with a line end. */
    static String of(List<String> headings, List<List<String>> rows) {
        List<Column> columns = columns(headings, rows.size(), rows::get);
        StringBuilder table = new StringBuilder();
        Stream.concat(Stream.of(headings, rule(headings)), rows.stream())
                .forEachOrdered(line -> align(line, columns, table));
        return table.toString();
    }

    /**
     * Prints the same, indented, without keeping the rows.
     *
     * @param row makes a row; called twice for each
     */
    static void print(List<String> headings, int rows, IntFunction<List<String>> row, PrintWriter out) {
        List<Column> columns = columns(headings, rows, row);
        StringBuilder line = new StringBuilder();
        Stream.concat(
                        Stream.of(headings, rule(headings)),
                        IntStream.range(0, rows).mapToObj(row))
                .forEachOrdered(cells -> {
                    line.setLength(0);
                    align(cells, columns, line.append(INDENT));
                    out.append(line);
                });
    }

    private static List<Column> columns(List<String> headings, int rows, IntFunction<List<String>> row) {
        List<Column> columns = headings.stream().map(Column::new).toList();
        for (int i = 0; i < rows; i++) {
            List<String> cells = row.apply(i);
            for (int column = 0; column < columns.size(); column++) {
                columns.get(column).see(cells.get(column));
            }
        }
        return columns;
    }

    private static List<String> rule(List<String> headings) {
        return headings.stream().map(heading -> "-".repeat(heading.length())).toList();
    }

    /** Adds a line with a line end. */
    private static void align(List<String> cells, List<Column> columns, StringBuilder text) {
        for (int column = 0; column < cells.size(); column++) {
            text.append(column == 0 ? "" : GAP);
            columns.get(column).align(cells.get(column), text);
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        text.append('\n');
    }
}
