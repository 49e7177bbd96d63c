package io.enantio.review;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.record.chain.ChainLayout;
import io.enantio.record.chain.ChainedFile;
import io.enantio.record.chain.ChainedFile.Patience;
import io.enantio.record.chain.ChainedLines;
import io.enantio.record.chain.HistoryFolder;
import io.enantio.record.chain.RecordException;
import io.enantio.report.folder.OutputFile;
import io.enantio.report.folder.ResultsFolder;
import io.enantio.run.Sha256;
import io.enantio.text.FreeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What happened to a results folder: a journal with a line for each processing, those that failed too, and the results that were
 * replaced. Both lie beside the results, which are the same bytes for the same input.
 */
public final class ResultsHistory {
    /** Columns of the journal, with what they mean. */
    public static final Map<String, String> COLUMNS = columns();

    private static final ChainLayout JOURNAL = new ChainLayout("journal.csv", List.copyOf(COLUMNS.keySet()), List.of());

    private static final int LARGEST_BYTES = 256 << 20;
    private static final String PUT_BACK = "Put the history folder back as it was, from a backup.";

    private final HistoryFolder history;
    private final Path results;
    private final ChainedFile journal;

    private ResultsHistory(Path results) {
        this.results = results;
        this.history = HistoryFolder.of(results);
        this.journal = ChainedFile.in(history.folder(), JOURNAL);
    }

    /**
     * The history of a results folder, whether or not either exists.
     *
     * @param results folder
     * @return its history
     */
    public static ResultsHistory of(Path results) {
        return new ResultsHistory(results);
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("line", "1, 2, 3, ... in the order of the file");
        columns.put("recorded_at", "time of the machine, UTC");
        columns.put("zone", "offset from UTC of the clock on the machine's wall");
        columns.put("account", "account of the operating system");
        columns.put("workstation", "name of the machine");
        columns.put("command", "the command with its options");
        columns.put("program_version", "version of enantio");
        columns.put("method", "name of the method; empty if it could not be read, and for a study");
        columns.put("method_version", "its version");
        columns.put("method_sha256", "SHA-256 of its file");
        columns.put(
                "outcome",
                "`accepted` `rejected` (a run), `passed` `not_passed` (a validation), `written` (a study), `failed`");
        columns.put("problem", "the first problem, if it failed");
        columns.put("decisions", "number of decisions that were applied");
        columns.put("decisions_head", "head of their chain");
        columns.put(
                "results_sha256",
                "SHA-256 of `run.json`, `validation.json` or `study.json`, which seals the other results");
        columns.put("replaced_sha256", "the same of the results that were replaced");
        columns.put(
                "superseded",
                "folder in `superseded/` with the results that were replaced; empty if they differ in nothing but the time of processing");
        return columns;
    }

    /** How a processing ended. */
    public enum Outcome {
        ACCEPTED,
        REJECTED,
        PASSED,
        NOT_PASSED,
        WRITTEN,
        FAILED;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who gives which command, and when.
     *
     * @param at by the clock of the machine
     * @param zone its offset from UTC
     * @param account of the operating system
     * @param workstation name of the machine
     * @param command with its options
     * @param program version of enantio
     */
    public record Attempt(
            Instant at, String zone, String account, String workstation, String command, String program) {}

    /**
     * What was processed, as far as it is known.
     *
     * @param method name, version and SHA-256 of its file; empty texts where there is none
     * @param decisions that were applied
     * @param outcome of the processing
     */
    public record Processed(List<String> method, DecisionsSeen decisions, Outcome outcome) {
        /** Results that neither follow one method nor apply decisions. */
        public static Processed of(Outcome outcome) {
            return new Processed(List.of("", "", ""), DecisionsSeen.NONE, outcome);
        }
    }

    /**
     * A chain of decisions as somebody has seen it.
     *
     * @param where for messages
     * @param count of decisions
     * @param head of the chain; empty if there are none
     */
    public record DecisionsSeen(String where, int count, String head) {
        /** Nobody has decided anything. */
        public static final DecisionsSeen NONE = new DecisionsSeen("", 0, "");
    }

