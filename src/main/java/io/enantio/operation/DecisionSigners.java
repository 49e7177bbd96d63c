package io.enantio.operation;

import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.record.key.Passphrase;
import io.enantio.record.key.SigningKey;
import io.enantio.record.people.KeyRing;
import io.enantio.record.people.KeyRing.Attempt;
import io.enantio.record.people.Meaning;
import io.enantio.record.people.People;
import io.enantio.record.people.Person;
import io.enantio.record.signature.DecisionSignatures;
import io.enantio.record.signature.DecisionSignatures.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who signs a decision. Without a folder of people nobody does: the names are declared.
 *
 * @param people of the laboratory; absent: the run names none
 * @param signing each person with what they sign, the one who decides first
 */
public record DecisionSigners(Optional<People> people, Map<Meaning, Person> signing) {

    /**
     * A person with the key opened.
     *
     * @param meaning what they sign
     * @param person whose key it is
     * @param key opened
     */
    public record Opened(Meaning meaning, Person person, SigningKey key) {}

    /**
     * Who signs.
     *
     * @param folder of people that the run names
     * @param person who decides
     * @param second who agrees; empty if nobody does
     * @return the people
     * @throws InputException if one of them is not known or may not sign such a thing
     */
    public static DecisionSigners of(Optional<Path> folder, String person, String second) {
        Optional<People> people = folder.map(People::read);
        Map<Meaning, Person> signing = new LinkedHashMap<>();
        people.ifPresent(known -> {
            signing.put(Meaning.DECIDED, entitled(known, person, Meaning.DECIDED));
            if (!second.isBlank()) {
                signing.put(Meaning.AGREED, entitled(known, second, Meaning.AGREED));
            }
        });
        if (signing.containsKey(Meaning.AGREED) && person.equals(second)) {
            throw new InputException(new Problem(
                    "second_person",
                    "",
                    "is the person who decides",
                    "A second person has another key: name somebody else."));
        }
        return new DecisionSigners(people, signing);
    }

    private static Person entitled(People people, String name, Meaning meaning) {
        Person person = people.signer(name);
        if (!person.role().maySign(meaning)) {
            throw new InputException(new Problem(
                    people.folder().toString(),
                    "",
                    name + " is " + person.role().word() + " and takes no part in decisions",
                    "Name an analyst, a reviewer or a principal investigator."));
        }
        return person;
    }

    /**
     * Id of the key that signs with a meaning.
     *
     * @param meaning of the signature
     * @return empty if nobody does
     */
    public String key(Meaning meaning) {
        return Optional.ofNullable(signing.get(meaning))
                .map(person -> person.key().id())
                .orElse("");
    }

    /** Where the passphrase of a person comes from. */
    @FunctionalInterface
    public interface Passphrases {
        /**
         * The passphrase of a person.
         *
         * @param person whose it is
         * @param meaning what the key will sign
         * @return as typed
         */
        Passphrase of(Person person, Meaning meaning);
    }

    /**
     * Opens the keys of all who sign.
     *
     * @param run its name
     * @param passphrases of the people
     * @param occasion when
     * @return each person with the key
     */
    public List<Opened> open(String run, Passphrases passphrases, Occasion occasion) {
        return signing.keySet().stream()
                .map(meaning -> open(run, meaning, passphrases, occasion))
                .toList();
    }

    /**
     * Opens the key of one who signs. The attempt is recorded.
     *
     * @param run its name
     * @param meaning what is signed
     * @param passphrases of the people
     * @param occasion when
     * @return the person with the key
     */
    public Opened open(String run, Meaning meaning, Passphrases passphrases, Occasion occasion) {
        Person person = Objects.requireNonNull(signing.get(meaning), "nobody signs with this meaning");
        SigningKey key = KeyRing.in(people.orElseThrow().folder())
                .open(
                        person,
                        passphrases.of(person, meaning),
                        new Attempt("decide about run " + run + ": " + meaning.word(), occasion.instant()));
        return new Opened(meaning, person, key);
    }

    /**
     * Signs a line before it is written.
     *
     * @param runFolder of the decision
     * @param line of decisions.csv: run, number, machine's time and chain
     * @param opened the people with their keys
     */
    void sign(Path runFolder, LineOnItsWay line, List<Opened> opened) {
        people.ifPresent(known -> opened.forEach(each -> new DecisionSignatures(runFolder, known)
                .sign(
                        new Line(
                                line.run(),
                                line.number(),
                                each.meaning(),
                                each.person().name(),
                                each.person().key().id(),
                                line.time(),
                                line.chain()),
                        each.key())));
    }

    /** What a signature says of a line of decisions.csv. */
    record LineOnItsWay(String run, int number, String time, String chain) {}

    /**
     * Who stands behind the names.
     *
     * @return a sentence
     */
    public String sentence() {
        if (signing.isEmpty()) {
            return "The names are declared, not proven.";
        }
        List<String> who = new ArrayList<>();
        signing.forEach((meaning, person) -> who.add(
                person.name() + " (" + meaning.word() + ", key " + person.key().id() + ")"));
        return "Signed by " + String.join(" and ", who) + ".";
    }
}
