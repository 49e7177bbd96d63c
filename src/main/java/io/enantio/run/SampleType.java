package io.enantio.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an injection is (docs/reference/run-folder.md). */
public enum SampleType {
    SUITABILITY,
    SINGLE_ENANTIOMER,
    /** Processed matrix, no analyte, no internal standard. */
    BLANK,
    /** Processed matrix with internal standard. */
    ZERO,
    STANDARD,
    QC,
    STUDY,
    /** A blank right after the highest standard. */
    CARRYOVER_BLANK;

    /** The word in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a level must be named. */
    public boolean needsLevel() {
        return this == STANDARD || this == QC || this == SINGLE_ENANTIOMER;
    }

    /** Whether the run is judged by it: every type but study samples. */
    public boolean judgesTheRun() {
        return this != STUDY;
    }

    /** Whether by design no internal standard is in it. */
    public boolean hasNoInternalStandard() {
        return this == BLANK || this == CARRYOVER_BLANK;
    }

    /** The type of a file's word. */
    public static Optional<SampleType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
