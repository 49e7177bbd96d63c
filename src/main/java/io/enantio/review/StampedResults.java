package io.enantio.review;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.record.chain.ChainedLines;
import io.enantio.record.chain.HistoryFolder;
import io.enantio.record.chain.RecordException;
import io.enantio.record.stamp.TimeStamp;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Time stamps of results. What is stamped is a statement, a plain text kept beside the reply: the SHA-256 of the file that seals the
 * results, the number of lines and the head of the journal, and the SHA-256 of every file of signatures. So one stamp holds fast that
 * all of them existed.
 */
public final class StampedResults {
    private static final String FIRST_LINE = "enantio time stamp 1";
    private static final String STATEMENT = ".txt";
    private static final String REQUEST = ".tsq";
    private static final String REPLY = ".tsr";
    private static final String CERTIFICATES = ".pem";
    private static final int LARGEST_BYTES = 4 << 20;

    private final Path results;
    private final HistoryFolder history;
    private final String record;

    /**
     * Stamps of a results folder.
     *
     * @param results folder
     * @param record name of the file that seals them
     */
    public StampedResults(Path results, String record) {
        this.results = results;
        this.history = HistoryFolder.of(results);
        this.record = record;
    }

    /**
     * A statement that waits for its reply.
     *
     * @param name number of the stamp, by which its files are called
     * @param text of the statement
     * @param request for the authority, DER
     */
    public record Asked(String name, String text, byte[] request) {}

    /**
     * States what the results and their history are now, and keeps statement and request.
     *
     * @return what to ask for
     */
    public Asked ask() {
        Asked asked = draft();
        keep(asked);
        return asked;
    }

    /**
     * States what the results and their history are now; nothing is kept yet.
     *
     * @return what to ask for
     */
    public Asked draft() {
        String text = statement();
        int last = names().stream().mapToInt(Integer::parseInt).max().orElse(0);
        return new Asked(String.format(Locale.ROOT, "%04d", last + 1), text, TimeStamp.request(text));
    }

