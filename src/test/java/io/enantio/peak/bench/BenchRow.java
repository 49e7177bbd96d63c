package io.enantio.peak.bench;

import java.util.Map;

/** A row of a benchmark table, cells by column name. */
record BenchRow(Map<String, String> cells) {

    /** Text of a cell; a name that the table lacks is an error. */
    String get(String column) {
        String cell = cells.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return cell;
    }
}
