package io.enantio.cli;

import io.enantio.input.problem.InputException.Problem;
import io.enantio.text.HarmlessCharacter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Problems as a person can read them: for each file its first {@value #MOST_OF_A_FILE}, each in one line of at most
 * {@value #LONGEST} characters, and the number of the others. A file from anywhere must neither flood a terminal nor steer it.
 */
final class ProblemLines {
    static final int LONGEST = 300;
    static final int MOST_OF_A_FILE = 20;

    private static final String CUT = "...";
    /** Of a long problem at least so much is shown; else its remedy is cut. */
    private static final int SHORTEST_PROBLEM = 60;

    private final Map<String, List<Line>> byFile = new LinkedHashMap<>();

    /** A problem, in full and as it is printed. */
    private record Line(String full, String printed) {}

    void add(Problem problem) {
        byFile.computeIfAbsent(problem.file(), file -> new ArrayList<>())
                .add(new Line(escaped(problem.toString()), printed(problem)));
    }

    /** Adds lines that begin with the file that they are about. */
    void add(String lines) {
        lines.lines()
                .forEach(line -> byFile.computeIfAbsent(beforeColon(line), file -> new ArrayList<>())
                        .add(new Line(escaped(line), oneLine(line))));
    }

    /** Every problem in full, a line each. */
    List<String> full() {
        return byFile.values().stream().flatMap(List::stream).map(Line::full).toList();
    }

    /**
     * What is printed.
     *
     * @param others where the others are, a sentence
     */
    List<String> printed(String others) {
        List<String> printed = new ArrayList<>();
        byFile.forEach((file, lines) -> {
            lines.stream().limit(MOST_OF_A_FILE).map(Line::printed).forEach(printed::add);
            if (lines.size() > MOST_OF_A_FILE) {
                printed.add(oneLine(file + ": and " + (lines.size() - MOST_OF_A_FILE) + " more. " + others));
            }
        });
        return printed;
    }

    /** A text as one harmless line of bounded length. */
    static String oneLine(String text) {
        return cut(escaped(text), LONGEST);
    }

    /** Characters that would steer a terminal, hide themselves or break the line are written as in Java: {@code \}{@code u001b}. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (HarmlessCharacter.test(point)) {
                safe.appendCodePoint(point);
            } else {
                safe.append(String.format(Locale.ROOT, "\\u%04x", point));
            }
        });
        return safe.toString();
    }

    /** What is wrong is cut before what to do about it. */
    private static String printed(Problem problem) {
        String text = escaped(problem.problem());
        int others = escaped(problem.toString()).length() - text.length();
        int room = Math.max(SHORTEST_PROBLEM, LONGEST - others);
        return oneLine(new Problem(problem.file(), problem.element(), cut(text, room), problem.remedy()).toString());
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    private static String beforeColon(String line) {
        int colon = line.indexOf(": ");
        return colon < 0 ? "" : line.substring(0, colon).replaceFirst(", .*", "");
    }
}
