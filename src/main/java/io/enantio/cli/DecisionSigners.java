package io.enantio.cli;

import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
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
import java.util.Optional;

/**
 * Who signs a decision. Without a folder of people nobody does: the names are declared.
 *
 * @param people of the laboratory; absent: the run names none
 * @param signing each person with what they sign, the one who decides first
 */
record DecisionSigners(Optional<People> people, Map<Meaning, Person> signing) {

    /** A person with the key opened. */
    record Opened(Meaning meaning, Person person, SigningKey key) {}

    /**
     * Who signs.
     *
     * @param folder of people that the run names
     * @param person who decides
     * @param second who agrees; empty if nobody does
     * @return the people
     * @throws InputException if one of them is not known or may not sign such a thing
     */
    static DecisionSigners of(Optional<Path> folder, String person, String second) {
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
                    "--second_person",
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

    /** Id of the key that signs with a meaning; empty if nobody does. */
    String key(Meaning meaning) {
        return Optional.ofNullable(signing.get(meaning))
                .map(person -> person.key().id())
                .orElse("");
    }

    /**
     * Opens the keys.
     *
     * @param run its name
     * @param files of passphrases, by what is signed
     * @return each person with the key
     */
    List<Opened> open(String run, Map<Meaning, Optional<Path>> files) {
        List<Opened> opened = new ArrayList<>();
        people.ifPresent(known -> signing.forEach((meaning, person) -> {
            String option = meaning == Meaning.DECIDED ? "--passphrase-file" : "--second-passphrase-file";
            SigningKey key = KeyRing.in(known.folder())
                    .open(
                            person,
                            PassphraseSource.of(person.name(), files.getOrDefault(meaning, Optional.empty()), option),
                            new Attempt("decide about run " + run + ": " + meaning.word(), Now.instant()));
            opened.add(new Opened(meaning, person, key));
        }));
        return opened;
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

    /** Who stands behind the names, in a sentence. */
    String sentence() {
        if (signing.isEmpty()) {
            return "The names are declared, not proven.";
        }
        List<String> who = new ArrayList<>();
        signing.forEach((meaning, person) -> who.add(
                person.name() + " (" + meaning.word() + ", key " + person.key().id() + ")"));
        return "Signed by " + String.join(" and ", who) + ".";
    }
}
