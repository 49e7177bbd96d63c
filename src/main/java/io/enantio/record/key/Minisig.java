package io.enantio.record.key;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/**
 * A signature as minisign 0.11 writes it, always of the hash of a text (the form that begins with {@code ED}): four lines, of which the
 * third, the trusted comment, is signed together with the signature.
 */
public final class Minisig {
    private static final String UNTRUSTED = "untrusted comment: ";
    private static final String TRUSTED = "trusted comment: ";
    private static final byte[] OF_HASH = {'E', 'D'};
    private static final int SIGNATURE_BYTES = 64;
    private static final int HASH_BITS = 512;

    private final byte[] head;
    private final String comment;
    private final byte[] ofBoth;

    private Minisig(byte[] head, String comment, byte[] ofBoth) {
        this.head = head;
        this.comment = comment;
        this.ofBoth = ofBoth;
    }

    static Minisig of(VerifyingKey key, byte[] ofText, String comment, byte[] ofBoth) {
        if (comment.lines().count() > 1) {
            throw new IllegalArgumentException("a trusted comment is one line");
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(OF_HASH);
        head.writeBytes(key.idBytes());
        head.writeBytes(ofText);
        return new Minisig(head.toByteArray(), comment, ofBoth.clone());
    }

    /**
     * The signature of a text.
     *
     * @param text of a .minisig
     * @return empty if it is none, or of the old form that does not sign a hash
     */
    public static Optional<Minisig> parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 4
                || !lines.get(0).startsWith(UNTRUSTED)
                || !lines.get(2).startsWith(TRUSTED)) {
            return Optional.empty();
        }
        try {
            byte[] head = Base64.getDecoder().decode(lines.get(1));
            byte[] ofBoth = Base64.getDecoder().decode(lines.get(3));
            boolean isOne = head.length == OF_HASH.length + VerifyingKey.ID_BYTES + SIGNATURE_BYTES
                    && Arrays.equals(Arrays.copyOf(head, OF_HASH.length), OF_HASH)
                    && ofBoth.length == SIGNATURE_BYTES
                    && Base64.getEncoder().encodeToString(head).equals(lines.get(1))
                    && Base64.getEncoder().encodeToString(ofBoth).equals(lines.get(3));
            return isOne
                    ? Optional.of(new Minisig(head, lines.get(2).substring(TRUSTED.length()), ofBoth))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The file.
     *
     * @return four lines
     */
    public String text() {
        Base64.Encoder base64 = Base64.getEncoder();
        return UNTRUSTED + "signature from enantio, key " + keyId() + "\n" + base64.encodeToString(head) + "\n"
                + TRUSTED + comment + "\n" + base64.encodeToString(ofBoth) + "\n";
    }

    /**
     * Which key it says it is of.
     *
     * @return 16 hex digits
     */
    public String keyId() {
        return VerifyingKey.idText(Arrays.copyOfRange(head, OF_HASH.length, OF_HASH.length + VerifyingKey.ID_BYTES));
    }

    /**
     * Whether a key signed a text, and the comment with it.
     *
     * @param text that was signed, UTF-8
     * @param key of the person
     * @return whether minisign would say so too
     */
    public boolean isOf(String text, VerifyingKey key) {
        byte[] ofText = Arrays.copyOfRange(head, OF_HASH.length + VerifyingKey.ID_BYTES, head.length);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(ofText);
        both.writeBytes(comment.getBytes(StandardCharsets.UTF_8));
        return keyId().equals(key.id())
                && key.verifies(hash(text.getBytes(StandardCharsets.UTF_8)), ofText)
                && key.verifies(both.toByteArray(), ofBoth);
    }

    /** BLAKE2b-512 (RFC 7693). */
    static byte[] hash(byte[] content) {
        Blake2bDigest digest = new Blake2bDigest(HASH_BITS);
        digest.update(content, 0, content.length);
        byte[] hash = new byte[HASH_BITS / 8];
        digest.doFinal(hash, 0);
        return hash;
    }
}
