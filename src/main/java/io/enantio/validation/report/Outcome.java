package io.enantio.validation.report;

import java.util.Locale;

/** What came of one figure of an experiment. */
public enum Outcome {
    PASS,
    FAIL,
    /** Promised and not found, or without a result. */
    MISSING,
    /** No rule judges it. */
    INFORMATION;

    /** As results say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the experiment stands in spite of it. */
    public boolean isGood() {
        return this == PASS || this == INFORMATION;
    }
}
