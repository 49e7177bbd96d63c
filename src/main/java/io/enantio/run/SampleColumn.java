package io.enantio.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A column of samples.csv, in the order of the file (rule H-14). Whoever reads, stores or writes the file takes its columns from here. */
public enum SampleColumn {
    SAMPLE_ID("as in injections.csv, unique"),
    STUDY("name of the study"),
    SUBJECT("name of the subject"),
    VISIT("name of the visit"),
    TIME_POINT("number of the planned time in the study's schedule"),
    NOMINAL_TIME_H("planned hours after the first dose began; 0 is pre-dose"),
    WINDOW_FROM_MIN("earliest planned time, minutes after the infusion began"),
    WINDOW_TO_MIN("latest planned time, minutes after the infusion began"),
    COLLECTED_AT("when the sample was taken, ISO 8601"),
    INFUSION_START("ISO 8601"),
    INFUSION_END("ISO 8601"),
    INFUSION_RATE_MG_PER_H("rate when the sample was taken, mg/h"),
    FREEZE_THAW_CYCLES("cycles that the sample went through"),
    BENCH_HOURS("hours that the sample was on the bench");

    private final String meaning;

    SampleColumn(String meaning) {
        this.meaning = meaning;
    }

    /** As the header names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For a person to read, one line. */
    public String meaning() {
        return meaning;
    }

    /** Whether it says which sample of whom a row is about. The file must have these columns; the others are what is known of the sample. */
    public boolean isIdentity() {
        return this == SAMPLE_ID || this == STUDY || this == SUBJECT;
    }

    /** The header of a file with all columns. */
    public static List<String> words() {
        return Arrays.stream(values()).map(SampleColumn::word).toList();
    }
}
