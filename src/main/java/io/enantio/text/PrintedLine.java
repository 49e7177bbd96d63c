package io.enantio.text;

import java.util.Locale;

/** A text from anywhere as one line that neither floods a terminal or a journal nor steers it. */
public final class PrintedLine {
    /** Characters that a line has at most. */
    public static final int LONGEST = 300;

    private static final String CUT = "...";

    private PrintedLine() {}

    /**
     * A text as one harmless line of bounded length.
     *
     * @param text of any origin
     * @return the line
     */
    public static String of(String text) {
        return cut(escaped(text), LONGEST);
    }

    /**
     * Characters that would steer a terminal, hide themselves or break the line are written as in Java: {@code \}{@code u001b}.
     *
     * @param text of any origin
     * @return the whole text, harmless
     */
    public static String escaped(String text) {
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

    /**
     * The beginning of a text that is too long.
     *
     * @param text already harmless
     * @param most characters
     * @return the text, or its beginning with three dots
     */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
