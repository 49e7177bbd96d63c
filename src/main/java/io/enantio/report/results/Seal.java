package io.enantio.report.results;

import io.enantio.run.Sha256;

/**
 * The last key of run.json: SHA-256 of all of the file before it. It shows that a byte was changed by somebody who did not
 * compute it anew; without a key it proves no more than that.
 */
public final class Seal {
    private static final String END = "\n}\n";
    private static final String KEY = ",\n  \"seal\" : \"";
    private static final int HEX = 64;

    private Seal() {}

    /** A JSON object's text with its seal as the last key. */
    public static String on(String json) {
        if (!json.endsWith(END)) {
            throw new IllegalArgumentException("text must be an object with indented keys");
        }
        String body = json.substring(0, json.length() - END.length());
        return body + KEY + Sha256.of(body) + "\"" + END;
    }

    /** Whether a text is an object under its own seal, to the last byte. */
    public static boolean holds(String json) {
        int length = KEY.length() + HEX + 1 + END.length();
        return json.length() > length
                && on(json.substring(0, json.length() - length) + END).equals(json);
    }
}
