package io.enantio.cli.show;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table in ASCII: columns aligned, numbers to the right. */
final class AsciiTable {
    /** Shown if there is no value. */
    static final String NOTHING = "-";

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.]*(e[-+]?[0-9]+)?");
    private static final String GAP = "  ";
    private static final String INDENT = "  ";

    private AsciiTable() {}

    /** What the cells of a column are so far. */
    private enum Content {
        NOTHING,
        NUMBERS,
        WORDS;

        Content with(String cell) {
            return this != WORDS && NUMBER.matcher(cell).matches() ? NUMBERS : WORDS;
        }
    }

    private record Column(int width, Content content) {
        static Column of(String heading) {
            return new Column(heading.length(), Content.NOTHING);
        }

        /** With one cell more. */
        Column with(String cell) {
            return new Column(
                    Math.max(width, cell.length()), cell.equals(AsciiTable.NOTHING) ? content : content.with(cell));
        }

        String aligned(String cell) {
            String padding = " ".repeat(width - cell.length());
            return content == Content.NUMBERS ? padding + cell : cell + padding;
        }
    }

    /** Headings, a rule and rows, each a line with a line end. */
    static String of(List<String> headings, List<List<String>> rows) {
        List<Column> columns = columns(headings, rows.size(), rows::get);
        return Stream.concat(Stream.of(headings, rule(headings)), rows.stream())
                .map(line -> aligned(line, columns))
                .collect(Collectors.joining());
    }

    /**
     * Prints the same, indented, without keeping the rows.
     *
     * @param row makes a row; called twice for each
     */
    static void print(List<String> headings, int rows, IntFunction<List<String>> row, PrintWriter out) {
        List<Column> columns = columns(headings, rows, row);
        Stream.concat(
                        Stream.of(headings, rule(headings)),
                        IntStream.range(0, rows).mapToObj(row))
                .map(line -> INDENT + aligned(line, columns))
                .forEachOrdered(out::print);
    }

    private static List<Column> columns(List<String> headings, int rows, IntFunction<List<String>> row) {
        List<Column> columns = new ArrayList<>(headings.stream().map(Column::of).toList());
        for (int i = 0; i < rows; i++) {
            List<String> cells = row.apply(i);
            for (int column = 0; column < columns.size(); column++) {
                columns.set(column, columns.get(column).with(cells.get(column)));
            }
        }
        return columns;
    }

    private static List<String> rule(List<String> headings) {
        return headings.stream().map(heading -> "-".repeat(heading.length())).toList();
    }

    private static String aligned(List<String> line, List<Column> columns) {
        return IntStream.range(0, line.size())
                        .mapToObj(index -> columns.get(index).aligned(line.get(index)))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing()
                + "\n";
    }
}
