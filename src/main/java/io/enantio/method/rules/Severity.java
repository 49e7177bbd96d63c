package io.enantio.method.rules;

/** What a flag does to a number (docs/rules/flags-and-status.md). */
public enum Severity {
    /** For information. */
    INFORMATION("I", "information"),
    /** The value is reported, a reviewer must act. */
    WARNING("W", "warning: the value is reported, a reviewer must act"),
    /** The status becomes {@code not_quantifiable}. */
    NOT_QUANTIFIABLE("N", "not quantifiable: no concentration is reported, the estimate is kept"),
    /** The analyte's run is rejected. */
    REJECTS_RUN("R", "rejects the analyte's run");

    private final String letter;
    private final String meaning;

    Severity(String letter, String meaning) {
        this.letter = letter;
        this.meaning = meaning;
    }

    /** I, W, N or R. */
    public String letter() {
        return letter;
    }

    /** For a person to read. */
    public String meaning() {
        return meaning;
    }
}
