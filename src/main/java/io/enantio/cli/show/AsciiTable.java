package io.enantio.cli.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in ASCII: columns aligned, numbers to the right. */
final class AsciiTable {
    /** Shown if there is no value. */
    static final String NOTHING = "-";

    private static final String NUMBER = "[-+]?[0-9][0-9.]*(e[-+]?[0-9]+)?";
    private static final String GAP = "  ";

    private AsciiTable() {}

    private record Column(int width, boolean ofNumbers) {
        static Column of(List<List<String>> lines, int index) {
            List<String> cells = lines.stream().map(line -> line.get(index)).toList();
            List<String> stated =
                    cells.stream().skip(1).filter(cell -> !cell.equals(NOTHING)).toList();
            return new Column(
                    cells.stream().mapToInt(String::length).max().orElse(0),
                    !stated.isEmpty() && stated.stream().allMatch(cell -> cell.matches(NUMBER)));
        }

        String aligned(String cell) {
            String padding = " ".repeat(width - cell.length());
            return ofNumbers ? padding + cell : cell + padding;
        }
    }

    /** Headings, a rule and rows, each a line with a line end. */
    static String of(List<String> headings, List<List<String>> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(headings);
        lines.addAll(rows);
        List<Column> columns = IntStream.range(0, headings.size())
                .mapToObj(index -> Column.of(lines, index))
                .toList();
        lines.add(
                1,
                headings.stream().map(heading -> "-".repeat(heading.length())).toList());
        return lines.stream().map(line -> aligned(line, columns)).collect(Collectors.joining());
    }

    private static String aligned(List<String> line, List<Column> columns) {
        return IntStream.range(0, line.size())
                        .mapToObj(index -> columns.get(index).aligned(line.get(index)))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing()
                + "\n";
    }
}
