package io.enantio.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How another program wants the concentrations of a study: which columns under which names, how a missing value and one below the LLOQ are
 * written, whether doses are rows.
 *
 * @param name of the form, and of its file without the ending
 * @param missing what stands for a missing value
 */
public record ColumnMap(String name, List<Column> columns, String missing, BelowLloq belowLloq, DosingRows dosingRows) {

    /**
     * A column.
     *
     * @param header its name in the file
     * @param content the same text in all rows, or a field's name
     */
    public record Column(String header, Content content) {}

    /**
     * What a column holds.
     *
     * @param field a variable of ADNCA or a field of an event
     * @param constant in all rows
     */
    public record Content(Optional<String> field, Optional<String> constant) {}

    /** What stands for a concentration below the LLOQ. */
    public enum BelowLloq {
        /** Nothing. */
        MISSING,
        /** The LLOQ, for methods that know such values as censored. */
        LLOQ,
        /** The value of the rule that the export was given. */
        IMPUTED,
        /** The word BLQ. */
        WORD;

        /**
         * As files spell it.
         *
         * @param word in lower case
         * @return the constant, if there is one
         */
        public static Optional<BelowLloq> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }

    /** Whether doses are rows of their own. */
    public enum DosingRows {
        NONE,
        /** One for each segment of an infusion. */
        SEGMENTS
    }

    public ColumnMap {
        columns = List.copyOf(columns);
    }
}
