package io.enantio.record.signature;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.record.chain.HistoryFolder;
import io.enantio.record.chain.RecordException;
import io.enantio.record.key.SignedStatement;
import io.enantio.record.key.SigningKey;
import io.enantio.record.key.Statement;
import io.enantio.record.people.Meaning;
import io.enantio.record.people.People;
import io.enantio.record.people.Person;
import io.enantio.record.signature.Signature.Standing;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A results folder with its signatures.
 *
 * @param signatures in their order
 * @param state that follows from the valid ones
 * @param problems one line for each signature that is void or gone, or that locked results which are there no longer
 */
public record SignedResults(List<Signature> signatures, State state, List<String> problems) {
    private static final Pattern FILE = Pattern.compile("(\\d{4})\\.txt");
    private static final String NONE = "none";
    private static final String SCHEMA = "enantio-statement/1";
    private static final String WHAT = "signature of results";

    public SignedResults {
        signatures = List.copyOf(signatures);
        problems = List.copyOf(problems);
    }

    /**
     * What a check of these results has to report: the problems, and that the last signature is of results that are there no longer.
     *
     * @return a line each
     */
    public List<String> differences() {
        List<String> lines = new ArrayList<>(problems);
        if (!signatures.isEmpty()) {
            Signature last = signatures.get(signatures.size() - 1);
            boolean isOpen = List.of(Meaning.REJECTED.word(), Meaning.UNLOCKED.word())
                    .contains(last.statement().get("meaning"));
            if (last.standing() == Standing.OF_OTHER_RESULTS && !isOpen) {
                lines.add("signature " + last.line() + ": is void, it is of other results than these");
            }
        }
        return lines;
    }

    /**
     * What was or will be signed.
     *
     * @param folder of the results
     * @param record the file that seals the others: run.json, validation.json or study.json
     * @param name of the run, validation or study, as people call it
     * @param deciders who decided about the run
     */
    public record Target(Path folder, String record, String name, Deciders deciders) {
        /** Where its signatures lie. */
        public Path signatures() {
            return HistoryFolder.of(folder).signatures();
        }

        /**
         * Where a statement lies.
         *
         * @param number of the signature
         * @return its file
         */
        public Path file(int number) {
            return signatures().resolve(String.format(Locale.ROOT, "%04d", number) + SignedStatement.TEXT);
        }

        /**
         * SHA-256 of the file that seals the others, as it is now.
         *
         * @return empty if there is none
         */
        public Optional<String> sha256() {
            try {
                return Optional.of(Sha256.hex(RegularFile.digest(folder.resolve(record), Sha256.start())));
            } catch (UnusableFile e) {
                if (e.kind() == UnusableFile.Kind.DISK) {
                    throw new RecordException(
                            shown(folder.resolve(record)), "cannot be used: " + e.problem(), "Try again.");
                }
                return Optional.empty();
            }
        }
    }

    /** Whether the results are what their record says: the caller has looked. */
    public enum Bytes {
        INTACT,
        CHANGED
    }

    /**
     * Reads and checks all signatures of results.
     *
     * @param target the results
     * @param people of the laboratory
     * @param bytes whether seal and hashes hold; if not, no signature does
     * @return the signatures and the state
     * @throws RecordException if they cannot be read
     */
    public static SignedResults read(Target target, People people, Bytes bytes) {
        return new Reading(target, people, bytes).all();
    }

    /**
     * Whether anybody ever signed these or earlier results, as far as the folder shows.
     *
     * @param results folder
     * @return whether there are statements
     */
    public static boolean exist(Path results) {
        return !statements(HistoryFolder.of(results).signatures()).isEmpty();
    }

    /** What the signatures say; those that are not valid say nothing. */
    private static final class Reading {
        private final Target target;
        private final People people;
        private final Bytes bytes;
        private final List<Signature> signatures = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        /** The order for each bytes that were signed: what was approved once stays so in the record. */
        private final Map<String, SigningOrder> orders = new LinkedHashMap<>();

        private String before = NONE;
        private int knownEntries;
        private Instant last = Instant.EPOCH;

        Reading(Target target, People people, Bytes bytes) {
            this.target = target;
            this.people = people;
            this.bytes = bytes;
        }