    /** Whether there is a journal. */
    public boolean isKept() {
        try {
            if (RegularFile.isListed(history.folder())
                    && !Files.readAttributes(history.folder(), BasicFileAttributes.class)
                            .isDirectory()) {
                throw new RecordException(history.folder().toString(), "is no folder", PUT_BACK);
            }
            return journal.isListed();
        } catch (NoSuchFileException e) {
            throw new RecordException(history.folder().toString(), "is a link to nothing", PUT_BACK);
        } catch (IOException e) {
            throw RecordException.ofDisk(history.folder(), UnusableFile.ofDisk(e));
        }
    }

    /** Number of lines and head of the journal, for who wants to hold on to it. */
    public ChainedLines journal() {
        return isKept() ? journal.read() : new ChainedLines(List.of());
    }

    /**
     * The decisions that processings have seen.
     *
     * @return one for each line of the journal that had any
     */
    public List<DecisionsSeen> decisionsSeen() {
        ChainedLines lines = journal();
        return IntStream.range(0, lines.count())
                .filter(i -> !lines.cell(i, "decisions_head").isEmpty())
                .mapToObj(i -> new DecisionsSeen(
                        journal.place() + ", line " + (i + 1),
                        number(lines.cell(i, "decisions")),
                        lines.cell(i, "decisions_head")))
                .toList();
    }

    private static int number(String cell) {
        return cell.matches("\\d{1,9}") ? Integer.parseInt(cell) : 0;
    }

    /**
     * Refuses results and a journal of which something is gone: no line is added to such a journal.
     *
     * @param record name of the file that seals the results
     * @throws RecordException with what is gone
     */
    public void refuseIfCut(String record) {
        List<RecordException> gone = gone(journal(), hash(results.resolve(record)));
        if (!gone.isEmpty()) {
            throw gone.get(0);
        }
    }

    /**
     * Refuses results that the journal does not know as the last.
     *
     * @param record name of the file that seals the results
     * @throws RecordException if they were put back, or something is gone
     */
    public void refuseIfNotTheLast(String record) {
        refuseIfCut(record);
        List<RecordException> later = notTheLast(journal(), hash(results.resolve(record)), record);
        if (!later.isEmpty()) {
            throw later.get(0);
        }
    }

    /**
     * What contradicts the journal.
     *
     * @param record name of the file that seals the results
     * @return a line for each
     * @throws RecordException if the disk fails
     */
    public List<String> contradictions(String record) {
        try {
            ChainedLines lines = journal();
            Optional<String> present = hash(results.resolve(record));
            List<RecordException> found = new ArrayList<>(gone(lines, present));
            if (found.isEmpty()) {
                found.addAll(notTheLast(lines, present, record));
                found.addAll(missingSuperseded(lines, present, record));
            }
            return found.stream().map(RecordException::line).toList();
        } catch (RecordException e) {
            if (e.isOfDisk()) {
                throw e;
            }
            return List.of(e.line());
        }
    }

    /** What shows that lines of the journal were cut off. */
    private List<RecordException> gone(ChainedLines lines, Optional<String> present) {
        List<RecordException> found = new ArrayList<>();
        for (String number : supersededFolders()) {
            boolean isKnown = number.matches("\\d{1,9}")
                    && Integer.parseInt(number) <= lines.count()
                    && lines.cell(Integer.parseInt(number) - 1, "superseded").equals(number);
            if (!isKnown) {
                found.add(new RecordException(
                        journal.place().toString(),
                        "does not know the replaced results in superseded/" + number
                                + ": the journal was cut off, or the folder was put there",
                        PUT_BACK));
            }
        }
        if (present.isPresent() && lines.count() > 0 && lineOf(lines, present.get()) < 0) {
            found.add(new RecordException(
                    journal.place().toString(),
                    "does not know the results in " + results
                            + ": the journal was cut off, or the results were brought from elsewhere",
                    PUT_BACK + " Results from elsewhere: move them to another folder."));
        }
        return found;
    }

