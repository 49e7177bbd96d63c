package io.enantio.report.results;

import io.enantio.run.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Bytes of a file that waits to be written: the report of 2,000 injections has tens of megabytes, and packs to a sixth. */
final class PackedBytes {
    private final byte[] packed;
    private final String sha256;

    private PackedBytes(byte[] packed, String sha256) {
        this.packed = packed;
        this.sha256 = sha256;
    }

    /** Something that writes itself. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    static PackedBytes of(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DigestOutputStream out = new DigestOutputStream(new DeflaterOutputStream(bytes, fast), Sha256.start())) {
            content.writeTo(out);
            out.close();
            return new PackedBytes(
                    bytes.toByteArray(), Sha256.hex(out.getMessageDigest().digest()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        } finally {
            fast.end();
        }
    }

    /** SHA-256 of the bytes, lower-case hex. */
    String sha256() {
        return sha256;
    }

    /** The bytes themselves, anew at each call. */
    byte[] unpacked() {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }
}
