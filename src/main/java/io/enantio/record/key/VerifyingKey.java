package io.enantio.record.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A public Ed25519 key (RFC 8032) in the form of minisign: base64 of {@code Ed}, eight bytes that tell keys apart, and the 32 bytes of
 * the key.
 */
public final class VerifyingKey {
    static final int ID_BYTES = 8;
    static final int KEY_BYTES = 32;

    private static final byte[] ALGORITHM = {'E', 'd'};

    private final byte[] id;
    private final byte[] point;

    private VerifyingKey(byte[] id, byte[] point) {
        this.id = id;
        this.point = point;
    }

    /** The key of a point; what tells it apart comes of its SHA-256, so that no two keys share it. */
    static VerifyingKey of(byte[] point) {
        byte[] digest = HexFormat.of().parseHex(io.enantio.run.Sha256.of(point));
        return new VerifyingKey(Arrays.copyOf(digest, ID_BYTES), point.clone());
    }

    /** The key of a JDK key. */
    static VerifyingKey of(EdECPublicKey key) {
        byte[] bigEndian = key.getPoint().getY().toByteArray();
        byte[] point = new byte[KEY_BYTES];
        for (int i = 0; i < Math.min(bigEndian.length, KEY_BYTES); i++) {
            point[i] = bigEndian[bigEndian.length - 1 - i];
        }
        if (key.getPoint().isXOdd()) {
            point[KEY_BYTES - 1] |= (byte) 0x80;
        }
        return of(point);
    }

    /**
     * The key of a text.
     *
     * @param text as {@code minisign -P} takes it
     * @return empty if it is no such key
     */
    public static Optional<VerifyingKey> parse(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            boolean isKey = bytes.length == ALGORITHM.length + ID_BYTES + KEY_BYTES
                    && Arrays.equals(Arrays.copyOf(bytes, ALGORITHM.length), ALGORITHM);
            return isKey
                    ? Optional.of(new VerifyingKey(
                            Arrays.copyOfRange(bytes, ALGORITHM.length, ALGORITHM.length + ID_BYTES),
                            Arrays.copyOfRange(bytes, ALGORITHM.length + ID_BYTES, bytes.length)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The key as {@code minisign -P} takes it.
     *
     * @return base64
     */
    public String text() {
        byte[] bytes = new byte[ALGORITHM.length + ID_BYTES + KEY_BYTES];
        System.arraycopy(ALGORITHM, 0, bytes, 0, ALGORITHM.length);
        System.arraycopy(id, 0, bytes, ALGORITHM.length, ID_BYTES);
        System.arraycopy(point, 0, bytes, ALGORITHM.length + ID_BYTES, KEY_BYTES);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * What tells keys apart, as minisign prints it.
     *
     * @return 16 hex digits, upper case
     */
    public String id() {
        return idText(id);
    }

    static String idText(byte[] id) {
        StringBuilder text = new StringBuilder();
        for (int i = ID_BYTES - 1; i >= 0; i--) {
            text.append(HexFormat.of().withUpperCase().toHexDigits(id[i]));
        }
        return text.toString();
    }

    byte[] idBytes() {
        return id.clone();
    }

    /** Whether the holder of the private key signed a message. */
    boolean verifies(byte[] message, byte[] signature) {
        byte[] bigEndian = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            bigEndian[i] = point[KEY_BYTES - 1 - i];
        }
        boolean isXOdd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(isXOdd, new BigInteger(1, bigEndian)))));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey key && text().equals(key.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
