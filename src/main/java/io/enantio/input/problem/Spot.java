package io.enantio.input.problem;

/**
 * A place in an input file, as a problem names it.
 *
 * @param file as the user knows it
 * @param line from 1; 0 for the whole file
 * @param detail the key in a YAML file, for example {@code compounds[0].peaks[1]}, or the column of a table; may be empty
 */
public record Spot(String file, int line, String detail) {

    /** The whole file. */
    public static Spot of(String file) {
        return new Spot(file, 0, "");
    }

    /** A key below this place. */
    public Spot key(String key, int atLine) {
        return new Spot(file, atLine, detail.isEmpty() ? key : detail + "." + key);
    }

    /** An item of a list at this place, from 0. */
    public Spot item(int index, int atLine) {
        return new Spot(file, atLine, detail + "[" + index + "]");
    }

    /** A column in this line. */
    public Spot column(String name) {
        return new Spot(file, line, "column " + name);
    }

    /** As messages show it, after the file. */
    String element() {
        if (line == 0) {
            return detail;
        }
        return detail.isEmpty() ? "line " + line : "line " + line + ", " + detail;
    }
}
