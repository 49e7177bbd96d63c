package io.enantio.database;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of the audit trail with its hash, which stands for all entries up to it. Who keeps one elsewhere notices a chain that was
 * computed anew.
 *
 * @param entry number, from 1; 0 if there is none
 * @param hash SHA-256 of the entry; empty if there is none
 */
public record ChainHead(long entry, String hash) {
    static final ChainHead NONE = new ChainHead(0, "");
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}):([0-9a-fA-F]{64})");

    /**
     * Reads the form in which heads are printed.
     *
     * @param text entry and hash, a colon between
     * @return the head, if it is one
     */
    public static Optional<ChainHead> of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new ChainHead(
                        Long.parseLong(matcher.group(1)), matcher.group(2).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return entry + ":" + hash;
    }
}