        SignedResults all() {
            Optional<String> now = target.sha256();
            int number = 0;
            for (Path file : statements(target.signatures())) {
                number++;
                int own = number(file);
                for (; number < own; number++) {
                    problems.add(shown(target.signatures()) + ": signature " + number + " is gone");
                }
                signatures.add(read(file, number, now));
            }
            String current = now.orElse("");
            orders.forEach((sha256, order) -> {
                if (!sha256.equals(current) && order.state().isLocked()) {
                    problems.add(shown(target.folder()) + ": other results were "
                            + order.state().word()
                            + " (SHA-256 of " + target.record() + " " + sha256
                            + ") and nobody unlocked them: these are not what was signed");
                }
            });
            State state = Optional.ofNullable(orders.get(current))
                    .map(SigningOrder::state)
                    .orElse(State.PROCESSED);
            return new SignedResults(signatures, state, problems);
        }

        private Signature read(Path file, int number, Optional<String> now) {
            SignedStatement signed = SignedStatement.read(file);
            Statement statement = signed.statement().orElse(new Statement(Map.of()));
            Optional<String> problem = problem(signed, statement, number);
            before = signed.sha256();
            Standing standing = Standing.VALID;
            if (problem.isPresent()) {
                standing = Standing.VOID;
            } else {
                take(statement);
                if (!now.equals(Optional.of(statement.get("sha256")))) {
                    standing = Standing.OF_OTHER_RESULTS;
                    problem = Optional.of("is of other results than these");
                } else if (bytes == Bytes.CHANGED) {
                    standing = Standing.VOID;
                    problem = Optional.of("is void: the results were changed after it");
                }
            }
            if (standing == Standing.VOID) {
                problems.add(shown(file) + ": " + problem.orElse(""));
            }
            return new Signature(number, statement, signed.sha256(), standing, problem);
        }

        private void take(Statement statement) {
            Person person = people.ofKey(statement.get("key")).orElseThrow();
            order(statement).add(Meaning.ofWord(statement.get("meaning")).orElseThrow(), person);
            knownEntries = people.entriesAt(statement.get("people")).orElseThrow();
            last = Instant.parse(statement.get("time"));
        }

        private SigningOrder order(Statement statement) {
            // Who decided is known of these results alone.
            boolean isThese = target.sha256().equals(Optional.of(statement.get("sha256")));
            return orders.computeIfAbsent(
                    statement.get("sha256"), any -> new SigningOrder(isThese ? target.deciders() : Deciders.NOBODY));
        }

        private Optional<String> problem(SignedStatement signed, Statement statement, int number) {
            if (!statement.get("schema").equals(SCHEMA)
                    || !statement.get("what").equals(WHAT)) {
                return Optional.of("is no signature of results");
            }
            Optional<Person> person = people.ofKey(statement.get("key"));
            if (person.isEmpty()) {
                return Optional.of("is of a key that nobody has");
            }
            if (!signed.isBy(person.get().key())) {
                return Optional.of("was changed, or was not signed with the key of "
                        + person.get().name());
            }
            if (!statement.get("number").equals(String.valueOf(number))
                    || !statement.get("before").equals(before)) {
                return Optional.of("does not follow the signature before it");
            }
            if (!statement.get("of").equals(target.name())
                    || !statement.get("record").equals(target.record())) {
                return Optional.of("is of " + statement.get("of"));
            }
            return personProblem(statement, person.get()).or(() -> orderProblem(statement, person.get()));
        }

        private Optional<String> personProblem(Statement statement, Person person) {
            Optional<Integer> entries = people.entriesAt(statement.get("people"));
            Optional<Instant> time = instant(statement.get("time"));
            if (entries.isEmpty()) {
                return Optional.of(
                        "knows people that people.csv does not have any more: entries were cut off or replaced");
            }
            if (!statement.get("name").equals(person.name())
                    || !statement.get("role").equals(person.role().word())) {
                return Optional.of("names another person or role than that of its key");
            }
            if (time.isEmpty()
                    || !person.isInUseAfter(entries.get())
                    || !person.isInUseAt(time.get())
                    || entries.get() < knownEntries) {
                return Optional.of("is of a key that was not in use");
            }
            return time.get().isBefore(last)
                    ? Optional.of("is dated before the signature before it")
                    : Optional.empty();
        }

