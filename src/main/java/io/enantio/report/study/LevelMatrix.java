package io.enantio.report.study;

import io.enantio.report.page.Cell;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.RoundedNumber;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Align;
import io.enantio.report.page.Table.Head;
import io.enantio.report.page.Table.Row;
import io.enantio.report.page.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Values of one analyte as laboratories lay them out: a column per level, a row per run and replicate, means below. */
final class LevelMatrix {
    /**
     * A column.
     *
     * @param name of the level; may be empty
     */
    record Level(String name, double nominalNgPerMl) {
        private String head() {
            String nominal = NumberPrinter.unrounded(nominalNgPerMl).text();
            return name.isEmpty() || name.equals(nominal) ? nominal : name + " " + nominal;
        }
    }

    /** A figure below the columns. */
    record Foot(String name, Map<Level, Cell> cells) {}

    private record Entry(String run, Level level, Cell cell) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Foot> feet = new ArrayList<>();

    void add(String run, Level level, Cell cell) {
        entries.add(new Entry(run, level, cell));
    }

    void foot(Foot foot) {
        feet.add(foot);
    }

    /** A value; one that does not count is in parentheses. */
    static Cell value(NumberPrinter numbers, OptionalDouble ngPerMl, boolean counts, Tone tone) {
        if (ngPerMl.isEmpty()) {
            return Cell.of("no result", Tone.DOUBT);
        }
        RoundedNumber rounded = numbers.concentration(ngPerMl.getAsDouble());
        return counts
                ? Cell.of(rounded, tone)
                : Cell.of(new RoundedNumber(rounded.exact(), "(" + rounded.text() + ")"), Tone.DOUBT);
    }

    Table table(String name, String caption) {
        List<Level> levels = entries.stream()
                .map(Entry::level)
                .distinct()
                .sorted(Comparator.comparingDouble(Level::nominalNgPerMl).thenComparing(Level::name))
                .toList();
        List<Head> heads = new ArrayList<>(List.of(new Head("Run", Align.LEFT)));
        levels.forEach(level -> heads.add(new Head(level.head(), Align.RIGHT)));
        Map<String, Map<Level, List<Cell>>> byRun = new LinkedHashMap<>();
        entries.forEach(entry -> byRun.computeIfAbsent(entry.run(), any -> new LinkedHashMap<>())
                .computeIfAbsent(entry.level(), any -> new ArrayList<>())
                .add(entry.cell()));
        List<Row> rows = new ArrayList<>();
        byRun.forEach((run, cells) -> rows.addAll(rows(run, cells, levels)));
        feet.forEach(foot -> rows.add(row(foot.name(), foot.cells(), levels)));
        return new Table(name, caption, heads, rows);
    }

    private static List<Row> rows(String run, Map<Level, List<Cell>> cells, List<Level> levels) {
        int most = cells.values().stream().mapToInt(List::size).max().orElse(0);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            int place = i;
            Map<Level, Cell> line = new LinkedHashMap<>();
            cells.forEach((level, all) -> line.put(level, place < all.size() ? all.get(place) : Cell.NONE));
            rows.add(row(run, line, levels));
        }
        return rows;
    }

    private static Row row(String name, Map<Level, Cell> cells, List<Level> levels) {
        List<Cell> row = new ArrayList<>(List.of(Cell.of(name)));
        levels.forEach(level -> row.add(cells.getOrDefault(level, Cell.NONE)));
        return new Row(row, Tone.PLAIN);
    }
}
