package io.enantio.acceptance.result;

import java.util.Locale;

/** What can be reported for an injection and analyte (rule C-01). */
public enum ResultStatus {
    QUANTIFIED,
    BELOW_LLOQ,
    ABOVE_ULOQ,
    NOT_DETECTED,
    NOT_QUANTIFIABLE;

    /** The word that result files use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
