package io.enantio.input.theirs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects the rows of a table, and what a person should know of its reading; equal remarks become one, with the lines. */
final class TheirRows {
    private static final int MOST_LINES_SHOWN = 10;

    private final List<TheirRow> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, List<Integer>> byLine = new LinkedHashMap<>();

    void add(TheirRow row) {
        rows.add(row);
    }

    List<TheirRow> all() {
        return rows;
    }

    /** A sentence about the table. */
    void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    /** A clause without a full stop about a line. */
    void note(int line, String clause) {
        byLine.computeIfAbsent(clause, key -> new ArrayList<>()).add(line);
    }

    /** A sentence each. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>(notes);
        byLine.forEach((clause, lines) -> remarks.add(lines(lines) + ": " + clause + "."));
        return remarks;
    }

    private static String lines(List<Integer> lines) {
        List<Integer> distinct = lines.stream().distinct().toList();
        String shown =
                distinct.stream().limit(MOST_LINES_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        int more = distinct.size() - MOST_LINES_SHOWN;
        return (distinct.size() == 1 ? "Line " : "Lines ") + shown + (more > 0 ? " and " + more + " more" : "");
    }
}
