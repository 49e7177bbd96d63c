package io.enantio.review;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.report.folder.OutputException;
import io.enantio.run.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One zip file with everything that belongs to results, the same bytes for the same content. */
public final class ArchiveFile {
    /** Local time, because ZIP files have no time zone; an earlier date would be written with one. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final int BLOCK_BYTES = 1 << 16;

    private final SortedMap<String, Content> entries = new TreeMap<>();

    /** Bytes that can be read more than once. */
    private interface Content {
        InputStream open() throws IOException;
    }

    /**
     * Adds a file of the disk.
     *
     * @param name in the archive
     * @param file on the disk
     */
    public void add(String name, Path file) {
        entries.put(name, () -> RegularFile.open(file));
    }

    /**
     * Adds a text.
     *
     * @param name in the archive
     * @param text its content
     */
    public void add(String name, String text) {
        entries.put(name, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * What sha256sum -c checks: every entry added so far with its SHA-256.
     *
     * @return a line each
     * @throws OutputException if a file cannot be read
     */
    public String sha256Sums() {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, Content> entry : entries.entrySet()) {
            try (InputStream in = entry.getValue().open()) {
                var digest = Sha256.start();
                byte[] block = new byte[BLOCK_BYTES];
                for (int count = in.read(block); count >= 0; count = in.read(block)) {
                    digest.update(block, 0, count);
                }
                lines.append(Sha256.hex(digest.digest()))
                        .append("  ")
                        .append(entry.getKey())
                        .append('\n');
            } catch (IOException e) {
                throw unreadable(entry.getKey(), e);
            }
        }
        return lines.toString();
    }

    /**
     * Writes the archive in one step.
     *
     * @param place of the new file
     * @throws OutputException if there is something already, or it cannot be written
     */
    public void write(Path place) {
        if (RegularFile.isListed(place)) {
            throw new OutputException(place.toString(), "exists already", "Choose another name with --out.");
        }
        Path fresh = place.resolveSibling("." + place.getFileName() + ".new");
        try {
            try (OutputStream file = Files.newOutputStream(
                            fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
                    ZipOutputStream zip = new ZipOutputStream(file)) {
                for (Map.Entry<String, Content> entry : entries.entrySet()) {
                    put(zip, entry.getKey(), entry.getValue());
                }
            }
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new OutputException(
                    place.toString(),
                    "cannot be written: " + UnusableFile.ofDisk(e).problem(),
                    "Nothing was archived. Check the disk and the permissions, then try again.");
        }
    }

    /** Not compressed, because compression differs between machines; raw data mostly are already. */
    private static void put(ZipOutputStream zip, String name, Content content) throws IOException {
        CRC32 crc = new CRC32();
        long size = 0;
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = content.open()) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                crc.update(block, 0, count);
                size += count;
            }
        }
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        try (InputStream in = content.open()) {
            in.transferTo(zip);
        }
        zip.closeEntry();
    }

    private static OutputException unreadable(String name, IOException cause) {
        return new OutputException(
                name, "cannot be archived: " + UnusableFile.ofDisk(cause).problem(), "Check the disk, then try again.");
    }
}
