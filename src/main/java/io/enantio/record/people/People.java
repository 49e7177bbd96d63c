package io.enantio.record.people;

import io.enantio.record.chain.ChainLayout;
import io.enantio.record.chain.ChainedFile;
import io.enantio.record.chain.ChainedLines;
import io.enantio.record.chain.RecordException;
import io.enantio.record.key.SignedStatement;
import io.enantio.record.key.Statement;
import io.enantio.record.key.VerifyingKey;
import io.enantio.run.PersonName;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The people of a laboratory, read from their folder. Every entry of people.csv is signed by an administrator, the first one by itself:
 * who has no administrator's key adds nobody, whatever is written into the file.
 *
 * @param folder that has people.csv
 * @param all every key that was ever added, in the order of their entries
 * @param lines of people.csv
 */
public record People(Path folder, List<Person> all, ChainedLines lines) {
    /** Columns of people.csv. */
    public static final ChainLayout LAYOUT = new ChainLayout(
            "people.csv",
            List.of("entry", "time", "action", "name", "role", "key", "public_key", "by", "by_key", "reason"),
            List.of());

    private static final String SIGNATURES = "signatures";
    private static final String PUT_BACK = "Put the folder of people back as enantio person wrote it.";

    /** What an entry does. */
    public enum Act {
        /** A key, of a new person or another one of a person whose keys are retired. */
        ADD,
        /** A key is used no longer. */
        RETIRE,
        /** A key that was locked after wrong passphrases may be used again. */
        ADMIT;

        /** The word in the file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public People {
        all = List.copyOf(all);
    }

    /**
     * Reads a folder and checks every entry.
     *
     * @param folder of people
     * @return the people
     * @throws RecordException if there is none, or if an entry is not what an administrator signed
     */
    public static People read(Path folder) {
        ChainedFile file = ChainedFile.in(folder, LAYOUT);
        if (!file.isListed()) {
            throw new RecordException(
                    shown(folder),
                    "is no folder of people: it has no " + LAYOUT.file(),
                    "Name the folder that enantio person wrote.");
        }
        ChainedLines lines = file.read();
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < lines.count(); i++) {
            new Entry(folder, lines, i, people).apply();
        }
        if (people.isEmpty()) {
            throw new RecordException(
                    shown(file.place()), "names nobody", "Add the first administrator with enantio person add.");
        }
        return new People(folder, people, lines);
    }

    /** One line of people.csv, applied to the people before it. */
    private record Entry(Path folder, ChainedLines lines, int at, List<Person> people) {

        void apply() {
            check(cell("entry").equals(String.valueOf(at + 1)), "must be entry " + (at + 1));
            Instant time = time();
            check(
                    at == 0 || !time.isBefore(Instant.parse(lines.cell(at - 1, "time"))),
                    "is older than the entry before it");
            Optional<Person> administrator = at == 0 ? Optional.of(added(time)) : inUse(cell("by_key"));
            check(
                    administrator
                            .filter(by ->
                                    by.role() == Role.ADMINISTRATOR && by.name().equals(cell("by")))
                            .isPresent(),
                    "was not made by an administrator whose key was in use");
            Path statement = folder.resolve(SIGNATURES).resolve(name(at + 1) + SignedStatement.TEXT);
            SignedStatement signed = SignedStatement.read(statement);
            check(
                    signed.text().equals(statement(lines.lines().get(at)).text())
                            && signed.isBy(administrator.orElseThrow().key()),
                    "is not what the administrator signed in " + SIGNATURES + "/" + statement.getFileName());
            act(time);
        }

        private void act(Instant time) {
            String action = cell("action");
            if (action.equals(Act.ADD.word())) {
                people.add(added(time));
            } else if (action.equals(Act.RETIRE.word())) {
                Person person = inUse(cell("key")).orElseThrow(() -> refused("retires a key that is not in use"));
                people.set(
                        people.indexOf(person),
                        new Person(
                                person.name(),
                                person.role(),
                                person.key(),
                                person.from(),
                                person.added(),
                                Optional.of(new Person.Retirement(at + 1, time, cell("reason")))));
            } else {
                check(action.equals(Act.ADMIT.word()), "has an unknown action");
                check(inUse(cell("key")).isPresent(), "admits a key that is not in use");
            }
        }

        private Person added(Instant time) {
            check(cell("action").equals(Act.ADD.word()), "must add the first administrator");
            VerifyingKey key = VerifyingKey.parse(cell("public_key")).orElseThrow(() -> refused("has no public key"));
            check(key.id().equals(cell("key")), "names another key than its public_key");
            check(people.stream().noneMatch(other -> other.key().id().equals(key.id())), "adds a key a second time");
            Role role = Role.ofWord(cell("role")).orElseThrow(() -> refused("has an unknown role"));
            check(
                    at > 0 || role == Role.ADMINISTRATOR && cell("by_key").equals(key.id()),
                    "must add the first administrator");
            String name = cell("name");
            check(
                    nameProblem(name, people).isEmpty(),
                    "has a name that is not possible: it "
                            + nameProblem(name, people).orElse(""));
            return new Person(name, role, key, at + 1, time, Optional.empty());
        }

