package io.enantio.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A table as a file holds it: cells are text as written, an empty cell is an absent value. Rows may be many. */
public final class StoredTable {
    private final List<List<String>> rows;
    private final Map<String, Integer> places = new HashMap<>();

    /** Every row has as many cells as there are columns. */
    public StoredTable(List<String> columns, List<List<String>> rows) {
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row must have " + columns.size() + " cells, has " + row.size());
            }
        }
        this.rows = List.copyOf(rows);
        for (int i = 0; i < columns.size(); i++) {
            places.putIfAbsent(columns.get(i), i);
        }
    }

    /** Number of rows. */
    public int size() {
        return rows.size();
    }

    /** Whether it has a column. */
    boolean has(String column) {
        return places.containsKey(column);
    }

    /** The cell of a row, from 0; empty if it is empty or there is no such column. */
    public Optional<String> cell(int row, String column) {
        Integer place = places.get(column);
        return place == null
                ? Optional.empty()
                : Optional.of(rows.get(row).get(place)).filter(text -> !text.isEmpty());
    }

    /** Place of a column, for those who ask for many rows; empty if there is none. */
    public OptionalInt place(String column) {
        Integer place = places.get(column);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** The text at a place of a row, from 0; empty if the cell is. */
    public String text(int row, int place) {
        return rows.get(row).get(place);
    }

    /** A cell that results cannot be without. */
    public String needed(int row, String column) {
        return cell(row, column)
                .orElseThrow(() -> new IllegalArgumentException("row " + (row + 1) + " has no " + column));
    }

    /** Names of the columns, sorted. */
    public List<String> columns() {
        return places.keySet().stream().sorted().toList();
    }
}
