package io.enantio.report.page;

import java.util.Locale;

/** What a reader must do about a text. Pages show it by weight and frame besides colour; the words say it too. */
public enum Tone {
    PLAIN,
    GOOD,
    DOUBT,
    BAD;

    /** As style sheets say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
