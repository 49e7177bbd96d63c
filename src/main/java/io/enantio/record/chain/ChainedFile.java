package io.enantio.record.chain;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.text.CsvTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A chained file at its place: lines are only appended, by one writer at a time, completely or not at all. */
public final class ChainedFile {
    private static final int LARGEST_BYTES = 64 << 20;
    private static final int PATIENCE = 100;
    private static final int PAUSE_MILLISECONDS = 100;

    private final Path place;
    private final ChainLayout layout;

    private ChainedFile(Path place, ChainLayout layout) {
        this.place = place;
        this.layout = layout;
    }

    /**
     * The file of a folder, whether or not it exists.
     *
     * @param folder that has it
     * @param layout its columns and its name
     * @return the file
     */
    public static ChainedFile in(Path folder, ChainLayout layout) {
        return new ChainedFile(folder.resolve(layout.file()), layout);
    }

    /** Where it lies. */
    public Path place() {
        return place;
    }

    /**
     * Whether the folder has an entry of its name, be it a link to nothing: such an entry is never taken for absence.
     *
     * @return whether {@link #read} is to be asked
     */
    public boolean isListed() {
        return RegularFile.isListed(place);
    }

    /**
     * Its lines; none if there is no such file.
     *
     * @return the lines
     * @throws RecordException if it cannot be read, is not such a file, or its chain does not hold
     */
    public ChainedLines read() {
        return lines(text());
    }

    /**
     * The lines of a text that such a file had or will have.
     *
     * @param text of the file
     * @return the lines
     * @throws RecordException if its chain does not hold
     */
    public ChainedLines lines(String text) {
        List<Map<String, String>> lines = cells(text);
        String head = "";
        for (int i = 0; i < lines.size(); i++) {
            Map<String, String> line = lines.get(i);
            String chain = layout.chainAfter(head, column -> line.getOrDefault(column, ""));
            if (!chain.equals(line.get(ChainLayout.CHAIN))
                    || line.values().stream().anyMatch(ChainLayout::isAmbiguous)) {
                throw new RecordException(
                        place + ", line " + (i + 2) + " of the table",
                        "the chain does not follow from this line and the one before: a line was changed, moved or taken out",
                        "Put the file back as enantio wrote it.");
            }
            head = chain;
        }
        return new ChainedLines(lines);
    }