        private Instant time() {
            try {
                return Instant.parse(cell("time"));
            } catch (DateTimeException e) {
                throw refused("has no time");
            }
        }

        private Optional<Person> inUse(String key) {
            return people.stream()
                    .filter(person ->
                            person.key().id().equals(key) && person.retired().isEmpty())
                    .findFirst();
        }

        private String cell(String column) {
            return lines.cell(at, column);
        }

        private void check(boolean isTrue, String problem) {
            if (!isTrue) {
                throw refused(problem);
            }
        }

        private RecordException refused(String problem) {
            return new RecordException(shown(folder.resolve(LAYOUT.file())) + ", entry " + (at + 1), problem, PUT_BACK);
        }
    }

    /** Why a name cannot be added, to be read behind "it"; a person whose keys are all retired may get another one. */
    static Optional<String> nameProblem(String name, List<Person> people) {
        if (name.isBlank() || !name.equals(name.strip()) || name.length() > 100 || !Statement.canSay(name)) {
            return Optional.of("is empty, long, begins or ends with a blank, or has letters that do not show");
        }
        if ("=+-@'".indexOf(name.charAt(0)) >= 0 || name.indexOf(';') >= 0 || !new PersonName(name).isSomebody()) {
            return Optional.of("is no name of a person");
        }
        for (Person other : people) {
            if (other.name().equals(name) && other.retired().isEmpty()) {
                return Optional.of("has a key in use already: retire that first");
            }
            if (!other.name().equals(name) && new PersonName(name).isSamePersonAs(new PersonName(other.name()))) {
                return Optional.of("reads like " + other.name() + ": write the same, or more of the name");
            }
        }
        return Optional.empty();
    }

    /** What an administrator signs of a line. */
    static Statement statement(Map<String, String> line) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("schema", "enantio-statement/1");
        facts.put("what", "entry of people.csv");
        LAYOUT.columns().forEach(column -> facts.put(column, line.getOrDefault(column, "")));
        facts.put(ChainLayout.CHAIN, line.getOrDefault(ChainLayout.CHAIN, ""));
        return new Statement(facts);
    }

    static Path statementFile(Path folder, int entry) {
        return folder.resolve(SIGNATURES).resolve(name(entry) + SignedStatement.TEXT);
    }

    private static String name(int entry) {
        return String.format(Locale.ROOT, "%04d", entry);
    }

    /**
     * The person of a name whose key is in use.
     *
     * @param name exactly as it was added
     * @return empty if nobody has it
     */
    public Optional<Person> active(String name) {
        return all.stream()
                .filter(person -> person.name().equals(name) && person.retired().isEmpty())
                .findFirst();
    }

    /**
     * The person of a name whose key is in use.
     *
     * @param name as somebody typed it
     * @return the person
     * @throws RecordException if nobody has it, naming those who do
     */
    public Person signer(String name) {
        return active(name).orElseThrow(() -> {
            boolean isRetired = all.stream().anyMatch(person -> person.name().equals(name));
            String known = String.join(
                    ", ",
                    all.stream()
                            .filter(person -> person.retired().isEmpty())
                            .map(Person::name)
                            .toList());
            String quoted = Statement.canSay(name) ? "\"" + name + "\"" : "this name";
            return new RecordException(
                    shown(folder.resolve(LAYOUT.file())),
                    isRetired ? "the key of " + quoted + " was retired" : "nobody is called " + quoted,
                    isRetired
                            ? "An administrator adds a new key with enantio person add."
                            : "Known: " + known + ". Write the name as it is there.");
        });
    }

    /**
     * The person of a key.
     *
     * @param key its 16 hex digits
     * @return empty if nobody has it
     */
    public Optional<Person> ofKey(String key) {
        return all.stream().filter(person -> person.key().id().equals(key)).findFirst();
    }

    /** Number of entries. */
    public int entries() {
        return lines.count();
    }

    /**
     * Chain of the first entry: by it a laboratory tells its people from others.
     *
     * @return SHA-256
     */
    public String root() {
        return lines.headAfter(1);
    }

    /**
     * Whether these are the people that a statement was made among, or more.
     *
     * @param head the statement's fact {@code people}
     * @return how many entries there were then; empty if entries were cut off or replaced since
     */
    public Optional<Integer> entriesAt(String head) {
        for (int count = 1; count <= entries(); count++) {
            if (lines.headAfter(count).equals(head)) {
                return Optional.of(count);
            }
        }
        return Optional.empty();
    }

    static String shown(Path path) {
        return path.normalize().toString().replace('\\', '/');
    }
}
