package io.enantio.input.foreign;

import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a table as cells. A cell that begins with a quote ends with one, and quotes inside are doubled (RFC 4180); a quote
 * elsewhere is a character like any other, such as that for inches. Lines end with CR, LF or both.
 */
public final class ForeignCells {
    private static final char QUOTE = '"';

    private final String file;
    private final String text;
    private final char separator;
    private final Problems problems;
    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int at;
    private int line = 1;

    /**
     * A line that has text.
     *
     * @param number in the file, from 1; of a line with breaks inside quotes the first
     * @param cells without blanks around them
     */
    public record Line(int number, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }

        /** The cell in a place, empty beyond the end of the line. */
        public String cell(int index) {
            return index < cells.size() ? cells.get(index) : "";
        }
    }

    private ForeignCells(ForeignText text, Separator separator, Problems problems) {
        this.file = text.at().name();
        this.text = text.text();
        this.separator = separator.sign();
        this.problems = problems;
    }

    /** The lines that have text in any cell; up to a fault of the quotes, which is a problem. */
    public static List<Line> of(ForeignText text, Separator separator, Problems problems) {
        return new ForeignCells(text, separator, problems).read();
    }

    private List<Line> read() {
        while (at < text.length()) {
            int first = line;
            Optional<List<String>> cells = cells();
            if (cells.isEmpty()) {
                return lines;
            }
            if (cells.get().stream().anyMatch(content -> !content.isEmpty())) {
                lines.add(new Line(first, cells.get()));
            }
        }
        return lines;
    }

    /** One line; empty if its quotes are at fault. */
    private Optional<List<String>> cells() {
        List<String> cells = new ArrayList<>();
        while (true) {
            cell.setLength(0);
            if (at < text.length() && text.charAt(at) == QUOTE) {
                if (!quoted()) {
                    return Optional.empty();
                }
            } else {
                while (at < text.length() && !endsCell(text.charAt(at))) {
                    cell.append(text.charAt(at++));
                }
            }
            cells.add(cell.toString().strip());
            if (at >= text.length() || text.charAt(at) != separator) {
                endLine();
                return Optional.of(cells);
            }
            at++;
        }
    }

    private boolean endsCell(char c) {
        return c == separator || c == '\n' || c == '\r';
    }

    private void endLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
            if (at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            line++;
        } else if (at < text.length()) {
            at++;
            line++;
        }
    }

    /** Reads a cell in quotes; whether it was one. */
    private boolean quoted() {
        int opened = line;
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\n' || c == '\r' && (at >= text.length() || text.charAt(at) != '\n')) {
                line++;
            }
            if (c != QUOTE) {
                cell.append(c);
            } else if (at < text.length() && text.charAt(at) == QUOTE) {
                cell.append(c);
                at++;
            } else {
                while (at < text.length() && text.charAt(at) == ' ' && separator != ' ') {
                    at++;
                }
                boolean ends = at >= text.length() || endsCell(text.charAt(at));
                if (!ends) {
                    addFault(line, "has text behind the quote that closes a cell");
                }
                return ends;
            }
        }
        addFault(opened, "opens a quote that is never closed");
        return false;
    }

    private void addFault(int where, String what) {
        problems.add(
                new Spot(file, where, ""),
                what,
                "Correct the quotes: a cell has two or none, inside they are doubled.");
    }
}
