package io.enantio.record.key;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.record.chain.RecordException;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A statement on file and the signature beside it: {@code NAME.txt} and {@code NAME.txt.minisig}.
 *
 * @param text of the statement, changed or not
 * @param signature absent: there is none that can be read
 */
public record SignedStatement(String text, Optional<Minisig> signature) {
    /** How the name of a statement's file ends. */
    public static final String TEXT = ".txt";

    /** What the name of its signature's file has behind that. */
    public static final String SIGNATURE = ".minisig";

    private static final int LARGEST_BYTES = 1 << 16;

    /**
     * Signs a statement.
     *
     * @param statement to be signed
     * @param key of the person
     * @param comment one line that is signed too, which minisign prints
     * @return statement and signature
     */
    public static SignedStatement of(Statement statement, SigningKey key, String comment) {
        return new SignedStatement(statement.text(), Optional.of(key.sign(statement.text(), comment)));
    }

    /**
     * What is on file. A signature that is gone or changed is no failure to read: the statement is then unsigned.
     *
     * @param file the statement
     * @return statement and signature
     * @throws RecordException if the statement cannot be read
     */
    public static SignedStatement read(Path file) {
        return new SignedStatement(text(file), signature(file));
    }

    private static String text(Path file) {
        try {
            return RegularFile.text(file, LARGEST_BYTES);
        } catch (UnusableFile e) {
            throw new RecordException(
                    shown(file), "cannot be used: " + e.problem(), "Put it back as enantio wrote it.");
        }
    }

    private static Optional<Minisig> signature(Path file) {
        Path beside = signatureOf(file);
        try {
            return Minisig.parse(RegularFile.text(beside, LARGEST_BYTES));
        } catch (UnusableFile e) {
            if (e.kind() == UnusableFile.Kind.DISK) {
                throw new RecordException(shown(beside), "cannot be used: " + e.problem(), "Try again.");
            }
            return Optional.empty();
        }
    }

    private static Path signatureOf(Path file) {
        return file.resolveSibling(file.getFileName() + SIGNATURE);
    }

    /** What was stated; empty if the text is no statement. */
    public Optional<Statement> statement() {
        return Statement.parse(text);
    }

    /** SHA-256 of the statement. */
    public String sha256() {
        return Sha256.of(text);
    }

    /**
     * Whether a key signed it.
     *
     * @param key of a person
     * @return whether minisign would say so too
     */
    public boolean isBy(VerifyingKey key) {
        return signature.filter(found -> found.isOf(text, key)).isPresent();
    }

    /**
     * Writes both files, the signature first: a statement that is there has its signature.
     *
     * @param file the statement
     * @throws RecordException if the disk refuses
     */
    public void write(Path file) {
        put(signatureOf(file), signature.orElseThrow().text());
        put(file, text);
    }

    /**
     * Writes a small file in one step, down to the disk; the folder is made if it is not there.
     *
     * @param file its place
     * @param text its content
     * @throws RecordException if the disk refuses; there then is what there was
     */
    public static void put(Path file, String text) {
        put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a file in one step, down to the disk; the folder is made if it is not there.
     *
     * @param file its place
     * @param content its bytes
     * @throws RecordException if the disk refuses; there then is what there was
     */
    public static void put(Path file, byte[] content) {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.createDirectories(fresh.resolveSibling("."));
            try (FileChannel out = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RecordException(
                    shown(file),
                    "cannot be written: " + UnusableFile.ofDisk(e).problem(),
                    "Nothing was signed. Check the disk, the share and the permissions, then try again.");
        }
    }

    private static String shown(Path path) {
        return path.normalize().toString().replace('\\', '/');
    }
}
