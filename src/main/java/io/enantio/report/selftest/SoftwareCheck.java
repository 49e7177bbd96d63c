package io.enantio.report.selftest;

/**
 * A check of the program on a machine, with its outcome.
 *
 * @param check short name
 * @param claim what was compared with what
 * @param outcome whether it passed
 * @param worst the worst figure found
 * @param limit of that figure
 * @param detail how many values were compared, and the first that differs
 */
public record SoftwareCheck(String check, String claim, Outcome outcome, String worst, String limit, String detail) {

    /** Outcome of a check or a test. */
    public enum Outcome {
        PASS("pass"),
        FAIL("fail"),
        NOT_RUN("not_run");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** The word in tables. */
        public String word() {
            return word;
        }
    }

    public boolean isPass() {
        return outcome == Outcome.PASS;
    }
}
