package io.enantio.input;

/**
 * A column that a table may have.
 *
 * @param meaning for a person to read, one line
 */
record CsvColumn(String name, Need need, String meaning) {

    /** Whether the header must name it. */
    enum Need {
        REQUIRED,
        OPTIONAL
    }

    static CsvColumn required(String name, String meaning) {
        return new CsvColumn(name, Need.REQUIRED, meaning);
    }

    static CsvColumn optional(String name, String meaning) {
        return new CsvColumn(name, Need.OPTIONAL, meaning);
    }
}
