package io.enantio.database;

import io.enantio.database.engine.DatabaseException;
import java.text.Normalizer;
import java.util.Locale;
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
        require(!person.isBlank(), "--person", "is empty", "State who does it.");
        require(
                reason.chars().filter(Character::isLetterOrDigit).count() >= LETTERS,
                "--reason",
                "says too little: it needs at least " + LETTERS + " letters",
                "State the reason in words.");
        String first = folded(person);
        require(
                second.map(other -> !other.isBlank() && !folded(other).equals(first))
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

    /** Case, blanks and dots make nobody another person. */
    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static void require(boolean holds, String option, String problem, String remedy) {
        if (!holds) {
            throw new DatabaseException(option, problem, remedy);
        }
    }
}
