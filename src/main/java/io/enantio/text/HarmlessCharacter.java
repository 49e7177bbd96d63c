package io.enantio.text;

/** Characters of a foreign text that may be printed as they are. */
public final class HarmlessCharacter {
    private HarmlessCharacter() {}

    /** Whether a code point neither steers a terminal, nor hides itself, nor breaks the line. */
    public static boolean test(int point) {
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
