package io.enantio.acceptance.evidence;

/** What a failed rule does (RULES B: R, W, N, and QC-1, which is a message only). */
public enum Consequence {
    REJECTS("rejects the analyte's run"),
    REMOVES_RESULTS("removes single results"),
    WARNS("warns"),
    INFORMS("message only");

    private final String meaning;

    Consequence(String meaning) {
        this.meaning = meaning;
    }

    /** For the generated manual. */
    public String meaning() {
        return meaning;
    }
}
