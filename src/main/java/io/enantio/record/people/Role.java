package io.enantio.record.people;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a person is in the laboratory, and so may sign (rule F-04). */
public enum Role {
    ANALYST("analyst", EnumSet.of(Meaning.DECIDED, Meaning.AGREED, Meaning.RESPONSIBLE)),
    REVIEWER("reviewer", EnumSet.of(Meaning.DECIDED, Meaning.AGREED, Meaning.REVIEWED, Meaning.REJECTED)),
    PRINCIPAL_INVESTIGATOR(
            "principal investigator",
            EnumSet.of(
                    Meaning.DECIDED,
                    Meaning.AGREED,
                    Meaning.RESPONSIBLE,
                    Meaning.REVIEWED,
                    Meaning.APPROVED,
                    Meaning.REJECTED,
                    Meaning.RELEASED,
                    Meaning.UNLOCKED)),
    /** Changes no data: it can hold results back or let them go. */
    QUALITY("quality", EnumSet.of(Meaning.REJECTED, Meaning.RELEASED)),
    /** Keeps the people and touches no data. */
    ADMINISTRATOR("administrator", EnumSet.noneOf(Meaning.class));

    private final String word;
    private final Set<Meaning> meanings;

    Role(String word, Set<Meaning> meanings) {
        this.word = word;
        this.meanings = Set.copyOf(meanings);
    }

    /** The word in files. */
    public String word() {
        return word;
    }

    /**
     * Whether such a person may sign with a meaning.
     *
     * @param meaning of the signature
     * @return whether it is theirs
     */
    public boolean maySign(Meaning meaning) {
        return meanings.contains(meaning);
    }

    /**
     * The role of a file's word.
     *
     * @param word as written
     * @return empty if there is none
     */
    public static Optional<Role> ofWord(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }
}
