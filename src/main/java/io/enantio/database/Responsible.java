package io.enantio.database;

import io.enantio.database.engine.DatabaseException;
import io.enantio.run.PersonName;
import java.util.Optional;

/**
 * Who is responsible for an act that changes what is reported, and why.
 *
 * @param person who does it
 * @param second who approves it, if somebody does
 * @param reason at least ten letters or digits
 */
public record Responsible(String person, Optional<String> second, String reason) {
    private static final int LETTERS = 10;

    public Responsible {
        require(new PersonName(person).isSomebody(), "--person", "is empty", "State who does it.");
        require(
                reason.chars().filter(Character::isLetterOrDigit).count() >= LETTERS,
                "--reason",
                "says too little: it needs at least " + LETTERS + " letters",
                "State the reason in words.");
        PersonName first = new PersonName(person);
        require(
                second.map(PersonName::new)
                        .map(other -> other.isSomebody() && !other.isSamePersonAs(first))
                        .orElse(true),
                "--second_person",
                "must be somebody else than --person",
                "Name somebody else, or nobody.");
    }

    /** Refuses a single person. */
    void requireSecond(String what) {
        require(
                second.isPresent(),
                "--second_person",
                "is missing: " + what + " needs two persons",
                "Name the person who approves it.");
    }

    /** As the audit trail says it. */
    String text() {
        return reason + " (" + person + second.map(other -> ", " + other).orElse("") + ")";
    }

    private static void require(boolean holds, String option, String problem, String remedy) {
        if (!holds) {
            throw new DatabaseException(option, problem, remedy);
        }
    }
}
