package io.enantio.input.foreign;

import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spot;
import io.enantio.text.IsoTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table with a line of column names, read by name and never by position. Capitals, blanks, underscores and signs around a name
 * make no difference, unless the table itself distinguishes two columns by them.
 */
public final class ForeignTable {
    private static final int MOST_NAMES_SHOWN = 60;

    private final ForeignText text;
    private final ForeignForm form;
    private final Problems problems;
    private final Separator separator;
    private final ForeignCells.Line header;
    private final List<Row> rows;
    private final List<String> plainNames;
    private final Map<String, Optional<Column>> columns = new HashMap<>();
    private final Map<Integer, ForeignDates> dates = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /**
     * A column of the table.
     *
     * @param index from 0
     * @param name as the table writes it
     */
    public record Column(int index, String name) {}

    private ForeignTable(
            ForeignText text, ForeignForm form, Separator separator, List<ForeignCells.Line> lines, Problems problems) {
        this.text = text;
        this.form = form;
        this.problems = problems;
        this.separator = separator;
        this.header = lines.get(0);
        this.rows = lines.subList(1, lines.size()).stream().map(Row::new).toList();
        this.plainNames = header.cells().stream().map(ForeignTable::plain).toList();
    }

    /** The table of a text; empty and a problem if it has no line of column names, or cells that belong to none. */
    public static Optional<ForeignTable> of(ForeignText text, ForeignForm form, Problems problems) {
        int before = problems.count();
        Spot whole = Spot.of(text.at().name());
        Optional<Separator> separator = form.separator().or(() -> Separator.of(headerLine(text, form)));
        if (separator.isEmpty()) {
            problems.add(
                    whole,
                    "what stands between its cells cannot be told from the line of column names",
                    "State separator: comma, semicolon or tab.");
            return Optional.empty();
        }
        List<ForeignCells.Line> lines = ForeignCells.of(text, separator.get(), problems).stream()
                .filter(line -> line.number() > form.skipLines())
                .toList();
        if (lines.isEmpty() && problems.count() == before) {
            problems.add(whole, "is empty", "Name a table with a line of column names.");
        }
        if (problems.count() > before) {
            return Optional.empty();
        }
        ForeignTable table = new ForeignTable(text, form, separator.get(), lines, problems);
        table.rows.forEach(table::checkLength);
        return problems.count() > before ? Optional.empty() : Optional.of(table);
    }

    private static String headerLine(ForeignText text, ForeignForm form) {
        return text.text()
                .lines()
                .skip(form.skipLines())
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }

