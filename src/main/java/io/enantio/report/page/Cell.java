package io.enantio.report.page;

import io.enantio.report.plot.Printable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A text in a table, and the number it stands for.
 *
 * @param text as printed; empty where there is nothing
 * @param exact the number behind it, unrounded: what a workbook gets
 * @param target an anchor of the page, without the hash
 */
public record Cell(String text, Tone tone, OptionalDouble exact, Optional<String> target) {
    private static final int LONG = 26;
    /** A hash is not broken. */
    private static final int LONGEST_WORD = 70;

    public static final Cell NONE = of("");

    public Cell {
        text = Printable.of(text);
    }

    public static Cell of(String text) {
        return of(text, Tone.PLAIN);
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

    /** The same, leading to an anchor of the page. */
    public Cell to(String anchor) {
        return new Cell(text, tone, exact, Optional.of(anchor));
    }
}
