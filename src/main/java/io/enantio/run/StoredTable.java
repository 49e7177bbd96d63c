package io.enantio.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A table as a file holds it: cells are text as written, an empty cell is an absent value. Rows may be many. */
public final class StoredTable {
    private final String file;
    private final List<String> columns;
    private final List<List<String>> rows;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * A table that enantio did not write so, though its hash is the recorded one: somebody changed both. The message begins with the
     * file.
     */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * What cannot be used.
         *
         * @param file name of the table
         * @param problem half a sentence
         */
        public Unusable(String file, String problem) {
            super(file + ", " + problem);
        }
    }

    /**
     * Every row has as many cells as there are columns.
     *
     * @param file name of the table
     * @param columns their names
     * @param rows cells as written
     * @throws Unusable if a row has more or fewer cells
     */
    public StoredTable(String file, List<String> columns, List<List<String>> rows) {
        this.file = file;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != columns.size()) {
                throw new Unusable(
                        file, "row " + (i + 1) + " has " + rows.get(i).size() + " cells, not " + columns.size());
            }
        }
        this.columns = List.copyOf(columns);
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

    /** Cells of a row, from 0, by column, in the order of the file. */
    public Map<String, String> cells(int row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.putIfAbsent(columns.get(i), rows.get(row).get(i));
        }
        return cells;
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

    /**
     * A cell that results cannot be without.
     *
     * @param row from 0
     * @param column its name
     * @return the text
     * @throws Unusable if it is empty
     */
    public String needed(int row, String column) {
        return cell(row, column).orElseThrow(() -> new Unusable(file, "row " + (row + 1) + " has no " + column));
    }

    /**
     * The number that a cell must be.
     *
     * @param row from 0
     * @param column its name
     * @param text of the cell
     * @return a finite number
     * @throws Unusable if it is none
     */
    public double number(int row, String column, String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as of a number without end
        }
        throw new Unusable(file, "row " + (row + 1) + ", " + column + ": \"" + text + "\" is no number");
    }

    /**
     * The whole number that a cell must be.
     *
     * @param row from 0
     * @param column its name
     * @param text of the cell
     * @return the number
     * @throws Unusable if it is none
     */
    public long whole(int row, String column, String text) {
        double number = number(row, column, text);
        if (number != Math.rint(number)) {
            throw new Unusable(file, "row " + (row + 1) + ", " + column + ": \"" + text + "\" is no whole number");
        }
        return Math.round(number);
    }

    /** Names of the columns, sorted. */
    public List<String> columns() {
        return places.keySet().stream().sorted().toList();
    }
}
