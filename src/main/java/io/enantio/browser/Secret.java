package io.enantio.browser;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of this start of the program: long, random, compared in constant time. */
final class Secret {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] text;

    private Secret(byte[] text) {
        this.text = text;
    }

    static Secret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encode(bytes));
    }

    /** Whether somebody knows it; how long the answer takes does not depend on how much of it they know. */
    boolean is(String guess) {
        return MessageDigest.isEqual(text, guess.getBytes(StandardCharsets.UTF_8));
    }

    /** For who may know it. */
    String text() {
        return new String(text, StandardCharsets.US_ASCII);
    }
}