    private List<RecordException> notTheLast(ChainedLines lines, Optional<String> present, String record) {
        int last = lastWritten(lines);
        return present.isPresent() && last >= 0 && lineOf(lines, present.get()) != last
                ? List.of(
                        new RecordException(
                                results.resolve(record).toString(),
                                "is not of the last results that were written: line " + (last + 1) + " of "
                                        + journal.place() + " knows others",
                                "Process the run again; the command was killed before its results had their place, or earlier results were put back."))
                : List.of();
    }

    private List<RecordException> missingSuperseded(ChainedLines lines, Optional<String> present, String record) {
        List<RecordException> found = new ArrayList<>();
        for (int i = 0; i < lines.count(); i++) {
            String number = lines.cell(i, "superseded");
            if (number.isEmpty() || !arrived(lines, i, present)) {
                continue;
            }
            Optional<String> kept = hash(history.superseded().resolve(number).resolve(record));
            if (!kept.equals(Optional.of(lines.cell(i, "replaced_sha256")))) {
                found.add(new RecordException(
                        history.superseded().resolve(number).toString(),
                        (kept.isEmpty() ? "is gone" : "was changed") + ": line " + (i + 1) + " of the journal knows it",
                        PUT_BACK));
            }
        }
        return found;
    }

    /** Whether the results of a line had their place: they are there, or a later line replaced them. */
    private static boolean arrived(ChainedLines lines, int line, Optional<String> present) {
        String hash = lines.cell(line, "results_sha256");
        return present.equals(Optional.of(hash))
                || IntStream.range(line + 1, lines.count())
                        .anyMatch(i -> lines.cell(i, "replaced_sha256").equals(hash));
    }

