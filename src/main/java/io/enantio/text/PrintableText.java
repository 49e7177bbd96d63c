package io.enantio.text;

import java.util.stream.Collectors;

/** Text that XML can hold: characters that XML forbids (control characters, unpaired surrogates) become U+FFFD. */
public final class PrintableText {
    private static final int REPLACEMENT = 0xFFFD;

    private PrintableText() {}

    public static String of(String text) {
        return text.codePoints().allMatch(PrintableText::isAllowed)
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
