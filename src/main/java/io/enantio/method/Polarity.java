package io.enantio.method;

import java.util.Locale;

/** Polarity of the ions of a channel. */
public enum Polarity {
    POSITIVE,
    NEGATIVE;

    /** The word in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
