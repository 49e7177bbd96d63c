package io.enantio.record.people;

import io.enantio.record.chain.ChainLayout;
import io.enantio.record.chain.ChainedFile;
import io.enantio.record.chain.ChainedFile.Patience;
import io.enantio.record.chain.ChainedLines;
import io.enantio.record.chain.RecordException;
import io.enantio.record.key.Passphrase;
import io.enantio.record.key.SignedStatement;
import io.enantio.record.key.SigningKey;
import io.enantio.record.key.Statement;
import io.enantio.record.people.People.Act;
import io.enantio.text.FreeText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What administrators write into a folder of people: people and keys, retired keys, keys that may be used again. */
public final class Register {
    private final Path folder;

    private Register(Path folder) {
        this.folder = folder;
    }

    /**
     * The register of a folder, whether or not it exists.
     *
     * @param folder of people
     * @return its register
     */
    public static Register in(Path folder) {
        return new Register(folder);
    }

    /** Whether nobody was added yet: the first person is an administrator, and is added by themselves. */
    public boolean isEmpty() {
        return !ChainedFile.in(folder, People.LAYOUT).isListed();
    }

    /**
     * Makes a key for the first administrator.
     *
     * @param name of the person
     * @param passphrase of the new key
     * @param time of the machine
     * @return the person
     * @throws RecordException if somebody is there already, or the name or passphrase will not do
     */
    public Person addFirst(String name, Passphrase passphrase, Instant time) {
        if (!isEmpty()) {
            throw refused("has people already", "Name the administrator who adds this one with --by.");
        }
        checkNew(name, passphrase, List.of());
        SigningKey key = SigningKey.generate();
        KeyRing.in(folder).keep(key, passphrase);
        Map<String, String> line = line(Act.ADD, name, key.verifying().id(), "");
        line.put("role", Role.ADMINISTRATOR.word());
        line.put("public_key", key.verifying().text());
        write(line, new By(name, key), time);
        return People.read(folder).signer(name);
    }

    /** An administrator, with the key opened. */
    public record By(String name, SigningKey key) {}

    /**
     * Makes a key for a person.
     *
     * @param name of the person
     * @param role in the laboratory
     * @param passphrase of the new key
     * @param by who adds them
     * @param time of the machine
     * @return the person
     * @throws RecordException if the name or passphrase will not do
     */
    public Person add(String name, Role role, Passphrase passphrase, By by, Instant time) {
        checkNew(name, passphrase, People.read(folder).all());
        SigningKey key = SigningKey.generate();
        KeyRing.in(folder).keep(key, passphrase);
        Map<String, String> line = line(Act.ADD, name, key.verifying().id(), "");
        line.put("role", role.word());
        line.put("public_key", key.verifying().text());
        write(line, by, time);
        return People.read(folder).signer(name);
    }

    /**
     * Retires the key of a person, or admits it again.
     *
     * @param act not {@link Act#ADD}
     * @param person whose key it is
     * @param reason in words
     * @param by who does
     * @param time of the machine
     * @throws RecordException if nobody would be left to administer, or no reason is given
     */
    public void change(Act act, Person person, String reason, By by, Instant time) {
        boolean isLast = People.read(folder).all().stream()
                        .filter(other -> other.role() == Role.ADMINISTRATOR
                                && other.retired().isEmpty())
                        .count()
                == 1;
        if (act == Act.RETIRE && person.role() == Role.ADMINISTRATOR && isLast) {
            throw refused("would have no administrator any more", "Add another administrator first.");
        }
        if (reason.isBlank() || !Statement.canSay(reason)) {
            throw refused("no reason is given that a line can hold", "Say why, in one line.");
        }
        Map<String, String> line = line(act, person.name(), person.key().id(), FreeText.guard(reason));
        line.put("role", person.role().word());
        write(line, by, time);
    }

    private void checkNew(String name, Passphrase passphrase, List<Person> people) {
        People.nameProblem(name, people).ifPresent(problem -> {
            String shown = Statement.canSay(name) ? "the name \"" + name + "\" " : "the name ";
            throw refused(shown + problem, "Choose another spelling.");
        });
        passphrase.weakness().ifPresent(problem -> {
            throw refused("the passphrase " + problem, "Choose another one: several words are easy to keep in mind.");
        });
    }

    private static Map<String, String> line(Act act, String name, String key, String reason) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("action", act.word());
        line.put("name", name);
        line.put("key", key);
        line.put("reason", reason);
        return line;
    }

    /** The signature is written before the line: what is in people.csv is signed. */
    private void write(Map<String, String> line, By by, Instant time) {
        ChainedFile file = ChainedFile.in(folder, People.LAYOUT);
        file.alone(Patience.NONE, () -> {
            ChainedLines before = file.read();
            Optional<Instant> last = before.count() == 0
                    ? Optional.empty()
                    : Optional.of(Instant.parse(before.cell(before.count() - 1, "time")));
            if (last.filter(time::isBefore).isPresent()) {
                throw refused(
                        "its last entry is of " + last.orElseThrow() + ", and the clock of this machine says " + time,
                        "Set the clock right.");
            }
            line.put("entry", String.valueOf(before.count() + 1));
            line.put("time", time.toString());
            line.put("by", by.name());
            line.put("by_key", by.key().verifying().id());
            String text = file.with(List.of(line));
            Map<String, String> signed = new LinkedHashMap<>(line);
            signed.put(ChainLayout.CHAIN, file.lines(text).head());
            Statement statement = People.statement(signed);
            SignedStatement.of(statement, by.key(), "enantio, entry " + signed.get("entry") + " of people.csv")
                    .write(People.statementFile(folder, before.count() + 1));
            file.write(text);
            return before.count() + 1;
        });
    }

    private RecordException refused(String problem, String remedy) {
        return new RecordException(People.shown(folder), problem, remedy);
    }
}