        private Optional<String> orderProblem(Statement statement, Person person) {
            Optional<Meaning> meaning = Meaning.ofWord(statement.get("meaning"));
            return meaning.isEmpty()
                    ? Optional.of("has no known meaning")
                    : order(statement)
                            .refusal(meaning.get(), person, statement.get("reason"))
                            .map(why -> person.name() + " " + why);
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What a person wants to sign. */
    public record Wish(Meaning meaning, Person person, String reason, Optional<String> statedTime) {}

    /**
     * Why a person cannot sign these results now.
     *
     * @param target the results
     * @param people of the laboratory
     * @param wish what they want
     * @throws RecordException if they cannot
     */
    public static void check(Target target, People people, Wish wish) {
        Reading reading = new Reading(target, people, Bytes.INTACT);
        SignedResults found = reading.all();
        if (!found.problems().isEmpty()) {
            throw new RecordException(
                    shown(target.signatures()),
                    "earlier signatures do not hold (" + found.problems().get(0) + ")",
                    "Nothing is signed on top of them: put the records back.");
        }
        SigningOrder order = Optional.ofNullable(
                        reading.orders.get(target.sha256().orElse("")))
                .orElseGet(() -> new SigningOrder(target.deciders()));
        order.refusal(wish.meaning(), wish.person(), wish.reason()).ifPresent(problem -> {
            throw new RecordException(
                    shown(target.folder()),
                    wish.person().name() + " " + problem,
                    "See docs/how-to/sign-and-archive.md.");
        });
        if (!Statement.canSay(wish.reason()) || !Statement.canSay(target.name())) {
            throw new RecordException(
                    shown(target.folder()), "a reason has a line end, or letters that do not show", "Write one line.");
        }
    }

    /**
     * Adds a signature. Everything is checked again while nobody else can sign.
     *
     * @param target the results
     * @param people of the laboratory
     * @param wish what the person signs
     * @param key of that person
     * @param time of the machine
     * @return all signatures, the new one last
     * @throws RecordException if the person cannot sign, or nothing can be written
     */
    public static SignedResults sign(Target target, People people, Wish wish, SigningKey key, Instant time) {
        return alone(target.signatures(), () -> {
            check(target, people, wish);
            List<Signature> before =
                    new Reading(target, people, Bytes.INTACT).all().signatures();
            Optional<Instant> last = before.isEmpty()
                    ? Optional.empty()
                    : instant(before.get(before.size() - 1).statement().get("time"));
            if (last.filter(time::isBefore).isPresent()) {
                throw new RecordException(
                        shown(target.folder()),
                        "the last signature is of " + last.orElseThrow() + ", and the clock of this machine says "
                                + time,
                        "Set the clock right.");
            }
            int number = before.size() + 1;
            Statement statement = statement(target, people, wish, before, time);
            SignedStatement.of(
                            statement,
                            key,
                            "enantio, " + target.name() + ", " + wish.meaning().word() + " by "
                                    + wish.person().name() + ", " + time)
                    .write(target.file(number));
            return read(target, people, Bytes.INTACT);
        });
    }

    private static Statement statement(Target target, People people, Wish wish, List<Signature> before, Instant time) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("schema", SCHEMA);
        facts.put("what", WHAT);
        facts.put("of", target.name());
        facts.put("record", target.record());
        facts.put("sha256", target.sha256().orElseThrow());
        facts.put("number", String.valueOf(before.size() + 1));
        facts.put(
                "before",
                before.isEmpty() ? NONE : before.get(before.size() - 1).sha256());
        facts.put("meaning", wish.meaning().word());
        facts.put("name", wish.person().name());
        facts.put("role", wish.person().role().word());
        facts.put("key", wish.person().key().id());
        facts.put("time", time.toString());
        wish.statedTime().ifPresent(stated -> facts.put("stated_time", stated));
        facts.put("reason", wish.reason());
        facts.put("people", people.lines().head());
        return new Statement(facts);
    }

    /** Work while no other process signs the same results. */
    private static SignedResults alone(Path folder, java.util.function.Supplier<SignedResults> work) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.tryLock()) {
                if (held != null) {
                    return work.get();
                }
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process signs: as another process would.
        } catch (IOException e) {
            throw new RecordException(
                    shown(folder),
                    "cannot be written: " + UnusableFile.ofDisk(e).problem(),
                    "Nothing was signed. Check the disk, the share and the permissions, then try again.");
        }
        throw new RecordException(shown(folder), "is being signed by another process", "Try again later.");
    }

    private static List<Path> statements(Path folder) {
        if (!RegularFile.isListed(folder)) {
            return List.of();
        }
        try {
            return RegularFile.content(folder).stream()
                    .filter(path -> FILE.matcher(path.getFileName().toString()).matches())
                    .toList();
        } catch (UnusableFile e) {
            throw new RecordException(
                    shown(folder), "cannot be read: " + e.problem(), "Check the permissions, then try again.");
        }
    }

    private static int number(Path file) {
        String name = file.getFileName().toString();
        return Integer.parseInt(name.substring(0, name.length() - SignedStatement.TEXT.length()));
    }

    private static String shown(Path path) {
        return path.normalize().toString().replace('\\', '/');
    }
}