    /**
     * The text of the file with further lines. A file from before a later column existed gets that column.
     *
     * @param further cells of each line by column, in order; absent ones are empty
     * @return the text
     */
    public String with(List<Map<String, String>> further) {
        String present = text();
        List<Map<String, String>> lines = cells(present);
        String head = lines.isEmpty() ? "" : lines.get(lines.size() - 1).getOrDefault(ChainLayout.CHAIN, "");
        boolean isCurrent = present.startsWith(String.join(",", layout.header()) + "\n") && present.endsWith("\n");
        StringBuilder text = new StringBuilder(isCurrent ? present : "");
        try (CSVPrinter printer = new CSVPrinter(text, CsvTable.FORMAT)) {
            if (!isCurrent) {
                printer.printRecord(layout.header());
                for (Map<String, String> before : lines) {
                    print(printer, before);
                }
            }
            for (Map<String, String> cells : further) {
                head = layout.chainAfter(head, column -> cells.getOrDefault(column, ""));
                Map<String, String> line = new LinkedHashMap<>(cells);
                line.put(ChainLayout.CHAIN, head);
                print(printer, line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return text.toString();
    }

    private void print(CSVPrinter printer, Map<String, String> line) throws IOException {
        printer.printRecord(layout.header().stream().map(column -> line.getOrDefault(column, "")));
    }

    /**
     * Adds a line, while no other process does.
     *
     * @param cells by column; absent ones are empty
     * @return the lines with the new one
     * @throws RecordException if the file cannot be read or written; it then is what it was
     */
    public ChainedLines append(Map<String, String> cells) {
        return alone(Patience.WAITS, () -> {
            read();
            String text = with(List.of(cells));
            ChainedLines lines = lines(text);
            write(text);
            return lines;
        });
    }

    /**
     * Replaces the file in one step.
     *
     * @param text of {@link #with}
     * @throws RecordException if it cannot be written; the file then is what it was
     */
    public void write(String text) {
        try {
            Path target = Files.exists(place) ? place.toRealPath() : place;
            Path fresh = target.resolveSibling("." + layout.file() + ".new");
            try (FileChannel out = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            flushFolder(target.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** The new name reaches the disk too. A system without POSIX (Windows) opens no folders and writes names through by itself. */
    private static void flushFolder(@Nullable Path folder) throws IOException {
        if (folder != null
                && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /** What to do while another process changes the file. */
    public enum Patience {
        /** Give up at once. */
        NONE,
        /** Wait for some seconds: the other one only adds a line. */
        WAITS
    }

    /**
     * Does work while no other process can add a line.
     *
     * @param patience with another process that does
     * @param work to do
     * @param <T> what it gives
     * @return what it gives
     * @throws RecordException if another process holds the lock, or the folder cannot be written
     */
    public <T> T alone(Patience patience, Supplier<T> work) {
        Path lock = place.resolveSibling("." + layout.file() + ".lock");
        for (int i = 0; ; i++) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.tryLock()) {
                if (held != null) {
                    return work.get();
                }
            } catch (OverlappingFileLockException e) {
                // Another thread of this process holds it: as another process would.
            } catch (IOException e) {
                throw unwritable(e);
            }
            if (patience == Patience.NONE || i == PATIENCE) {
                throw new RecordException(place.toString(), "is being changed by another process", "Try again later.");
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecordException(place.toString(), "was waited for in vain", "Try again.");
        }
    }

    private String text() {
        try {
            if (!isListed()) {
                return "";
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(RegularFile.bytes(place, LARGEST_BYTES)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (UnusableFile e) {
            if (e.kind() == UnusableFile.Kind.DISK) {
                throw RecordException.ofDisk(place, e);
            }
            throw new RecordException(
                    place.toString(), "cannot be used: " + e.problem(), "Put the file back as enantio wrote it.");
        } catch (CharacterCodingException e) {
            throw new RecordException(place.toString(), "is not UTF-8 text", "Put the file back as enantio wrote it.");
        }
    }

    private List<Map<String, String>> cells(String text) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .get();
        List<Map<String, String>> lines = new ArrayList<>();
        List<String> header = List.of();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord record : parser) {
                if (header.isEmpty()) {
                    header = record.toList();
                    checkHeader(header);
                } else if (!record.stream().allMatch(String::isBlank)) {
                    lines.add(line(header, record));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new RecordException(place.toString(), "is not CSV", "Put the file back as enantio wrote it.");
        }
        return lines;
    }

    private void checkHeader(List<String> header) {
        List<String> missing = new ArrayList<>(layout.columns());
        missing.add(ChainLayout.CHAIN);
        missing.removeAll(header);
        if (!missing.isEmpty()) {
            throw new RecordException(
                    place.toString(),
                    "the column " + missing.get(0) + " is missing",
                    "Put the file back as enantio wrote it.");
        }
    }

    private Map<String, String> line(List<String> header, CSVRecord record) {
        if (record.size() != header.size()) {
            throw new RecordException(
                    place + ", line " + (record.getRecordNumber()) + " of the table",
                    "has " + record.size() + " cells, the header has " + header.size(),
                    "Put the file back as enantio wrote it.");
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.putIfAbsent(header.get(i), record.get(i));
        }
        return cells;
    }

    /** A program for tables may have saved the file with its own separator; the cells are what the chain covers. */
    private static char delimiter(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (header.indexOf(',') >= 0) {
            return ',';
        }
        return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private RecordException unwritable(IOException cause) {
        return new RecordException(
                place.toString(),
                "cannot be written: " + UnusableFile.ofDisk(cause).problem(),
                "Nothing was changed. Check the disk, the share and the permissions, then try again.");
    }
}
