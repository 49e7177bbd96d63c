package io.enantio.report.page;

import io.enantio.text.PrintableText;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The cell of a table.
 *
 * @param text as printed; may be empty
 * @param exact the unrounded number, which a workbook contains
 * @param target an anchor of the page that the cell links to, without the hash
 */
public record Cell(String text, Tone tone, OptionalDouble exact, Optional<String> target) {
    private static final int LONG = 26;
    /** A hash is not broken into lines. */
    private static final int LONGEST_WORD = 70;

    public static final Cell NONE = of("");

    public Cell {
        text = PrintableText.of(text);
    }

    public static Cell of(String text) {
        return of(text, Tone.PLAIN);
    }

    /** A whole number: as it is on a page, and a number in a workbook. */
    public static Cell count(long number) {
        return new Cell(String.valueOf(number), Tone.PLAIN, OptionalDouble.of(number), Optional.empty());
    }

    public static Cell of(String text, Tone tone) {
        return new Cell(text, tone, OptionalDouble.empty(), Optional.empty());
    }

    /** A rounded number. */
    public static Cell of(RoundedNumber number) {
        return of(number, Tone.PLAIN);
    }

    public static Cell of(RoundedNumber number, Tone tone) {
        return new Cell(number.text(), tone, OptionalDouble.of(number.exact()), Optional.empty());
    }

    /** Whether it may be broken into lines. */
    public boolean isLong() {
        return text.length() > LONG && (text.indexOf(' ') >= 0 || text.length() > LONGEST_WORD);
    }

    /** The same cell as a link to an anchor of the page. */
    public Cell to(String anchor) {
        return new Cell(text, tone, exact, Optional.of(anchor));
    }
}
