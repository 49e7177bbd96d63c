package io.enantio.input.problem;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Numbers as input files may write them: {@code 12}, {@code -0.5}, {@code 5e7}, {@code 1.5E-3}; a point, no thousands
 * separator, finite. YAML readers disagree on {@code 5e7}, {@code +5} and {@code .5} (number or text); enantio reads
 * every text of this form as a number wherever a number is expected, quoted or not.
 */
public final class NumberForm {
    private static final Pattern FORM = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+([eE][+-]?\\d+)?");

    private NumberForm() {}

    /** The number; empty if the text is no number. */
    public static OptionalDouble parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** What to do about a text that is no number. */
    public static String remedy(String text) {
        return DECIMAL_COMMA.matcher(text).matches()
                ? "Write " + text.replace(',', '.') + ": the decimal sign is a point."
                : "Write a number such as 12, 0.5 or 5e7.";
    }

    /** As short as possible: {@code 10}, not {@code 10.0}. */
    public static String show(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
