package io.enantio.review;

import io.enantio.file.RegularFile;
import io.enantio.report.folder.OutputException;
import io.enantio.run.DecisionLine;
import io.enantio.text.CsvTable;
import io.enantio.text.FreeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVPrinter;

/** decisions.csv of a run folder: lines are only appended, by one writer at a time, completely or not at all. */
public final class DecisionFile {
    public static final String NAME = "decisions.csv";
    private static final int LARGEST_BYTES = 8 << 20;

    private final Path place;

    private DecisionFile(Path place) {
        this.place = place;
    }

    /** The file of a run folder, whether or not it exists. */
    public static DecisionFile in(Path runFolder) {
        return new DecisionFile(runFolder.resolve(NAME));
    }

    /**
     * A decision as stated by a person.
     *
     * @param before number and chain hash of the last decision
     * @param subject injection, analyte, action and parameters, as given
     * @param author person, second person and time, as given
     * @param reason code and text
     */
    public record Statement(Before before, List<String> subject, List<String> author, Reason reason) {
        /** The last recorded decision: its number, 0 for none, and its chain hash. */
        public record Before(int number, String head) {}

        /** A code, empty if the action has none, and the text. */
        public record Reason(String code, String text) {}

        private List<String> cells() {
            List<String> cells = new ArrayList<>();
            cells.add(String.valueOf(before.number() + 1));
            cells.addAll(subject);
            cells.addAll(author);
            cells.add(reason.code());
            cells.add(FreeText.guard(reason.text()));
            return cells;
        }
    }

    /** The content of the file with one more line. */
    public String with(Statement statement) {
        List<String> cells = statement.cells();
        String chain = new DecisionLine(cells).chainAfter(statement.before().head());
        StringBuilder text = new StringBuilder(present());
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        try (CSVPrinter printer = new CSVPrinter(text, CsvTable.FORMAT)) {
            if (text.isEmpty()) {
                printer.printRecord(DecisionLine.COLUMNS);
            }
            cells.add(chain);
            printer.printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return text.toString();
    }

    private String present() {
        try {
            return RegularFile.isListed(place) ? RegularFile.text(place, LARGEST_BYTES) : "";
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Replaces the file in one step. */
    public void write(String text) {
        Path fresh = place.resolveSibling(".decisions.csv.new");
        try {
            try (FileChannel out = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Does work while no other process can add a decision.
     *
     * @throws OutputException if another process holds the lock, or the folder cannot be written
     */
    public <T> T alone(Supplier<T> work) {
        Path lock = place.resolveSibling(".decisions.csv.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                throw busy();
            }
            return work.get();
        } catch (OverlappingFileLockException e) {
            throw busy();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private OutputException busy() {
        return new OutputException(place.toString(), "is being changed by another process", "Try again later.");
    }

    private OutputException failure(IOException e) {
        return new OutputException(
                place.toString(), "cannot be written: " + OutputException.reason(e), "Check the folder's permissions.");
    }
}
