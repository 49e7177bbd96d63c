package io.enantio.input.text;

import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spelling;
import io.enantio.input.problem.Spot;
import io.enantio.run.StoredTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A table with known columns: RFC 4180 with comma, semicolon or tab (whichever the header line uses), any line ends. Empty
 * lines, and lines of which every cell is empty, are passed over.
 */
public final class CsvFile {

    /**
     * A column that a table may have.
     *
     * @param meaning for a person to read, one line
     */
    public record Column(String name, Need need, String meaning) {

        /** Whether the header must name it. */
        public enum Need {
            REQUIRED,
            OPTIONAL
        }
    }

    /** A column that the header must name. */
    public static Column required(String name, String meaning) {
        return new Column(name, Column.Need.REQUIRED, meaning);
    }

    /** A column that the header may name. */
    public static Column optional(String name, String meaning) {
        return new Column(name, Column.Need.OPTIONAL, meaning);
    }

    /** What to do with columns that are not known. */
    public enum OwnColumns {
        REFUSED,
        CARRIED
    }

    /**
     * Which columns a table has.
     *
     * @param role what the table is for, as the provenance of results records it
     */
    public record Layout(String role, List<Column> columns, OwnColumns own) {
        List<String> names() {
            return columns.stream().map(Column::name).toList();
        }
    }

    private static final Pattern LINE = Pattern.compile("line:? ?(\\d+)");

    private final Layout layout;
    private final Problems problems;
    private final Spot whole;

    private CsvFile(Layout layout, String file, Problems problems) {
        this.layout = layout;
        this.problems = problems;
        this.whole = Spot.of(file);
    }

    /** The rows of a table, as far as they can be read. */
    public static List<CsvRow> rows(SourceFile file, Layout layout, Problems problems) {
        return new CsvFile(layout, file.at().name(), problems).rows(file.text());
    }

    /**
     * The table of a CSV text that enantio wrote or has checked: read without the checks of files that people write. Rows of
     * which every cell is empty are passed over, as everywhere.
     *
     * @param file name of the table
     * @param text of it
     * @return the table
     * @throws StoredTable.Unusable if it is no table
     */
    public static StoredTable stored(String file, String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(plain))
                .setIgnoreEmptyLines(true)
                .get();
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(plain, format)) {
            for (CSVRecord record : parser) {
                List<String> cells = Arrays.asList(record.values());
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(cells);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StoredTable.Unusable(file, "row " + rows.size() + " or the next is no CSV");
        }
        if (rows.isEmpty()) {
            throw new StoredTable.Unusable(file, "it is empty");
        }
        return new StoredTable(file, rows.get(0), rows.subList(1, rows.size()));
    }

    private List<CsvRow> rows(String text) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            return rows(parser);
        } catch (IOException | UncheckedIOException e) {
            addSyntaxProblem(e);
            return List.of();
        }
    }

    private void addSyntaxProblem(Exception e) {
        String message = String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
        Matcher mark = LINE.matcher(message);
        Spot spot = mark.find() ? new Spot(whole.file(), Integer.parseInt(mark.group(1)), "") : whole;
        problems.add(
                spot, "is not CSV: " + message, "Correct the quotes: a cell has two or none, inside they are doubled.");
    }

    private List<CsvRow> rows(CSVParser parser) {
        List<CsvRow> rows = new ArrayList<>();
        List<String> header = List.of();
        for (CSVRecord record : parser) {
            int line = line(parser, record);
            if (header.isEmpty()) {
                header = header(record, line);
            } else if (!isBlank(record)) {
                rows.add(row(header, record, line));
            }
        }
        if (header.isEmpty()) {
            problems.add(
                    whole, "is empty", "Begin with a line of column names: " + String.join(", ", layout.names()) + ".");
        }
        return rows;
    }

    /** The header's names are plain words, so its separator is plain to see. */
    private static char delimiter(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (header.indexOf(',') >= 0) {
            return ',';
        }
        return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    /** The parser is behind the record, whose cells may contain line breaks. */
    private static int line(CSVParser parser, CSVRecord record) {
        long breaks = record.stream()
                .flatMapToInt(String::chars)
                .filter(c -> c == '\n')
                .count();
        return Math.toIntExact(parser.getCurrentLineNumber() - breaks);
    }

    private static boolean isBlank(CSVRecord record) {
        return record.stream().allMatch(String::isBlank);
    }

    private List<String> header(CSVRecord record, int line) {
        List<String> names = record.toList();
        Spot spot = new Spot(whole.file(), line, "");
        for (Column column : layout.columns()) {
            boolean missing = column.need() == Column.Need.REQUIRED && !names.contains(column.name());
            if (missing && names.stream().noneMatch(name -> isMeantAs(name, column, names))) {
                problems.add(spot, "the column " + column.name() + " is missing", "Add it (" + column.meaning() + ").");
            }
        }
        for (int i = 0; i < names.size(); i++) {
            checkName(spot.column(names.get(i)), names, i);
        }
        return names;
    }

    private void checkName(Spot spot, List<String> names, int index) {
        String name = names.get(index);
        if (name.isBlank()) {
            Spot header = new Spot(spot.file(), spot.line(), "");
            problems.add(header, "column " + (index + 1) + " has no name", "Name or remove it.");
        } else if (names.indexOf(name) < index) {
            problems.add(spot, "the column is given twice", "Remove one of them.");
        } else if (isUnknown(name) && (layout.own() == OwnColumns.REFUSED || isMisspelt(name, names))) {
            addUnknown(spot, name, names);
        } else {
            SafeText.check(name, spot, problems);
        }
    }

    private void addUnknown(Spot spot, String name, List<String> names) {
        String list = "Known columns: " + String.join(", ", layout.names()) + ".";
        String unknown = "unknown column " + SafeText.quoted(name);
        layout.columns().stream()
                .filter(column -> isMeantAs(name, column, names))
                .map(Column::name)
                .findFirst()
                .ifPresentOrElse(
                        meant -> problems.add(
                                spot,
                                unknown + ", and the column " + meant + " is missing",
                                "If " + meant + " is meant, write it so. " + list),
                        () -> problems.add(spot, unknown, Spelling.hint(name, layout.names()) + list));
    }

    private boolean isUnknown(String name) {
        return !layout.names().contains(name);
    }

    /** Whether an unknown column is probably a misspelt missing one. */
    private boolean isMeantAs(String name, Column column, List<String> names) {
        List<String> missing = layout.columns().stream()
                .filter(other -> other.need() == Column.Need.REQUIRED)
                .map(Column::name)
                .filter(other -> !names.contains(other))
                .toList();
        return isUnknown(name)
                && (layout.own() == OwnColumns.REFUSED || isMisspelt(name, names))
                && Spelling.nearest(name, missing).filter(column.name()::equals).isPresent();
    }

    /** A laboratory's own column that is a slip of the pen away from a known one, which is absent, would be lost silently. */
    private boolean isMisspelt(String name, List<String> names) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return layout.names().stream()
                .filter(known -> !names.contains(known))
                .anyMatch(known -> Spelling.distance(plain, known) <= 1);
    }

    private CsvRow row(List<String> header, CSVRecord record, int line) {
        Spot spot = new Spot(whole.file(), line, "");
        if (record.size() != header.size()) {
            problems.add(
                    spot,
                    "has " + record.size() + " cells, the header has " + header.size(),
                    "Give every row as many cells as the header; text that holds the separator needs quotes, the decimal sign is a point.");
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(record.size(), header.size()); i++) {
            cells.putIfAbsent(header.get(i), record.get(i));
        }
        return new CsvRow(spot, cells, problems);
    }
}
