package io.enantio.method;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a QC level is for. It follows from the level's concentration or is declared in the method, never from a name. */
public enum LevelRole {
    /** At the lowest standard. */
    LLOQ,
    /** Near the lower end of the range. */
    LOW,
    MIDDLE,
    /** Near the upper end of the range. */
    HIGH,
    /** Above the range, or measured with a dilution factor. */
    DILUTION;

    /** The three that every run needs (ICH M10, 3.3.1). */
    public static final List<LevelRole> OF_EVERY_RUN = List.of(LOW, MIDDLE, HIGH);

    /** The word in methods, results and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of a word.
     *
     * @param word as a method has it
     * @return absent for an unknown word
     */
    public static Optional<LevelRole> ofWord(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
