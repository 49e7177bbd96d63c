package io.enantio.input.theirs;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A peak as the cells of its table, before any of them was understood.
 *
 * @param line of the file, from 1
 * @param cells those that the table has; never empty text
 */
record TheirRow(int line, Map<TheirColumn, String> cells) {
    TheirRow {
        Map<TheirColumn, String> filled = new EnumMap<>(TheirColumn.class);
        cells.forEach((column, cell) -> {
            if (!cell.isBlank()) {
                filled.put(column, cell.strip());
            }
        });
        cells = Collections.unmodifiableMap(filled);
    }

    Optional<String> text(TheirColumn column) {
        return Optional.ofNullable(cells.get(column));
    }
}
