package io.enantio.input.problem;

import java.util.Optional;

/**
 * Which texts may be names. Results echo names as given, and a spreadsheet would run some of them as a formula: those are
 * refused at the door, since nothing may change them later.
 */
public final class SafeText {
    private SafeText() {}

    /** Why a text cannot be a name; empty if it can. */
    public static Optional<String> refusal(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        char first = text.charAt(0);
        boolean calls = text.indexOf('(') >= 0 || text.indexOf('|') >= 0 || text.indexOf('!') >= 0;
        if (first == '=' || first == '@' || (first == '+' || first == '-') && calls) {
            return Optional.of("begins like a spreadsheet formula");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("holds a tab, a line break or another control character");
        }
        if (!text.equals(text.strip())) {
            return Optional.of("begins or ends with a blank");
        }
        return isUnseen(text.codePointAt(0)) || isUnseen(text.codePointBefore(text.length()))
                ? Optional.of("begins or ends with a blank that does not look like one (for example a no-break space)")
                : Optional.empty();
    }

    private static boolean isUnseen(int c) {
        return Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    /** Adds a problem if a text cannot be a name. */
    public static void check(String text, Spot spot, Problems problems) {
        refusal(text).ifPresent(why -> problems.add(spot, quoted(text) + " " + why, "Choose another name."));
    }

    /** Free text without the apostrophe that guards it against spreadsheets. */
    public static String unguarded(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    /** A text in quotes, on one line and not too long to read. */
    public static String quoted(String text) {
        String line = text.codePoints()
                .limit(80)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return '"' + line + (line.length() < text.length() ? "…" : "") + '"';
    }
}
