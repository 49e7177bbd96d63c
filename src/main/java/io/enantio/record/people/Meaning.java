package io.enantio.record.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a signature means (21 CFR 11.50). */
public enum Meaning {
    /** Of a decision: this person decided. */
    DECIDED("took the decision"),
    /** Of a decision: this person, a second one, agrees. */
    AGREED("agreed as the second person"),
    RESPONSIBLE("is responsible for these results"),
    REVIEWED("reviewed these results"),
    APPROVED("approved these results"),
    REJECTED("rejected these results"),
    RELEASED("released these results"),
    UNLOCKED("unlocked these results for changes");

    private final String words;

    Meaning(String words) {
        this.words = words;
    }

    /** The word in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the person says, to be read behind the name. */
    public String words() {
        return words;
    }

    /** Whether results are signed with it, as distinct from a decision. */
    public boolean isOfResults() {
        return this != DECIDED && this != AGREED;
    }

    /**
     * The meaning of a file's word.
     *
     * @param word as written
     * @return empty if there is none
     */
    public static Optional<Meaning> ofWord(String word) {
        return Arrays.stream(values())
                .filter(meaning -> meaning.word().equals(word))
                .findFirst();
    }
}
