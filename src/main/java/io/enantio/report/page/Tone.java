package io.enantio.report.page;

import java.util.Locale;

/** How much attention a text needs. Pages show it by weight and frame, not by colour alone; the text states it too. */
public enum Tone {
    PLAIN,
    GOOD,
    DOUBT,
    BAD;

    /** Class in the style sheets. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
