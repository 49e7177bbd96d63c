package io.enantio.record.signature;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.record.chain.RecordException;
import io.enantio.record.key.SignedStatement;
import io.enantio.record.key.SigningKey;
import io.enantio.record.key.Statement;
import io.enantio.record.people.Meaning;
import io.enantio.record.people.People;
import io.enantio.record.people.Person;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The signatures of the decisions of a run: for each person of a line a statement and its signature, which are written before the line.
 * One that no line follows is of an attempt that was broken off, or of a line that was cut off.
 *
 * @param runFolder that has decisions.csv
 * @param people of the laboratory
 */
public record DecisionSignatures(Path runFolder, People people) {
    /** Beside decisions.csv. */
    public static final String FOLDER = "decisions.signatures";

    private static final int LETTERS_OF_CHAIN = 16;

    /**
     * A person's part in a line of decisions.csv.
     *
     * @param run its name
     * @param number of the decision
     * @param meaning decided or agreed
     * @param name of the person
     * @param key id of their key
     * @param time at which the machine recorded the line
     * @param chain of the line
     */
    public record Line(String run, int number, Meaning meaning, String name, String key, String time, String chain) {
        private String file() {
            return String.format(
                            Locale.ROOT, "%04d-%s-%s", number, chain.substring(0, LETTERS_OF_CHAIN), meaning.word())
                    + SignedStatement.TEXT;
        }
    }

    private static Statement statement(Line line, Person person, String head) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("schema", "enantio-statement/1");
        facts.put("what", "decision about a run");
        facts.put("of", "run " + line.run());
        facts.put("number", String.valueOf(line.number()));
        facts.put("chain", line.chain());
        facts.put("meaning", line.meaning().word());
        facts.put("name", line.name());
        facts.put("role", person.role().word());
        facts.put("key", line.key());
        facts.put("time", line.time());
        facts.put("people", head);
        return new Statement(facts);
    }

    /**
     * Signs a line that is about to be written.
     *
     * @param line the person's part in it
     * @param key of the person
     * @throws RecordException if the person may not, or nothing can be written
     */
    public void sign(Line line, SigningKey key) {
        Person person = people.ofKey(line.key()).orElseThrow();
        SignedStatement.of(
                        statement(line, person, people.lines().head()),
                        key,
                        "enantio, run " + line.run() + ", decision " + line.number() + ", "
                                + line.meaning().word() + " by " + line.name() + ", " + line.time())
                .write(runFolder.resolve(FOLDER).resolve(line.file()));
    }

    /**
     * Signed statements that belong to no line.
     *
     * @param chain of each line of decisions.csv
     * @return who signed what, a line each: the decision was cut off, or writing it was broken off
     */
    public List<String> withoutLine(List<String> chain) {
        Path folder = runFolder.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try {
            return RegularFile.content(folder).stream()
                    .filter(file -> file.getFileName().toString().endsWith(SignedStatement.TEXT))
                    .map(SignedStatement::read)
                    .filter(signed -> people.all().stream().anyMatch(person -> signed.isBy(person.key())))
                    .flatMap(signed -> signed.statement().stream())
                    .filter(said -> !chain.contains(said.get("chain")))
                    .map(said -> "decision " + said.get("number") + " was signed by " + said.get("name") + " at "
                            + said.get("time")
                            + " and is not in decisions.csv: it was cut off, or writing it was broken off")
                    .toList();
        } catch (UnusableFile e) {
            throw new RecordException(
                    folder.toString(), "cannot be read: " + e.problem(), "Check the permissions, then try again.");
        }
    }

    /**
     * Why a line is not proven.
     *
     * @param line a person's part in it
     * @return what is wrong, to be read behind the decision; empty if the person signed it
     */
    public Optional<String> problem(Line line) {
        String who = line.meaning() == Meaning.DECIDED ? "the person" : "the second person";
        Optional<Person> person = people.ofKey(line.key());
        if (line.key().isEmpty()) {
            return Optional.of("names no key of " + who);
        }
        if (person.isEmpty() || !person.get().name().equals(line.name())) {
            return Optional.of("names a key of " + who + " that is not theirs");
        }
        Path file = runFolder.resolve(FOLDER).resolve(line.file());
        if (!Files.exists(file)) {
            return Optional.of("has no signature of " + who + ", " + line.name());
        }
        SignedStatement signed = SignedStatement.read(file);
        String head = signed.statement().map(found -> found.get("people")).orElse("");
        if (!signed.text().equals(statement(line, person.get(), head).text())
                || !signed.isBy(person.get().key())) {
            return Optional.of("is not what " + line.name() + " signed");
        }
        return keyProblem(person.get(), line, head);
    }

    private Optional<String> keyProblem(Person person, Line line, String head) {
        Optional<Integer> entries = people.entriesAt(head);
        if (entries.isEmpty()) {
            return Optional.of("knows people that people.csv does not have any more: entries were cut off or replaced");
        }
        if (!person.role().maySign(line.meaning())) {
            return Optional.of("is signed by " + line.name() + ", whose role is "
                    + person.role().word());
        }
        try {
            return person.isInUseAfter(entries.get()) && person.isInUseAt(Instant.parse(line.time()))
                    ? Optional.empty()
                    : Optional.of("is signed with a key of " + line.name() + " that was not in use");
        } catch (DateTimeException e) {
            return Optional.of("has no time of the machine");
        }
    }
}
