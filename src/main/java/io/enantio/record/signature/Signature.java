package io.enantio.record.signature;

import io.enantio.record.key.Statement;
import java.util.Optional;

/**
 * A signature on file and what it is worth.
 *
 * @param number from 1
 * @param statement what was signed; a text that is no statement is an empty one
 * @param sha256 of the statement
 * @param standing what it is worth
 * @param problem why it is not valid, to be read behind the signature; absent if it is
 */
public record Signature(int number, Statement statement, String sha256, Standing standing, Optional<String> problem) {

    /** What a signature is worth. */
    public enum Standing {
        /** Of these results, by a key that was in use. */
        VALID,
        /** Good, but of other bytes: the results were processed again since. */
        OF_OTHER_RESULTS,
        /** Not a signature of anybody known, or not one that this person could give. */
        VOID
    }

    /** Whether it is one of these results. */
    public boolean isValid() {
        return standing == Standing.VALID;
    }

    /** Who, as what, with which meaning and when, in one line. */
    public String line() {
        return String.format(
                java.util.Locale.ROOT,
                "%04d %s by %s (%s), %s, key %s",
                number,
                statement.get("meaning"),
                statement.get("name"),
                statement.get("role"),
                statement.get("time"),
                statement.get("key"));
    }
}
