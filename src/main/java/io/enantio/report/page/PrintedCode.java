package io.enantio.report.page;

import java.util.Locale;
import java.util.regex.Pattern;

/** A code of result files as reports print it: {@code below_lloq} is printed as {@code below LLOQ}. */
public final class PrintedCode {
    private static final Pattern ABBREVIATION = Pattern.compile("\\b(lloq|uloq|qc|cv|sd|msb|msw)\\b");

    private PrintedCode() {}

    /** Blanks instead of underscores, abbreviations in capitals. */
    public static String words(String code) {
        return ABBREVIATION
                .matcher(code.replace('_', ' '))
                .replaceAll(found -> found.group().toUpperCase(Locale.ROOT));
    }
}
