package io.enantio.cli;

import io.enantio.input.problem.InputException.Problem;
import io.enantio.text.PrintedLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Problems as a person can read them: for each file its first {@value #MOST_OF_A_FILE}, each in one line of at most
 * {@value #LONGEST} characters, and the number of the others. A file from anywhere must neither flood a terminal nor steer it.
 */
final class ProblemLines {
    static final int LONGEST = PrintedLine.LONGEST;
    static final int MOST_OF_A_FILE = 20;

    /** Of a long problem at least so much is shown; else its remedy is cut. */
    private static final int SHORTEST_PROBLEM = 60;

    private final Map<String, List<Line>> byFile = new LinkedHashMap<>();

    /** A problem, in full and as it is printed. */
    private record Line(String full, String printed) {}

    void add(Problem problem) {
        byFile.computeIfAbsent(problem.file(), file -> new ArrayList<>())
                .add(new Line(PrintedLine.escaped(problem.toString()), printed(problem)));
    }

    /** Adds lines that begin with the file that they are about. */
    void add(String lines) {
        lines.lines()
                .forEach(line -> byFile.computeIfAbsent(beforeColon(line), file -> new ArrayList<>())
                        .add(new Line(PrintedLine.escaped(line), PrintedLine.of(line))));
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
                printed.add(PrintedLine.of(file + ": and " + (lines.size() - MOST_OF_A_FILE) + " more. " + others));
            }
        });
        return printed;
    }

    /** What is wrong is cut before what to do about it. */
    private static String printed(Problem problem) {
        String text = PrintedLine.escaped(problem.problem());
        int others = PrintedLine.escaped(problem.toString()).length() - text.length();
        int room = Math.max(SHORTEST_PROBLEM, LONGEST - others);
        return PrintedLine.of(
                new Problem(problem.file(), problem.element(), PrintedLine.cut(text, room), problem.remedy())
                        .toString());
    }

    private static String beforeColon(String line) {
        int colon = line.indexOf(": ");
        return colon < 0 ? "" : line.substring(0, colon).replaceFirst(", .*", "");
    }
}
