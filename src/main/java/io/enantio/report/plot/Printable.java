package io.enantio.report.plot;

import java.util.stream.Collectors;

/** Text from files as XML can hold it: what no XML may hold (control characters, half of a pair) is shown as U+FFFD. */
public final class Printable {
    private static final int REPLACEMENT = 0xFFFD;

    private Printable() {}

    public static String of(String text) {
        return text.codePoints().allMatch(Printable::isAllowed)
                ? text
                : text.codePoints()
                        .map(c -> isAllowed(c) ? c : REPLACEMENT)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
    }

    /** XML 1.0, production 2. */
    private static boolean isAllowed(int c) {
        boolean blank = c == '\t' || c == '\n' || c == '\r';
        return blank || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
