package io.enantio.simulation.validation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Something that a validation must find: planted on purpose, told in truth.csv. */
public enum ValidationFault {
    MATRIX_EFFECT("one lot of matrix suppresses the last compound by 28 %, its internal standard not"),
    UNSTABLE_ANTIPODE("the last analyte loses 30 % under the first condition of storage, its antipode nothing"),
    INVERSION("4 % of the first analyte turns into its antipode under the last condition of storage"),
    POOR_DILUTION("diluted QCs hold 25 % less than they should");

    private final String description;

    ValidationFault(String description) {
        this.description = description;
    }

    /** What happens, in a line. */
    public String description() {
        return description;
    }

    /** As an option says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault of an option's word. */
    public static Optional<ValidationFault> ofWord(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word))
                .findFirst();
    }
}