    /** The last line that wrote these results, or else found them there; -1: none. */
    private static int lineOf(ChainedLines lines, String hash) {
        for (String column : List.of("results_sha256", "replaced_sha256")) {
            for (int i = lines.count() - 1; i >= 0; i--) {
                if (lines.cell(i, column).equals(hash)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static int lastWritten(ChainedLines lines) {
        return IntStream.range(0, lines.count())
                .filter(i -> !lines.cell(i, "outcome").equals(Outcome.FAILED.word()))
                .reduce(-1, (before, after) -> after);
    }

    private List<String> supersededFolders() {
        if (!RegularFile.isListed(history.superseded())) {
            return List.of();
        }
        try {
            return RegularFile.content(history.superseded()).stream()
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        } catch (UnusableFile e) {
            throw RecordException.ofDisk(history.superseded(), e);
        }
    }

    /** Empty if there is no such file. */
    private static Optional<String> hash(Path file) {
        try {
            return RegularFile.isListed(file)
                    ? Optional.of(Sha256.hex(RegularFile.digest(file, Sha256.start())))
                    : Optional.empty();
        } catch (UnusableFile e) {
            throw e.kind() == UnusableFile.Kind.DISK
                    ? RecordException.ofDisk(file, e)
                    : new RecordException(file.toString(), "cannot be read: " + e.problem(), "Put the file back.");
        }
    }

    /**
     * Puts results in their place and a line into the journal, which is on the disk before the results have their place: results
     * that the journal does not know were not written by this program.
     *
     * @param folder for the results
     * @param files of the results; the one that seals the others last
     * @param attempt who gives which command
     * @param processed what was processed
     * @param check what must still hold when no other command writes
     * @return where a folder is kept that enantio had not written
     */
    public Optional<Path> put(
            ResultsFolder folder, List<OutputFile> files, Attempt attempt, Processed processed, Runnable check) {
        OutputFile record = files.get(files.size() - 1);
        prepare();
        return journal.alone(Patience.WAITS, () -> {
            check.run();
            return folder.write(files, () -> {
                ChainedLines lines = journal();
                Optional<String> replaced =
                        folder.hasResults() ? hash(folder.place().resolve(record.name())) : Optional.empty();
                String number = replaced.isPresent() && differ(folder.place(), files, record)
                        ? String.format(Locale.ROOT, "%04d", lines.count() + 1)
                        : "";
                Map<String, String> cells = cells(lines, attempt, processed);
                cells.put("results_sha256", record.sha256());
                cells.put("replaced_sha256", replaced.orElse(""));
                cells.put("superseded", number);
                journal.write(journal.with(List.of(cells)));
                return number.isEmpty() ? Optional.empty() : Optional.of(superseded(number));
            });
        });
    }

    private Path superseded(String number) {
        try {
            return Files.createDirectories(history.superseded()).resolve(number);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Records that a command failed.
     *
     * @param attempt who gave which command
     * @param problem the first
     */
    public void failed(Attempt attempt, String problem) {
        prepare();
        journal.alone(Patience.WAITS, () -> {
            ChainedLines lines = journal();
            Map<String, String> cells = cells(lines, attempt, Processed.of(Outcome.FAILED));
            cells.put("problem", FreeText.guard(problem));
            journal.write(journal.with(List.of(cells)));
            return lines;
        });
    }

    /**
     * Whether the clock of the machine is before the last line of the journal.
     *
     * @param now by that clock
     * @return the time of that line, if it is later
     */
    public Optional<String> clockWentBack(Instant now) {
        ChainedLines lines = journal();
        if (lines.count() == 0) {
            return Optional.empty();
        }
        String last = lines.cell(lines.count() - 1, "recorded_at");
        // Both are written by Instant.toString to the second: their order is that of the texts.
        return last.compareTo(now.toString()) > 0 ? Optional.of(last) : Optional.empty();
    }

    /**
     * Refuses a history to which no line can be added, before the work.
     *
     * @throws RecordException if its folder cannot be written
     */
    public void refuseIfReadOnly() {
        if (Files.isDirectory(history.folder()) && !Files.isWritable(history.folder())) {
            throw new RecordException(
                    history.folder().toString(),
                    "cannot be written",
                    "Results need their history beside them: check the permissions, or choose another folder with --out.");
        }
    }

    private void prepare() {
        try {
            Files.createDirectories(history.folder());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private RecordException unwritable(IOException cause) {
        return new RecordException(
                history.folder().toString(),
                "cannot be written: " + UnusableFile.ofDisk(cause).problem(),
                "Nothing was changed. Results need their history beside them: check the permissions, or choose another folder with --out.");
    }

    private static Map<String, String> cells(ChainedLines lines, Attempt attempt, Processed processed) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("line", String.valueOf(lines.count() + 1));
        cells.put("recorded_at", attempt.at().toString());
        cells.put("zone", attempt.zone());
        cells.put("account", attempt.account());
        cells.put("workstation", attempt.workstation());
        cells.put("command", FreeText.guard(attempt.command()));
        cells.put("program_version", attempt.program());
        cells.put("method", processed.method().get(0));
        cells.put("method_version", processed.method().get(1));
        cells.put("method_sha256", processed.method().get(2));
        cells.put("outcome", processed.outcome().word());
        cells.put("decisions", String.valueOf(processed.decisions().count()));
        cells.put("decisions_head", processed.decisions().head());
        return cells;
    }

    /** Whether results differ from those in a folder in anything but the time of processing. */
    private static boolean differ(Path place, List<OutputFile> files, OutputFile record) {
        try {
            if (RegularFile.content(place).size() != files.size()) {
                return true;
            }
            for (OutputFile file : files) {
                byte[] before = RegularFile.bytes(place.resolve(file.name()), LARGEST_BYTES);
                boolean isSame = file == record
                        ? timeless(new String(before, StandardCharsets.UTF_8)).equals(timeless(file.text()))
                        : Sha256.of(before).equals(file.sha256());
                if (!isSame) {
                    return true;
                }
            }
            return false;
        } catch (UnusableFile e) {
            if (e.kind() == UnusableFile.Kind.DISK) {
                throw RecordException.ofDisk(place, e);
            }
            return true;
        }
    }

    private static String timeless(String json) {
        return json.lines()
                .filter(line -> !line.startsWith("  \"processed_at\"") && !line.startsWith("  \"seal\""))
                .collect(Collectors.joining("\n"));
    }
}
