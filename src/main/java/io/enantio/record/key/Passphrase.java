package io.enantio.record.key;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/** What a person types to sign. In memory as briefly as Java allows; never in a message, a file or the environment. */
public final class Passphrase {
    /** Letters that a new one has at least: NIST SP 800-63B asks for 8, and for 15 where nothing else is asked; the key file is the other half. */
    public static final int SHORTEST = 12;

    private final char[] letters;

    private Passphrase(char[] letters) {
        this.letters = letters;
    }

    /**
     * A passphrase as typed.
     *
     * @param typed by the person; the same letters give the same passphrase, however a keyboard composes them
     * @return the passphrase
     */
    public static Passphrase of(CharSequence typed) {
        return new Passphrase(Normalizer.normalize(typed, Normalizer.Form.NFC).toCharArray());
    }

    /**
     * Why it cannot protect a new key.
     *
     * @return what is wrong, without a full stop; empty if nothing is
     */
    public Optional<String> weakness() {
        long different = new String(letters).chars().distinct().count();
        if (letters.length < SHORTEST) {
            return Optional.of("has " + letters.length + " letters, at least " + SHORTEST + " are needed");
        }
        return different < SHORTEST / 3 ? Optional.of("repeats a few letters only") : Optional.empty();
    }

    /** In UTF-8; whoever asks overwrites them after use. */
    byte[] bytes() {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(letters));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Passphrase passphrase && Arrays.equals(letters, passphrase.letters);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(letters);
    }

    /** Overwrites it in memory. */
    public void forget() {
        Arrays.fill(letters, '\0');
    }
}
