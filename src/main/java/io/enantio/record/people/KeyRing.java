package io.enantio.record.people;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.record.chain.ChainLayout;
import io.enantio.record.chain.ChainedFile;
import io.enantio.record.chain.ChainedFile.Patience;
import io.enantio.record.chain.ChainedLines;
import io.enantio.record.chain.RecordException;
import io.enantio.record.key.Passphrase;
import io.enantio.record.key.SignedStatement;
import io.enantio.record.key.SigningKey;
import io.enantio.record.key.WrappedKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The private keys of a folder of people. Every attempt to open one is recorded in attempts.csv, before the key is used; after
 * {@value #MOST_WRONG} wrong passphrases in a row a key is locked until an administrator admits it. That stops who guesses with this
 * program; who copies the key file away guesses without it, against the cost of {@link WrappedKey}.
 */
public final class KeyRing {
    /** Wrong passphrases in a row after which a key is locked. */
    public static final int MOST_WRONG = 5;

    /** Columns of attempts.csv. */
    public static final ChainLayout ATTEMPTS =
            new ChainLayout("attempts.csv", List.of("attempt", "time", "key", "name", "purpose", "outcome"), List.of());

    private static final String OPENED = "opened";
    private static final String WRONG = "wrong passphrase";
    private static final String LOCKED = "locked";
    private static final int LARGEST_BYTES = 1 << 16;

    private final Path folder;

    private KeyRing(Path folder) {
        this.folder = folder;
    }

    /**
     * The keys of a folder of people.
     *
     * @param folder of people
     * @return its keys
     */
    public static KeyRing in(Path folder) {
        return new KeyRing(folder);
    }

    /**
     * Opens the key of a person. The attempt is recorded.
     *
     * @param person whose key it is
     * @param passphrase as typed
     * @param attempt what for and when
     * @return the key
     * @throws RecordException if the passphrase is wrong, or the key is locked or gone
     */
    public SigningKey open(Person person, Passphrase passphrase, Attempt attempt) {
        ChainedFile log = ChainedFile.in(folder, ATTEMPTS);
        Outcome outcome = log.alone(Patience.WAITS, () -> attempt(log, person, passphrase, attempt));
        return outcome.key()
                .orElseThrow(() -> new RecordException(
                        People.shown(folder) + ", key of " + person.name(), outcome.problem(), outcome.remedy()));
    }

    /**
     * An attempt to open a key.
     *
     * @param purpose what is to be signed, in a few words
     * @param time of the machine
     */
    public record Attempt(String purpose, Instant time) {}

    private record Outcome(Optional<SigningKey> key, String problem, String remedy) {}

    private Outcome attempt(ChainedFile log, Person person, Passphrase passphrase, Attempt attempt) {
        ChainedLines before = log.read();
        if (isLocked(before, person)) {
            record(log, before, person, attempt, LOCKED);
            return new Outcome(
                    Optional.empty(),
                    "is locked after " + MOST_WRONG + " wrong passphrases",
                    "An administrator can admit it again: enantio person admit.");
        }
        WrappedKey wrapped = wrapped(person);
        Optional<SigningKey> key =
                wrapped.open(passphrase).filter(opened -> opened.verifying().equals(person.key()));
        record(log, before, person, attempt, key.isPresent() ? OPENED : WRONG);
        return new Outcome(
                key,
                "the passphrase is wrong; the attempt was recorded",
                "Try again; after " + MOST_WRONG
                        + " wrong ones in a row the key is locked. If it is lost, an administrator"
                        + " retires the key and adds another one.");
    }

    private static void record(ChainedFile log, ChainedLines before, Person person, Attempt attempt, String outcome) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("attempt", String.valueOf(before.count() + 1));
        cells.put("time", attempt.time().toString());
        cells.put("key", person.key().id());
        cells.put("name", person.name());
        cells.put("purpose", attempt.purpose());
        cells.put("outcome", outcome);
        log.write(log.with(List.of(cells)));
    }

    /** Wrong attempts since the key was last opened, or last admitted by an administrator. */
    private boolean isLocked(ChainedLines attempts, Person person) {
        Instant admitted = lastAdmission(person);
        int wrong = 0;
        for (int i = 0; i < attempts.count(); i++) {
            if (!attempts.cell(i, "key").equals(person.key().id())) {
                continue;
            }
            String outcome = attempts.cell(i, "outcome");
            if (outcome.equals(OPENED)) {
                wrong = 0;
            } else if (outcome.equals(WRONG) && attempts.cell(i, "time").compareTo(admitted.toString()) > 0) {
                wrong++;
            }
        }
        return wrong >= MOST_WRONG;
    }

    private Instant lastAdmission(Person person) {
        ChainedLines people = ChainedFile.in(folder, People.LAYOUT).read();
        Instant last = Instant.EPOCH;
        for (int i = 0; i < people.count(); i++) {
            if (people.cell(i, "action").equals(People.Act.ADMIT.word())
                    && people.cell(i, "key").equals(person.key().id())) {
                last = Instant.parse(people.cell(i, "time"));
            }
        }
        return last;
    }

    private WrappedKey wrapped(Person person) {
        Path file = file(person.key().id());
        try {
            return WrappedKey.parse(RegularFile.text(file, LARGEST_BYTES))
                    .filter(key -> key.verifying().equals(person.key()))
                    .orElseThrow(
                            () -> new RecordException(
                                    People.shown(file),
                                    "is not the key of " + person.name() + ", or was changed",
                                    "Put it back from a copy; if there is none, an administrator retires the key and adds another one."));
        } catch (UnusableFile e) {
            throw new RecordException(
                    People.shown(file),
                    "cannot be used: " + e.problem(),
                    "Put it back from a copy; if there is none, an administrator retires the key and adds another one.");
        }
    }

    void keep(SigningKey key, Passphrase passphrase) {
        SignedStatement.put(
                file(key.verifying().id()), WrappedKey.of(key, passphrase).text());
    }

    private Path file(String key) {
        return folder.resolve("keys").resolve(key + ".key");
    }
}
