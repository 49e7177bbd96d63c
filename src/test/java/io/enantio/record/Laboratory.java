package io.enantio.record;

import io.enantio.record.key.Passphrase;
import io.enantio.record.key.SigningKey;
import io.enantio.record.people.KeyRing;
import io.enantio.record.people.KeyRing.Attempt;
import io.enantio.record.people.People;
import io.enantio.record.people.Person;
import io.enantio.record.people.Register;
import io.enantio.record.people.Register.By;
import io.enantio.record.people.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The people of a made-up laboratory: an administrator, an analyst, a reviewer, a principal investigator, and quality. Made once. */
public final class Laboratory {
    /** When the first of them was added; the others follow by a second each. */
    public static final Instant NOON = Instant.parse("2020-01-02T12:00:00Z");

    private static final Map<String, SigningKey> KEYS = new HashMap<>();
    private static final Path FOLDER = make();

    private Laboratory() {}

    /** The folder: to be read only. */
    public static Path people() {
        return FOLDER;
    }

    /** A copy that may be changed. */
    public static Path copyTo(Path place) {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            for (Path path : all.toList()) {
                Files.copy(path, place.resolve(FOLDER.relativize(path).toString()));
            }
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a person types. */
    public static String passphrase(String name) {
        return "the passphrase of " + name;
    }

    /** A file with what a person types. */
    public static Path passphraseFile(Path folder, String name) {
        try {
            return Files.writeString(
                    folder.resolve(name.replaceAll("[^A-Za-z]", "") + ".passphrase"), passphrase(name) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key of a person, opened once. */
    public static synchronized SigningKey key(String name) {
        return KEYS.computeIfAbsent(
                name,
                any -> KeyRing.in(FOLDER)
                        .open(
                                People.read(FOLDER).signer(name),
                                Passphrase.of(passphrase(name)),
                                new Attempt("test", NOON.plusSeconds(9))));
    }

    private static Path make() {
        try {
            Path folder = Files.createTempDirectory("enantio-people");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            Register register = Register.in(folder);
            Person first = register.addFirst("K. Keeper", Passphrase.of(passphrase("K. Keeper")), NOON);
            SigningKey opened =
                    KeyRing.in(folder).open(first, Passphrase.of(passphrase("K. Keeper")), new Attempt("add", NOON));
            By by = new By(first.name(), opened);
            add(register, by, "A. Analyst", Role.ANALYST, 1);
            add(register, by, "R. Reviewer", Role.REVIEWER, 2);
            add(register, by, "P. Principal", Role.PRINCIPAL_INVESTIGATOR, 3);
            add(register, by, "Q. Quality", Role.QUALITY, 4);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Register register, By by, String name, Role role, int second) {
        register.add(name, role, Passphrase.of(passphrase(name)), by, NOON.plusSeconds(second));
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
