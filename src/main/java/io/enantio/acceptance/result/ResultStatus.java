package io.enantio.acceptance.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be reported for an injection and analyte (rule C-01). */
public enum ResultStatus {
    QUANTIFIED,
    BELOW_LLOQ,
    ABOVE_ULOQ,
    NOT_DETECTED,
    NOT_QUANTIFIABLE;

    /** The status with this word. */
    public static Optional<ResultStatus> ofWord(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    /** Whether the concentration is known to be above the LLOQ. */
    public boolean isAboveLloq() {
        return this == QUANTIFIED || this == ABOVE_ULOQ;
    }

    /** The word that result files use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
