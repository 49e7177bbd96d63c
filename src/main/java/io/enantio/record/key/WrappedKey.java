package io.enantio.record.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * A private key on file: encrypted by AES-256-GCM (NIST SP 800-38D) under a key that scrypt (RFC 7914) makes of a passphrase. The file states every parameter, and none can be changed without the passphrase.
 */
public final class WrappedKey {
    /** OWASP's Password Storage Cheat Sheet (2023): N = 2^14, r = 8, p = 5, that is 16 MiB five times over. */
    private static final int COST = 1 << 14;

    private static final int BLOCK_SIZE = 8;
    private static final int PARALLEL = 5;
    private static final int MOST_COST = 1 << 20;
    private static final int MOST_PARALLEL = 64;
    private static final String SCHEMA = "enantio-key/1";
    private static final String DERIVATION = "scrypt";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final List<String> FACTS = List.of(
            "schema",
            "public_key",
            "derivation",
            "cost",
            "block_size",
            "parallel",
            "salt",
            "cipher",
            "nonce",
            "sealed");
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int DERIVED_BYTES = 32;
    private static final int TAG_BITS = 128;

    private final Statement facts;

    private WrappedKey(Statement facts) {
        this.facts = facts;
    }

    /**
     * Wraps a key.
     *
     * @param key to protect
     * @param passphrase that will open it
     * @return the wrapped key
     */
    public static WrappedKey of(SigningKey key, Passphrase passphrase) {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[SALT_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("schema", SCHEMA);
        facts.put("public_key", key.verifying().text());
        facts.put("derivation", DERIVATION);
        facts.put("cost", String.valueOf(COST));
        facts.put("block_size", String.valueOf(BLOCK_SIZE));
        facts.put("parallel", String.valueOf(PARALLEL));
        facts.put("salt", base64(salt));
        facts.put("cipher", CIPHER);
        facts.put("nonce", base64(nonce));
        WrappedKey parameters = new WrappedKey(new Statement(facts));
        try {
            byte[] sealed = parameters.cipher(Cipher.ENCRYPT_MODE, passphrase).doFinal(key.seed());
            facts.put("sealed", base64(sealed));
            return new WrappedKey(new Statement(facts));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /**
     * The wrapped key of a file.
     *
     * @param text of the file
     * @return empty if it is none that this version opens
     */
    public static Optional<WrappedKey> parse(String text) {
        Optional<Statement> facts = Statement.parse(text)
                .filter(found -> List.copyOf(found.facts().keySet()).equals(FACTS));
        boolean isOne = facts.filter(found -> found.get("schema").equals(SCHEMA)
                        && found.get("derivation").equals(DERIVATION)
                        && found.get("cipher").equals(CIPHER)
                        && isWithin(found.get("cost"), COST, MOST_COST)
                        && Integer.bitCount(Integer.parseInt(found.get("cost"))) == 1
                        && isWithin(found.get("block_size"), BLOCK_SIZE, BLOCK_SIZE)
                        && isWithin(found.get("parallel"), PARALLEL, MOST_PARALLEL)
                        && VerifyingKey.parse(found.get("public_key")).isPresent()
                        && isBase64(found.get("salt"), SALT_BYTES)
                        && isBase64(found.get("nonce"), NONCE_BYTES)
                        && isBase64(found.get("sealed"), VerifyingKey.KEY_BYTES + TAG_BITS / 8))
                .isPresent();
        return isOne ? facts.map(WrappedKey::new) : Optional.empty();
    }

    /** The file. */
    public String text() {
        return facts.text();
    }

    /** The public half. */
    public VerifyingKey verifying() {
        return VerifyingKey.parse(facts.get("public_key")).orElseThrow();
    }

    /**
     * Opens it.
     *
     * @param passphrase as typed
     * @return the key; empty if the passphrase is wrong or the file was changed
     */
    public Optional<SigningKey> open(Passphrase passphrase) {
        try {
            byte[] seed = cipher(Cipher.DECRYPT_MODE, passphrase)
                    .doFinal(Base64.getDecoder().decode(facts.get("sealed")));
            SigningKey key = new SigningKey(seed, verifying());
            Arrays.fill(seed, (byte) 0);
            byte[] probe = {1};
            return key.verifying().verifies(probe, key.raw(probe)) ? Optional.of(key) : Optional.empty();
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** The parameters are authenticated with the key. */
    private Cipher cipher(int mode, Passphrase passphrase) throws GeneralSecurityException {
        byte[] typed = passphrase.bytes();
        byte[] derived = SCrypt.generate(
                typed,
                Base64.getDecoder().decode(facts.get("salt")),
                Integer.parseInt(facts.get("cost")),
                Integer.parseInt(facts.get("block_size")),
                Integer.parseInt(facts.get("parallel")),
                DERIVED_BYTES);
        Arrays.fill(typed, (byte) 0);
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(
                mode,
                new SecretKeySpec(derived, "AES"),
                new GCMParameterSpec(TAG_BITS, Base64.getDecoder().decode(facts.get("nonce"))));
        Arrays.fill(derived, (byte) 0);
        Map<String, String> open = new LinkedHashMap<>(facts.facts());
        open.remove("sealed");
        cipher.updateAAD(new Statement(open).text().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** Weaker figures than our own are refused, and those that no memory holds. */
    private static boolean isWithin(String number, int least, int most) {
        return number.matches("[0-9]{1,7}") && Integer.parseInt(number) >= least && Integer.parseInt(number) <= most;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static boolean isBase64(String text, int bytes) {
        try {
            return Base64.getDecoder().decode(text).length == bytes;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
