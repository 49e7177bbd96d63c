package io.enantio.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A column of injections.csv, in the order of the file. Whoever reads or writes the file takes its columns from here. */
public enum InjectionColumn {
    INJECTION("position in the sequence, 1..n, unique"),
    FILE("mzML path relative to this file; empty = planned but not acquired"),
    SAMPLE_ID("name of the sample"),
    SAMPLE_TYPE("what was injected"),
    LEVEL(
            "a level of the method, for standard and qc; for single_enantiomer the configuration, R or S, or the one analyte injected"),
    DILUTION_FACTOR(
            "default 1; the concentration in the injected sample is multiplied by it; a qc with another is a dilution QC"),
    ACQUIRED_AT("start of acquisition, ISO 8601; default is the raw file's"),
    BATCH("extraction batch, if a run has several"),
    EXPERIMENT("validation runs: which experiment the injection serves"),
    LOT("validation runs: lot of the matrix"),
    CONDITION("validation runs: kind of lot, of spiking or of storage"),
    TIME_POINT("validation runs: how long it was stored, hours"),
    CYCLE("validation runs: how often it was frozen and thawed"),
    SET(
            "validation runs: what was added (SPE), which of two sets it belongs to (XV), or which run it is injected again from (RI)"),
    REPLICATE("number of the replicate"),
    COMMENT("free text");

    private final String meaning;

    InjectionColumn(String meaning) {
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

    /** Whether the file must have it. */
    public boolean isRequired() {
        return compareTo(SAMPLE_TYPE) <= 0;
    }

    /** Whether it says where the injection belongs in a validation; kept with the injection as a remark. */
    public boolean isRemark() {
        return compareTo(EXPERIMENT) >= 0 && compareTo(REPLICATE) <= 0;
    }

    /** The columns from one to another, both included. */
    public static List<InjectionColumn> range(InjectionColumn first, InjectionColumn last) {
        return Arrays.asList(values()).subList(first.ordinal(), last.ordinal() + 1);
    }

    /** Names of columns, as a header has them. */
    public static List<String> words(List<InjectionColumn> columns) {
        return columns.stream().map(InjectionColumn::word).toList();
    }
}
