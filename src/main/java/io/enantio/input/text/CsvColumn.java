package io.enantio.input.text;

/**
 * A column that a table may have.
 *
 * @param meaning for a person to read, one line
 */
public record CsvColumn(String name, Need need, String meaning) {

    /** Whether the header must name it. */
    public enum Need {
        REQUIRED,
        OPTIONAL
    }

    public static CsvColumn required(String name, String meaning) {
        return new CsvColumn(name, Need.REQUIRED, meaning);
    }

    public static CsvColumn optional(String name, String meaning) {
        return new CsvColumn(name, Need.OPTIONAL, meaning);
    }
}