    private void keep(Asked asked) {
        write(asked.name() + REQUEST, asked.request());
        write(asked.name() + STATEMENT, asked.text().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Keeps the reply to a request, if it proves what was asked.
     *
     * @param asked earlier
     * @param place of the reply, for messages
     * @param reply DER
     * @param pem certificates that one trusts
     * @param pemPlace where they come from, for messages
     * @return the stamp
     * @throws RecordException if it proves nothing; then nothing is kept
     */
    public TimeStamp keep(Asked asked, String place, byte[] reply, byte[] pem, String pemPlace) {
        TimeStamp stamp = TimeStamp.of(
                place, reply, Optional.of(asked.request()), asked.text(), TimeStamp.trusted(pemPlace, pem));
        keep(asked);
        write(asked.name() + CERTIFICATES, pem);
        write(asked.name() + REPLY, reply);
        return stamp;
    }

    /**
     * The request that a reply answers.
     *
     * @param place of the reply, for messages
     * @param reply DER
     * @param pem certificates that one trusts
     * @param pemPlace where they come from, for messages
     * @return the stamp
     * @throws RecordException if it answers none of those that wait
     */
    public TimeStamp keepReply(String place, byte[] reply, byte[] pem, String pemPlace) {
        List<RecordException> refused = new ArrayList<>();
        for (String name : names()) {
            if (!RegularFile.isListed(file(name, REPLY))) {
                try {
                    return keep(
                            new Asked(name, text(file(name, STATEMENT)), bytes(file(name, REQUEST))),
                            place,
                            reply,
                            pem,
                            pemPlace);
                } catch (RecordException e) {
                    refused.add(e);
                }
            }
        }
        throw refused.size() == 1
                ? refused.get(0)
                : new RecordException(
                        place,
                        refused.isEmpty()
                                ? "answers no request: none waits for a reply"
                                : "answers none of the " + refused.size() + " requests that wait",
                        "Write a request with enantio stamp --request FILE, and bring the authority's answer to it.");
    }

    /** Stamps that were checked, and what is wrong with others. */
    public record Checked(List<String> stamps, List<String> problems) {}

    /**
     * Checks every stamp: the reply against its statement and the certificates, the statement against the journal and the signatures.
     *
     * @param trusted certificates of the reader, PEM, with their place; absent: those that were trusted when it was stamped
     * @return a line for each stamp and for each problem
     */
    public Checked check(Optional<Path> trusted) {
        List<String> stamps = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<String> names = names();
        for (String name : names) {
            try {
                if (!RegularFile.isListed(file(name, REPLY))) {
                    stamps.add("Stamp " + name + " waits for the reply of an authority.");
                    continue;
                }
                String text = text(file(name, STATEMENT));
                Path pem = trusted.orElse(file(name, CERTIFICATES));
                TimeStamp stamp = TimeStamp.of(
                        file(name, REPLY).toString(),
                        bytes(file(name, REPLY)),
                        Optional.empty(),
                        text,
                        TimeStamp.trusted(pem.toString(), bytes(pem)));
                checkStatement(file(name, STATEMENT), text);
                stamps.add("Stamp " + name + " of " + stamp.at() + " by " + stamp.authority() + " holds.");
            } catch (RecordException e) {
                if (e.isOfDisk()) {
                    throw e;
                }
                problems.add(e.line());
            }
        }
        return new Checked(List.copyOf(stamps), List.copyOf(problems));
    }

    private void checkStatement(Path place, String text) {
        Map<String, String> facts = new HashMap<>();
        text.lines().filter(line -> line.contains(": ")).forEach(line -> {
            int at = line.indexOf(": ");
            facts.put(line.substring(0, at), line.substring(at + 2));
        });
        ChainedLines journal = ResultsHistory.of(results).journal();
        String lines = facts.getOrDefault("journal lines", "");
        int count = lines.matches("\\d{1,9}") ? Integer.parseInt(lines) : 0;
        if (count > 0 && !journal.continues(count, facts.getOrDefault("journal head", ""))) {
            throw new RecordException(
                    place.toString(),
                    "states a journal of " + count
                            + " lines that the journal does not continue: it was cut off or replaced",
                    "Put the history folder back as it was, from a backup.");
        }
        String sealed = facts.getOrDefault(record + " sha256", "");
        boolean isKnown = sealed.equals(hash(results.resolve(record)))
                || journal.lines().stream()
                        .anyMatch(line -> sealed.equals(line.get("results_sha256"))
                                || sealed.equals(line.get("replaced_sha256")));
        if (!isKnown) {
            throw new RecordException(
                    place.toString(),
                    "is of results that are neither here nor in the journal",
                    "Put the stamped results back.");
        }
        facts.forEach((fact, hash) -> {
            if (fact.startsWith("signatures/")
                    && !hash.equals(hash(history.folder().resolve(fact)))) {
                throw new RecordException(
                        place.toString(),
                        "states " + fact + ", which is gone or was changed",
                        "Put the history folder back as it was, from a backup.");
            }
        });
    }

    private String statement() {
        ChainedLines journal = ResultsHistory.of(results).journal();
        StringBuilder text = new StringBuilder(FIRST_LINE + "\n");
        text.append(record)
                .append(" sha256: ")
                .append(hash(results.resolve(record)))
                .append('\n');
        text.append("journal lines: ").append(journal.count()).append('\n');
        text.append("journal head: ")
                .append(journal.head().isEmpty() ? "none" : journal.head())
                .append('\n');
        for (Path signature : content(history.signatures())) {
            text.append("signatures/")
                    .append(signature.getFileName())
                    .append(": ")
                    .append(hash(signature))
                    .append('\n');
        }
        return text.toString();
    }

    /** Numbers of statements and replies, in order. */
    private List<String> names() {
        return content(history.stamps()).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.matches("\\d{1,9}\\.(txt|tsr)"))
                .map(name -> name.substring(0, name.indexOf('.')))
                .distinct()
                .toList();
    }

    private static List<Path> content(Path folder) {
        try {
            List<Path> all = RegularFile.isListed(folder) ? RegularFile.content(folder) : List.of();
            // A lock that a command holds, or left behind, is no record.
            return all.stream()
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        } catch (UnusableFile e) {
            throw unreadable(folder, e);
        }
    }

    private Path file(String name, String kind) {
        return history.stamps().resolve(name + kind);
    }

    private static String hash(Path file) {
        try {
            return Sha256.hex(RegularFile.digest(file, Sha256.start()));
        } catch (UnusableFile e) {
            if (e.kind() == UnusableFile.Kind.ABSENT) {
                return "none";
            }
            throw unreadable(file, e);
        }
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /**
     * The bytes of a small file.
     *
     * @param file of a stamp, or that the user names
     * @return its bytes
     * @throws RecordException if it cannot be read
     */
    public static byte[] bytes(Path file) {
        try {
            return RegularFile.bytes(file, LARGEST_BYTES);
        } catch (UnusableFile e) {
            throw unreadable(file, e);
        }
    }

    private static RecordException unreadable(Path place, UnusableFile cause) {
        return cause.kind() == UnusableFile.Kind.DISK
                ? RecordException.ofDisk(place, cause)
                : new RecordException(place.toString(), "cannot be read: " + cause.problem(), "Put it back.");
    }

    /** Complete or not at all. */
    private void write(String name, byte[] bytes) {
        writeWhole(history.stamps().resolve(name), bytes);
    }

    /**
     * Writes a small file, completely or not at all.
     *
     * @param place of the file
     * @param bytes of it
     * @throws RecordException if it cannot be written
     */
    public static void writeWhole(Path place, byte[] bytes) {
        try {
            Path folder = place.toAbsolutePath().getParent();
            Files.createDirectories(folder == null ? place : folder);
            Path fresh = place.resolveSibling("." + place.getFileName() + ".new");
            Files.write(
                    fresh,
                    bytes,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RecordException(
                    place.toString(),
                    "cannot be written: " + UnusableFile.ofDisk(e).problem(),
                    "Check the disk, the share and the permissions, then try again.");
        }
    }
}
