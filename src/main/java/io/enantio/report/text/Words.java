package io.enantio.report.text;

import java.util.Locale;

/** Constants as files say them. */
public final class Words {
    private Words() {}

    public static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
