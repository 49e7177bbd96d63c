package io.enantio.input.foreign;

import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.text.YamlNode;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How times are written: letters as usual (yyyy MM dd HH mm ss, MMM for the English name of a month, h and a with AM or PM). Names of
 * months and AM or PM may have any case; 31 February is refused.
 */
public final class DatePattern {
    private static final Pattern KNOWN = Pattern.compile("[yMdHhmsSa'.,/: T-]+");
    private static final int EARLIEST_YEAR = 1900;

    private final String letters;
    private final DateTimeFormatter formatter;

    /** @throws IllegalArgumentException if the letters are no pattern */
    DatePattern(String letters) {
        this.letters = letters;
        // A strict reading needs a year without an era (u).
        this.formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(letters.replace('y', 'u'))
                .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** The pattern that a key states; empty and a problem if it is none. */
    static Optional<DatePattern> of(YamlNode node, Problems problems) {
        String letters = node.text().orElse("");
        try {
            if (isComplete(letters)) {
                return Optional.of(new DatePattern(letters));
            }
        } catch (IllegalArgumentException e) {
            // Told below, like a pattern that lacks a part.
        }
        problems.add(
                node.spot(),
                SafeText.quoted(letters) + " is no pattern of dates with a time of day",
                "Write for example dd.MM.yyyy HH:mm or M/d/yyyy h:mm a.");
        return Optional.empty();
    }

    private static boolean isComplete(String letters) {
        boolean date = letters.contains("y") && letters.contains("M") && letters.contains("d");
        boolean half = letters.contains("h") && letters.contains("a") && !letters.contains("H");
        boolean whole = letters.contains("H") && !letters.contains("h") && !letters.contains("a");
        return KNOWN.matcher(letters).matches() && date && (half || whole) && letters.contains("m");
    }

    /** As stated. */
    public String letters() {
        return letters;
    }

    /** The time that a text states; empty if the text is not written so. */
    public Optional<LocalDateTime> parse(String text) {
        ParsePosition end = new ParsePosition(0);
        // Without an exception for each of many patterns that do not fit.
        if (formatter.parseUnresolved(text, end) == null || end.getIndex() < text.length()) {
            return Optional.empty();
        }
        try {
            LocalDateTime time = LocalDateTime.from(formatter.parse(text));
            return time.getYear() < EARLIEST_YEAR ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
