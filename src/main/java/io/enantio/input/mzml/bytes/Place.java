package io.enantio.input.mzml.bytes;

import io.enantio.input.problem.InputException;

/**
 * Where in a raw file the reader is; the one place that makes a refusal of it.
 *
 * @param file as the user named it
 * @param element for example {@code chromatogram[4]} or {@code line 3, column 17}; empty for the whole file
 */
public record Place(String file, String element) {
    static final String RE_EXPORT = "Re-export the file from the vendor software.";
    public static final String COPY_AGAIN = "Copy the file again, or re-export it from the vendor software.";
    public static final String CONVERT = "Convert the vendor's raw file to mzML, for example with msconvert.";

    private static final int LONGEST_QUOTE = 60;

    public static Place file(String name) {
        return new Place(name, "");
    }

    /** The same file, at an element. */
    public Place at(String where) {
        return new Place(file, where);
    }

    public InputException refuse(String problem, String remedy) {
        return new InputException(new InputException.Problem(file, element, problem, remedy));
    }

    /** A refusal that only a new export can mend. */
    public InputException refuse(String problem) {
        return refuse(problem, RE_EXPORT);
    }

    /** Text of a file as one harmless, short line: it may hold line ends, terminal escapes or a megabyte. */
    public static String quote(String text) {
        return quote(text, LONGEST_QUOTE);
    }

    /** The same, of so many characters at most. */
    public static String quote(String text, int longest) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(longest).forEach(point -> safe.appendCodePoint(isHarmless(point) ? point : '?'));
        if (text.codePointCount(0, text.length()) > longest) {
            safe.append("...");
        }
        return safe.toString();
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
