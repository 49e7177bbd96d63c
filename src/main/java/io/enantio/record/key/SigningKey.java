package io.enantio.record.key;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** A private Ed25519 key, in memory while a person signs. On file it is a {@link WrappedKey}. */
public final class SigningKey {
    private final byte[] seed;
    private final VerifyingKey verifying;
    private volatile boolean isForgotten;

    SigningKey(byte[] seed, VerifyingKey verifying) {
        this.seed = seed.clone();
        this.verifying = verifying;
    }

    /**
     * A new key, from the random numbers of the system.
     *
     * @return the key
     */
    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            EdECPrivateKey own = (EdECPrivateKey) pair.getPrivate();
            return new SigningKey(own.getBytes().orElseThrow(), VerifyingKey.of((EdECPublicKey) pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 15 has Ed25519", e);
        }
    }

    /**
     * The public key.
     *
     * @return the key that verifies what this one signs
     */
    public VerifyingKey verifying() {
        return verifying;
    }

    byte[] seed() {
        refuseIfForgotten();
        return seed.clone();
    }

    /** Overwrites it in memory: nothing is signed with it any more. */
    public void forget() {
        isForgotten = true;
        Arrays.fill(seed, (byte) 0);
    }

    private void refuseIfForgotten() {
        if (isForgotten) {
            throw new IllegalStateException("a key that was forgotten signs nothing");
        }
    }

    /**
     * Signs a text as {@code minisign -S} does: the BLAKE2b-512 of the text, then signature and comment together.
     *
     * @param text to sign, UTF-8
     * @param comment that is signed too: one line
     * @return what minisign calls the signature file
     */
    public Minisig sign(String text, String comment) {
        byte[] ofText = raw(Minisig.hash(text.getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(ofText);
        both.writeBytes(comment.getBytes(StandardCharsets.UTF_8));
        return Minisig.of(verifying, ofText, comment, raw(both.toByteArray()));
    }

    byte[] raw(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
            signer.update(message);
            byte[] signature = signer.sign();
            // Forgotten meanwhile: it may have been made with half a key.
            refuseIfForgotten();
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 15 has Ed25519", e);
        }
    }
}
