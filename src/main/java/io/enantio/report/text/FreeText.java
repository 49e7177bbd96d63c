package io.enantio.report.text;

/**
 * Guards text of our own (reasons, details) against spreadsheets that would run it as a formula: such text gets a leading
 * apostrophe. Text that begins with an apostrophe gets another, so that taking one away always gives the original back.
 * Identifiers are never guarded: they are echoed as given, and the intake refuses those that could be formulas.
 */
public final class FreeText {
    private static final String RISKY = "=+-@\t\r\n'";
    private static final String GUARD = "'";

    private FreeText() {}

    /** The text as it goes into a cell. */
    public static String guard(String text) {
        return !text.isEmpty() && RISKY.indexOf(text.charAt(0)) >= 0 ? GUARD + text : text;
    }

    /** The text of a guarded cell. */
    static String strip(String cell) {
        return cell.startsWith(GUARD) ? cell.substring(GUARD.length()) : cell;
    }
}
