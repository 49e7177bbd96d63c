package io.enantio.input.theirs;

import io.enantio.text.CsvTable;
import java.util.Arrays;
import java.util.Optional;

/** Programs whose result tables are known by their header. */
public enum TheirSystem {
    MULTIQUANT("MultiQuant / SCIEX OS"),
    MASSHUNTER("MassHunter"),
    TARGETLYNX("TargetLynx"),
    LABSOLUTIONS("LabSolutions"),
    SKYLINE("Skyline");

    private final String shown;

    TheirSystem(String shown) {
        this.shown = shown;
    }

    /** As a person calls it. */
    public String shown() {
        return shown;
    }

    /** The word of the command line. */
    public String word() {
        return CsvTable.lower(this);
    }

    /** The program of a word. */
    public static Optional<TheirSystem> ofWord(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
