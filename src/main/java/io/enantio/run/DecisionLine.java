package io.enantio.run;

import java.util.List;

/**
 * A line of decisions.csv as it is written, and the chain that links it to the line before: SHA-256 over the previous line's
 * {@code chain} (nothing for the first line) and this line's other cells in the order of {@link #COLUMNS}, in UTF-8, a unit
 * separator (U+001F) before each cell. A chain without a key shows that a line was changed, moved or taken out by somebody who
 * did not compute the chain anew; it proves nothing about who wrote it.
 *
 * @param cells all but the last column, as written
 */
public record DecisionLine(List<String> cells) {
    private static final char SEPARATOR = '\u001f';

    /** Columns of the file, in order. */
    public static final List<String> COLUMNS = List.of(
            "decision",
            "injection",
            "analyte",
            "action",
            "parameters",
            "person",
            "second_person",
            "time",
            "reason_code",
            "reason",
            "chain");

    public DecisionLine {
        cells = List.copyOf(cells);
        if (cells.size() != COLUMNS.size() - 1) {
            throw new IllegalArgumentException(
                    "a decision has " + (COLUMNS.size() - 1) + " cells besides its chain, not " + cells.size());
        }
    }

    /** The chain of this line, lower-case hex, given the one before. */
    public String chainAfter(String previous) {
        StringBuilder text = new StringBuilder(previous);
        cells.forEach(cell -> text.append(SEPARATOR).append(cell));
        return Sha256.of(text.toString());
    }
}
