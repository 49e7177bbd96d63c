package io.enantio.record.chain;

import io.enantio.run.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Columns of a chained file. A line's {@code chain} is the SHA-256 of the chain of the line before (nothing for the first line), then
 * of every cell of {@link #columns} in their order, in UTF-8, a unit separator (U+001F) before each; then, for each cell of
 * {@link #later} that is not empty, of a unit separator, the column's name, {@code =} and the cell. So a line from before a later
 * column existed keeps its chain. A chain shows that a line was changed, moved or taken out to somebody who knows a later head; it
 * proves nothing about who wrote it.
 *
 * @param file name of such files
 * @param columns those before {@code chain}, always there
 * @param later those after it, which files may lack
 */
public record ChainLayout(String file, List<String> columns, List<String> later) {
    /** The column that ties a line to the one before. */
    public static final String CHAIN = "chain";

    /** Decisions about a run (rule B-12). */
    public static final ChainLayout DECISIONS = new ChainLayout(
            "decisions.csv",
            List.of(
                    "decision",
                    "injection",
                    "analyte",
                    "action",
                    "parameters",
                    "person",
                    "second_person",
                    "time",
                    "reason_code",
                    "reason"),
            List.of("recorded_at", "person_key", "second_key"));

    private static final char SEPARATOR = '\u001f';

    public ChainLayout {
        columns = List.copyOf(columns);
        later = List.copyOf(later);
    }

    /** All columns, as the first line of a new file names them. */
    public List<String> header() {
        List<String> all = new ArrayList<>(columns);
        all.add(CHAIN);
        all.addAll(later);
        return List.copyOf(all);
    }

    /**
     * The chain of a line, lower-case hex.
     *
     * @param previous chain of the line before; empty for the first line
     * @param cell of a column, as written; empty if there is none
     * @return the chain
     */
    public String chainAfter(String previous, UnaryOperator<String> cell) {
        StringBuilder text = new StringBuilder(previous);
        columns.forEach(column -> text.append(SEPARATOR).append(cell.apply(column)));
        later.stream()
                .filter(column -> !cell.apply(column).isEmpty())
                .forEach(column ->
                        text.append(SEPARATOR).append(column).append('=').append(cell.apply(column)));
        return Sha256.of(text.toString());
    }

    /**
     * Whether text has the character that separates cells: moved from one cell to another it would keep the chain.
     *
     * @param cell as written
     * @return whether no chain may cover it
     */
    public static boolean isAmbiguous(String cell) {
        return cell.indexOf(SEPARATOR) >= 0;
    }
}