    private void checkLength(Row row) {
        List<String> cells = row.line.cells();
        for (int i = header.cells().size(); i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                problems.add(
                        row.spot(),
                        "has " + cells.size() + " cells, the line of column names has "
                                + header.cells().size(),
                        "Correct the line: text that holds a separator needs quotes.");
                return;
            }
        }
    }

    /** Where it was found. */
    public ForeignText text() {
        return text;
    }

    /** How it is written. */
    public ForeignForm form() {
        return form;
    }

    /** What stands between its cells. */
    public Separator separator() {
        return separator;
    }

    /** Names of its columns, in order, as written; a column may lack a name. */
    public List<String> header() {
        return header.cells();
    }

    /** Place of the line of column names. */
    public Spot headerSpot() {
        return new Spot(text.at().name(), header.number(), "");
    }

    /** Its rows, in order. */
    public List<Row> rows() {
        return rows;
    }

    /** Names of its columns, for a message. */
    public String shownHeader() {
        List<String> named =
                header.cells().stream().filter(name -> !name.isEmpty()).toList();
        String more = named.size() > MOST_NAMES_SHOWN ? ", ..." : "";
        return named.stream().limit(MOST_NAMES_SHOWN).map(SafeText::quoted).collect(Collectors.joining(", ")) + more;
    }

    /** Whether there is a column of this name. */
    public boolean has(String name) {
        return !candidates(name).isEmpty();
    }

    /** Whether any row has text in the column of an index, from 0. */
    public boolean isFilled(int index) {
        return rows.stream().anyMatch(row -> !row.line.cell(index).isEmpty());
    }

    /**
     * The column of a name. Absent if there is none; a problem if there are two whose cells differ.
     *
     * @param name as a program or a person writes it
     */
    public Optional<Column> column(String name) {
        return columns.computeIfAbsent(name, this::only);
    }

    private Optional<Column> only(String name) {
        List<Column> found = candidates(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Column first = found.get(0);
        for (Column other : found.subList(1, found.size())) {
            if (rows.stream().anyMatch(row -> row.differs(first, other))) {
                problems.add(
                        headerSpot(),
                        "the columns " + (first.index() + 1) + " and " + (other.index() + 1) + " are both named "
                                + SafeText.quoted(first.name()) + ", and their cells differ",
                        "Rename or remove one of them.");
            }
        }
        return Optional.of(first);
    }

    /** The column that the form maps to one of ours. Absent if it maps none; a problem if the table lacks the one that it maps. */
    public Optional<Column> mapped(String our) {
        Optional<String> name = Optional.ofNullable(form.columns().get(our));
        Optional<Column> column = name.flatMap(this::column);
        if (name.isPresent() && column.isEmpty() && told.add(our)) {
            problems.add(
                    headerSpot(),
                    "there is no column " + SafeText.quoted(name.get()) + ", which is stated to be our " + our,
                    "Correct columns: " + our + ". The table has: " + shownHeader() + ".");
        }
        return column;
    }

    private List<Column> candidates(String name) {
        List<Column> exact = new ArrayList<>();
        List<Column> alike = new ArrayList<>();
        String plain = plain(name);
        for (int i = 0; i < header.cells().size(); i++) {
            Column column = new Column(i, header.cells().get(i));
            if (!column.name().isEmpty() && column.name().equals(name.strip())) {
                exact.add(column);
            }
            if (!plain.isEmpty() && plainNames.get(i).equals(plain)) {
                alike.add(column);
            }
        }
        return exact.isEmpty() ? alike : exact;
    }

    /** A name without capitals, blanks, underscores, and without signs at its ends. */
    static String plain(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\u00A0]+", "");
        return letters.replaceAll("^[\\p{Punct}]+|[\\p{Punct}&&[^%)]]+$", "");
    }

    /** A hostile name would make a message of many lines. */
    private static String shortened(String name) {
        String quoted = SafeText.quoted(name);
        String inside = quoted.substring(1, quoted.length() - 1);
        return inside.equals(name) ? name : quoted;
    }

    private ForeignDates datesOf(Column column) {
        return dates.computeIfAbsent(
                column.index(),
                index -> ForeignDates.of(
                        form.dates(),
                        rows.stream()
                                .map(row -> row.line.cell(index))
                                .filter(cell -> !cell.isEmpty())
                                .toList()));
    }

    /** A row. An empty cell is an absent value; a bad one is a problem and absent. */
    public final class Row {
        private final ForeignCells.Line line;

        private Row(ForeignCells.Line line) {
            this.line = line;
        }

        private boolean differs(Column one, Column other) {
            return !line.cell(one.index()).equals(line.cell(other.index()));
        }

        /** Its line in the file, from 1. */
        public int line() {
            return line.number();
        }

        /** Its place. */
        public Spot spot() {
            return new Spot(text.at().name(), line.number(), "");
        }

        /** Adds a problem with a cell. */
        public void add(Column column, String problem, String remedy) {
            problems.add(spot().column(shortened(column.name())), problem, remedy);
        }

        /** A text. */
        public Optional<String> text(Column column) {
            return Optional.of(line.cell(column.index())).filter(cell -> !cell.isEmpty());
        }

        /** A text; absent too if there is no such column. */
        public Optional<String> text(String column) {
            return column(column).flatMap(this::text);
        }

        /** A number. */
        public OptionalDouble number(Column column) {
            Optional<String> cell = text(column);
            OptionalDouble number = cell.map(form.decimal()::parse).orElse(OptionalDouble.empty());
            if (cell.isPresent() && number.isEmpty()) {
                add(
                        column,
                        SafeText.quoted(cell.get()) + " is not a number",
                        form.decimal().remedy(cell.get()));
            }
            return number;
        }

        /** A number; absent too if there is no such column. */
        public OptionalDouble number(String column) {
            return column(column).map(this::number).orElse(OptionalDouble.empty());
        }

        /** A point in time, without an offset where the table states none. */
        public Optional<IsoTime> time(Column column) {
            Optional<String> cell = text(column);
            ForeignDates how = datesOf(column);
            Optional<IsoTime> time = cell.flatMap(how::parse);
            if (cell.isPresent() && time.isEmpty()) {
                addTime(column, cell.get(), how);
            }
            return time;
        }

        /** A point in time; absent too if there is no such column. */
        public Optional<IsoTime> time(String column) {
            return column(column).flatMap(this::time);
        }

        private void addTime(Column column, String cell, ForeignDates how) {
            String shown = SafeText.quoted(cell);
            if (form.dates().isPresent()) {
                add(
                        column,
                        shown + " is not written as the stated dates: "
                                + form.dates().get().letters(),
                        "Correct the cell, or the stated pattern.");
            } else if (how.isAmbiguous(cell)) {
                if (told.add("dates of " + column.index())) {
                    add(
                            column,
                            shown + " can be read with the day or the month first, and no other row tells",
                            "State dates: dd.MM.yyyy HH:mm, or with the month first, or as it is written.");
                }
            } else {
                add(
                        column,
                        shown + " is not a date and time that can be read in one way only",
                        "State dates: for example dd.MM.yyyy HH:mm or M/d/yyyy h:mm a.");
            }
        }
    }
}
