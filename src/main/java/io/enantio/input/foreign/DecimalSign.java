package io.enantio.input.foreign;

import io.enantio.input.problem.NumberForm;
import io.enantio.text.CsvTable;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** The decimal sign of a table. Thousands are not separated: 1.234 could then be two numbers. */
public enum DecimalSign {
    POINT('.', ','),
    COMMA(',', '.');

    private static final Pattern ONE_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");

    private final char sign;
    private final char other;

    DecimalSign(char sign, char other) {
        this.sign = sign;
        this.other = other;
    }

    /** The word in files. */
    public String word() {
        return CsvTable.lower(this);
    }

    /** The sign of a file's word. */
    public static Optional<DecimalSign> ofWord(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** The number that a text is; empty if it is none. */
    public OptionalDouble parse(String text) {
        String plain = text.strip();
        return plain.indexOf(other) >= 0 ? OptionalDouble.empty() : NumberForm.parse(plain.replace(sign, '.'));
    }

    /** What to do about a text that is no number. */
    public String remedy(String text) {
        boolean both = text.indexOf(sign) >= 0 && text.indexOf(other) >= 0;
        if (both) {
            return "Export numbers without a thousands separator.";
        }
        if (this == POINT && ONE_COMMA.matcher(text).matches()) {
            return "If the decimal sign of this table is a comma, state decimal: comma.";
        }
        if (this == COMMA && NumberForm.parse(text).isPresent()) {
            return "The table's decimal sign is stated to be a comma: state decimal: point if it is a point; a thousands"
                    + " separator is not read.";
        }
        return this == POINT ? "Write a number such as 12, 0.5 or 5e7." : "Write a number such as 12 or 0,5.";
    }
}
