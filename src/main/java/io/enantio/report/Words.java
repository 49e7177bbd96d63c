package io.enantio.report;

import java.util.Locale;

/** Constants as files say them. */
final class Words {
    private Words() {}

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
