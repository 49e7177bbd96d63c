package io.enantio.simulation.validation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A deviation that a validation must detect: planted on purpose, recorded in truth.csv. */
public enum ValidationFault {
    MATRIX_EFFECT("one lot of matrix suppresses the last compound by 28 %, its internal standard not"),
    UNSTABLE_ANTIPODE("the last analyte loses 30 % under the first storage condition, its antipode nothing"),
    INVERSION("4 % of the first analyte inverts to its antipode under the last storage condition"),
    POOR_DILUTION("diluted QCs contain 25 % less than nominal");

    private final String description;

    ValidationFault(String description) {
        this.description = description;
    }

    /** What happens, in one line. */
    String description() {
        return description;
    }

    /** The word of the command line option. */
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
