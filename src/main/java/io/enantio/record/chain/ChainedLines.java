package io.enantio.record.chain;

import java.util.List;
import java.util.Map;

/**
 * Lines of a file whose chain holds.
 *
 * @param lines cells by column, {@code chain} among them; absent cells are empty
 */
public record ChainedLines(List<Map<String, String>> lines) {
    public ChainedLines {
        lines = lines.stream().map(Map::copyOf).toList();
    }

    /** Number of lines. */
    public int count() {
        return lines.size();
    }

    /** Chain of the last line; empty without lines. */
    public String head() {
        return headAfter(count());
    }

    /**
     * A cell of a line.
     *
     * @param line from 0
     * @param column its name
     * @return empty if the cell is, or if the file has no such column
     */
    public String cell(int line, String column) {
        return lines.get(line).getOrDefault(column, "");
    }

    /**
     * Chain after a number of lines.
     *
     * @param count of lines
     * @return empty for none, and where there are fewer
     */
    public String headAfter(int count) {
        return count < 1 || count > count() ? "" : cell(count - 1, ChainLayout.CHAIN);
    }

    /**
     * Whether these lines are those that were seen, or more behind them.
     *
     * @param seenCount number of lines that were seen
     * @param seenHead their head
     * @return whether nothing of them was cut off or replaced
     */
    public boolean continues(int seenCount, String seenHead) {
        return seenCount <= count() && headAfter(seenCount).equals(seenHead);
    }
}
