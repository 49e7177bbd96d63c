package io.enantio.run;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The result that a person saw, as one SHA-256: of a row of concentrations.csv, without the columns that tell of decisions ({@code decisions}
 * and those that begin with {@code undecided_}), because a decision that leaves the result as it is leaves its review valid.
 *
 * <p>The bytes are the UTF-8 of {@code column=cell} of every other column, cells as a CSV reader gives them, in the order of the file, with
 * U+001F between.
 */
public final class SeenRow {
    private static final String SEPARATOR = "\u001f";
    private static final String DECISIONS = "decisions";
    private static final String UNDECIDED = "undecided_";

    private SeenRow() {}

    /**
     * SHA-256 of a row, hex.
     *
     * @param cells by column, in the order of the file
     */
    public static String sha256(Map<String, String> cells) {
        return Sha256.of(cells.entrySet().stream()
                .filter(cell ->
                        !cell.getKey().equals(DECISIONS) && !cell.getKey().startsWith(UNDECIDED))
                .map(cell -> cell.getKey() + "=" + cell.getValue())
                .collect(Collectors.joining(SEPARATOR)));
    }
}
