package io.enantio.text;

/**
 * Protects free text (reasons, details) from spreadsheets that would run it as a formula: such text gets a leading apostrophe.
 * Text that begins with an apostrophe gets another one, so that removing one always restores the original. Identifiers are
 * never guarded: they are written as given, because the input readers refuse those that could be formulas.
 */
public final class FreeText {
    private static final String RISKY = "=+-@\t\r\n'";
    private static final String GUARD = "'";

    private FreeText() {}

    /** The text as it is written into a cell. */
    public static String guard(String text) {
        return !text.isEmpty() && RISKY.indexOf(text.charAt(0)) >= 0 ? GUARD + text : text;
    }

    /** The original text of a guarded cell. */
    public static String strip(String cell) {
        return cell.startsWith(GUARD) ? cell.substring(GUARD.length()) : cell;
    }
}
