package io.enantio.file;

import io.enantio.file.UnusableFile.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Opens files for reading; nothing else in the program does. Only regular files are opened: reading a named pipe would wait for
 * ever, and a device may have no end. Whatever the disk then reports is an {@link UnusableFile}, so that every other
 * {@link IOException} of a reader concerns the content.
 */
public final class RegularFile {
    /** File types in a Unix mode (stat.h of POSIX.1). */
    private static final int TYPE_BITS = 0170000;

    private static final int PIPE = 0010000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int SOCKET = 0140000;

    private static final int BLOCK_BYTES = 1 << 16;

    private RegularFile() {}

    /**
     * Whether a folder has an entry of this name, be it a file, or a link to nothing. Where the disk does not say, it has: opening
     * it then tells why, while a file taken for absent would be left out without a word.
     */
    public static boolean isListed(Path path) {
        return !Files.notExists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Refuses to write where a pipe or a device is: a file that is absent may be written. */
    public static void refuseOther(Path path) throws UnusableFile {
        if (Files.exists(path)) {
            size(path);
        }
    }

    /**
     * Length of a file in bytes, after the checks of {@link #open}; the file is not opened.
     *
     * @throws UnusableFile if it is absent, no regular file, or cannot be looked at
     */
    public static long size(Path path) throws UnusableFile {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new UnusableFile(Kind.NO_FILE, "it is " + kind(path, attributes) + ", not a file");
            }
            return attributes.size();
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw isListed(path)
                    ? new UnusableFile(Kind.NO_FILE, "it is a link to a file that does not exist")
                    : new UnusableFile(Kind.ABSENT, "there is no such file");
        } catch (UnusableFile e) {
            throw e;
        } catch (IOException e) {
            throw UnusableFile.ofDisk(e);
        }
    }

    /**
     * The bytes of a file. Every failure of the disk, also of a later read, is an {@link UnusableFile}.
     *
     * @throws UnusableFile if it is absent, no regular file, or cannot be opened
     */
    public static InputStream open(Path path) throws UnusableFile {
        size(path);
        try {
            return new Checked(Files.newInputStream(path));
        } catch (IOException e) {
            throw UnusableFile.ofDisk(e);
        }
    }

    /**
     * The whole of a file that is small.
     *
     * @param mostBytes a longer file is {@link Kind#TOO_LARGE}
     */
    public static byte[] bytes(Path path, int mostBytes) throws UnusableFile {
        try (InputStream in = open(path)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new UnusableFile(Kind.TOO_LARGE, "it is larger than " + (mostBytes >> 20) + " MiB");
            }
            return bytes;
        } catch (UnusableFile e) {
            throw e;
        } catch (IOException e) {
            throw UnusableFile.ofDisk(e);
        }
    }

    /** The text of a small file, UTF-8. */
    public static String text(Path path, int mostBytes) throws UnusableFile {
        return new String(bytes(path, mostBytes), StandardCharsets.UTF_8);
    }

    /**
     * What a folder has in it, in alphabetical order.
     *
     * @throws UnusableFile if it cannot be listed to its end
     */
    public static List<Path> content(Path folder) throws UnusableFile {
        try (Stream<Path> content = Files.list(folder)) {
            return content.sorted().toList();
        } catch (UncheckedIOException e) {
            throw UnusableFile.ofDisk(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw UnusableFile.ofDisk(e);
        }
    }

    /** The digest of a whole file, of any length. */
    public static byte[] digest(Path path, MessageDigest digest) throws UnusableFile {
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = open(path)) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                digest.update(block, 0, count);
            }
            return digest.digest();
        } catch (UnusableFile e) {
            throw e;
        } catch (IOException e) {
            throw UnusableFile.ofDisk(e);
        }
    }

    private static String kind(Path path, BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            return "a folder";
        }
        return switch (type(path).orElse(0)) {
            case PIPE -> "a named pipe (FIFO)";
            case CHARACTER_DEVICE, BLOCK_DEVICE -> "a device";
            case SOCKET -> "a socket";
            default -> "a special file";
        };
    }

    /** Absent where the system knows no such modes. */
    private static OptionalInt type(Path path) {
        try {
            return Files.getAttribute(path, "unix:mode") instanceof Integer mode
                    ? OptionalInt.of(mode & TYPE_BITS)
                    : OptionalInt.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return OptionalInt.empty();
        }
    }

    /** A stream that reports failures of the disk as such. */
    private static final class Checked extends FilterInputStream {
        Checked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                throw UnusableFile.ofDisk(e);
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (IOException e) {
                throw UnusableFile.ofDisk(e);
            }
        }
    }
}
