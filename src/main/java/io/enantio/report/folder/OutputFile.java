package io.enantio.report.folder;

import io.enantio.run.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A file before it is written. Its bytes are held compressed: the report of a run of 2,000 injections has tens of megabytes and
 * shrinks to a sixth.
 */
public final class OutputFile {
    private final String name;
    private final byte[] packed;
    private final String sha256;

    /** Content that writes itself. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private OutputFile(String name, byte[] packed, String sha256) {
        this.name = name;
        this.packed = packed;
        this.sha256 = sha256;
    }

    public static OutputFile of(String name, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DigestOutputStream out = new DigestOutputStream(new DeflaterOutputStream(bytes, fast), Sha256.start())) {
            content.writeTo(out);
            out.close();
            return new OutputFile(
                    name, bytes.toByteArray(), Sha256.hex(out.getMessageDigest().digest()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        } finally {
            fast.end();
        }
    }

    /** A text file, UTF-8. */
    public static OutputFile of(String name, String text) {
        return of(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Name within its folder. */
    public String name() {
        return name;
    }

    /** SHA-256 of the bytes, lower-case hex. */
    public String sha256() {
        return sha256;
    }

    /** The bytes, unpacked at each call. */
    public byte[] bytes() {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    /** Writes the bytes, unpacked on the way: a long report never lies whole in memory. */
    public void writeTo(OutputStream out) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            in.transferTo(out);
        }
    }

    /** The content of a text file. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Files are equal if their names and bytes are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof OutputFile file && file.name.equals(name) && file.sha256.equals(sha256);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
